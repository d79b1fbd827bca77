import { peaks, render, type SoundParameters } from '@stemma/audio'
import type { PlayerItem } from '../ui/player/item.ts'

const types = ['squeaker', 'rumbler', 'stutterer', 'classic', 'wet'] as const

/** The nth of an endless row of different sounds, made here. */
export const sampleItem = (index: number): PlayerItem => {
  const parameters: SoundParameters = {
    duration: 0.8 + (index % 7) * 0.35,
    wetness: (index * 3) % 11,
    pitch: (index * 7) % 11,
    type: types[index % types.length] ?? 'classic',
  }
  const audio = render({ engine: 'synth/v1', seed: index, parameters })
  const samples = audio.channels[0] ?? new Float32Array(1)
  const outline = peaks(audio, { columns: 800 })
  return {
    key: `sample ${index}`,
    title: `${parameters.type} number ${index}`,
    length: samples.length / audio.sampleRate,
    wave: { key: `sample ${index}`, load: () => outline },
    source: { samples, sampleRate: audio.sampleRate },
  }
}
