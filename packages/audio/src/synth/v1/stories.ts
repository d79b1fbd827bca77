import type { Knot } from './curves.ts'
import type { SoundType } from '../../parameters.ts'

/** A pitch gesture: semitones over the length of the sound. */
export type Story = readonly Knot[]

/** The gestures of each kind, one of which chance picks. */
export const stories: Record<SoundType, readonly Story[]> = {
  squeaker: [
    [
      [0, -6],
      [0.12, 3],
      [0.55, 1],
      [0.85, 6],
      [1, 9],
    ],
    [
      [0, 2],
      [0.2, 6],
      [0.6, 0],
      [1, -9],
    ],
    [
      [0, -4],
      [0.3, 2],
      [0.5, -3],
      [0.75, 5],
      [1, 1],
    ],
  ],
  rumbler: [
    [
      [0, -3],
      [0.15, 2],
      [0.7, -1],
      [1, -5],
    ],
    [
      [0, 0],
      [0.4, -3],
      [0.8, 2],
      [1, -4],
    ],
    [
      [0, 4],
      [0.25, 0],
      [1, -6],
    ],
  ],
  stutterer: [
    [
      [0, 2],
      [1, -5],
    ],
    [
      [0, -3],
      [0.6, 1],
      [1, 6],
    ],
    [
      [0, 0],
      [0.5, 4],
      [1, -3],
    ],
  ],
  classic: [
    [
      [0, -2],
      [0.08, 4],
      [0.5, 1],
      [0.85, -4],
      [1, -8],
    ],
    [
      [0, 3],
      [0.3, -2],
      [0.6, 2],
      [0.85, -3],
      [1, -7],
    ],
    [
      [0, -4],
      [0.35, 0],
      [0.7, 5],
      [0.9, 9],
      [1, 12],
    ],
  ],
  wet: [
    [
      [0, 3],
      [0.2, -1],
      [0.6, 1],
      [1, -6],
    ],
    [
      [0, -4],
      [0.4, 2],
      [0.7, -2],
      [1, 3],
    ],
    [
      [0, 5],
      [0.15, -2],
      [0.8, 0],
      [1, -5],
    ],
  ],
}
