import type { SoundType } from '../../parameters.ts'
import { stories, type Story } from './stories.ts'

/** Low and high end of a range. */
export type Range = readonly [low: number, high: number]

/** One resonance of the body; its centre glides from `closed` to `open` hertz as the mouth of the valve widens. */
export type Resonance = { readonly closed: number; readonly open: number; readonly q: number; readonly gain: number }

/** What makes one kind of sound itself. Times in seconds, frequencies in hertz, the rest ratios. */
export type Character = {
  /** Flap rate at pitch 0 and at pitch 10. */
  readonly hertz: Range
  /** Octaves the body's resonances move from pitch 0 to pitch 10. */
  readonly bodySpan: number
  /** Part of a cycle the valve is open, and the longest it stays open. */
  readonly openPart: number
  readonly longestOpen: number
  /** Part of the open time that is closing, and how gently it ends: 0 slaps shut, 1 eases shut. */
  readonly closing: number
  readonly gentle: number
  /** Random deviation of a cycle's length and strength, and alternation of strong and weak cycles. */
  readonly jitter: number
  readonly shimmer: number
  readonly alternation: number
  /** Turbulence through the open valve, and hiss of a valve that never shuts quite. */
  readonly breath: number
  readonly leak: number
  readonly resonances: readonly Resonance[]
  /** How much of the bare valve is heard beside the body. */
  readonly bare: number
  /** Input level of the saturation. */
  readonly drive: number
  readonly attack: Range
  readonly release: Range
  /** Slow unsteadiness: changes a second, semitones, part of the pressure. */
  readonly wobble: { readonly hertz: number; readonly semitones: number; readonly pressure: number }
  /** Last part of the sound in which the pressure gives out and single flaps are heard, and their rate. */
  readonly flutter: { readonly part: number; readonly hertz: number }
  /** Bursts the pressure comes in; `floor` is what is left between them. */
  readonly bursts?: { readonly perSecond: Range; readonly duty: Range; readonly floor: number; readonly fall: number }
  /** Sudden leaps of register: a second, and semitones. */
  readonly breaks?: { readonly perSecond: number; readonly semitones: readonly number[] }
  /** Bubbles a second and their level, at wetness 0 and at wetness 10, and their pitch. */
  readonly bubbles: { readonly perSecond: Range; readonly level: Range; readonly hertz: Range }
  /** Pitch gestures in semitones, one of which is chosen. */
  readonly stories: readonly Story[]
}

export const characters: Record<SoundType, Character> = {
  // A pinched balloon neck: fast, smooth, yodelling.
  squeaker: {
    hertz: [300, 1250],
    bodySpan: 0.8,
    openPart: 0.82,
    longestOpen: 0.01,
    closing: 0.45,
    gentle: 0.75,
    jitter: 0.012,
    shimmer: 0.1,
    alternation: 0.06,
    breath: 0.16,
    leak: 0.02,
    resonances: [
      { closed: 650, open: 950, q: 3, gain: 0.7 },
      { closed: 1300, open: 1900, q: 5, gain: 1.3 },
      { closed: 2500, open: 3100, q: 7, gain: 1.6 },
      { closed: 4300, open: 4700, q: 7, gain: 0.9 },
    ],
    bare: 0.25,
    drive: 0.8,
    attack: [0.006, 0.02],
    release: [0.04, 0.08],
    wobble: { hertz: 7, semitones: 1.1, pressure: 0.3 },
    flutter: { part: 0.1, hertz: 150 },
    breaks: { perSecond: 2.2, semitones: [4, 5, 7, -5] },
    bubbles: { perSecond: [0, 24], level: [0.4, 0.66], hertz: [800, 3000] },
    stories: stories.squeaker,
  },
  // A slow, heavy flap on a big cavity: every slap is heard.
  rumbler: {
    hertz: [24, 64],
    bodySpan: 0.8,
    openPart: 0.5,
    longestOpen: 0.011,
    closing: 0.22,
    gentle: 0.05,
    jitter: 0.07,
    shimmer: 0.25,
    alternation: 0.3,
    breath: 0.22,
    leak: 0.004,
    resonances: [
      { closed: 80, open: 115, q: 3, gain: 0.9 },
      { closed: 190, open: 270, q: 5, gain: 1 },
      { closed: 430, open: 580, q: 6, gain: 1.3 },
      { closed: 1050, open: 1250, q: 6, gain: 1.3 },
      { closed: 2200, open: 2500, q: 5, gain: 0.7 },
    ],
    bare: 0.06,
    drive: 1.5,
    attack: [0.02, 0.05],
    release: [0.06, 0.12],
    wobble: { hertz: 3.5, semitones: 1.6, pressure: 0.3 },
    flutter: { part: 0.25, hertz: 13 },
    bubbles: { perSecond: [0, 18], level: [0.4, 0.66], hertz: [350, 1600] },
    stories: stories.rumbler,
  },
  // Pressure in bursts, each a little rasp of its own.
  stutterer: {
    hertz: [85, 330],
    bodySpan: 0.7,
    openPart: 0.55,
    longestOpen: 0.005,
    closing: 0.3,
    gentle: 0.1,
    jitter: 0.035,
    shimmer: 0.15,
    alternation: 0.15,
    breath: 0.12,
    leak: 0,
    resonances: [
      { closed: 300, open: 520, q: 5, gain: 0.8 },
      { closed: 850, open: 1250, q: 7, gain: 1.3 },
      { closed: 2100, open: 2500, q: 8, gain: 1.4 },
      { closed: 3500, open: 3700, q: 8, gain: 0.7 },
    ],
    bare: 0.1,
    drive: 1.2,
    attack: [0.004, 0.008],
    release: [0.02, 0.04],
    wobble: { hertz: 2.5, semitones: 1, pressure: 0.1 },
    flutter: { part: 0, hertz: 40 },
    bursts: { perSecond: [5, 9], duty: [0.42, 0.62], floor: 0, fall: 5 },
    bubbles: { perSecond: [0, 22], level: [0.4, 0.66], hertz: [600, 3000] },
    stories: stories.stutterer,
  },
  // The whoopee cushion: a nasal raspberry that sags and flaps out.
  classic: {
    hertz: [62, 230],
    bodySpan: 0.7,
    openPart: 0.6,
    longestOpen: 0.007,
    closing: 0.25,
    gentle: 0.05,
    jitter: 0.025,
    shimmer: 0.15,
    alternation: 0.22,
    breath: 0.12,
    leak: 0.006,
    resonances: [
      { closed: 260, open: 480, q: 5, gain: 0.8 },
      { closed: 780, open: 1150, q: 7, gain: 1.2 },
      { closed: 1900, open: 2250, q: 8, gain: 1.2 },
      { closed: 3100, open: 3300, q: 8, gain: 0.7 },
    ],
    bare: 0.1,
    drive: 1.3,
    attack: [0.006, 0.02],
    release: [0.03, 0.06],
    wobble: { hertz: 5, semitones: 1.3, pressure: 0.2 },
    flutter: { part: 0.24, hertz: 22 },
    breaks: { perSecond: 0.8, semitones: [3, 5, -4] },
    bubbles: { perSecond: [0, 26], level: [0.6, 0.72], hertz: [550, 2800] },
    stories: stories.classic,
  },
  // Sputter and squelch: the valve sticks, spits and gurgles.
  wet: {
    hertz: [48, 165],
    bodySpan: 0.7,
    openPart: 0.5,
    longestOpen: 0.006,
    closing: 0.35,
    gentle: 0.3,
    jitter: 0.1,
    shimmer: 0.35,
    alternation: 0.2,
    breath: 0.25,
    leak: 0.03,
    resonances: [
      { closed: 220, open: 420, q: 3.5, gain: 0.9 },
      { closed: 600, open: 1050, q: 5, gain: 1.1 },
      { closed: 1500, open: 2300, q: 5, gain: 0.9 },
      { closed: 3300, open: 3900, q: 4, gain: 0.5 },
    ],
    bare: 0.08,
    drive: 1.2,
    attack: [0.003, 0.01],
    release: [0.05, 0.1],
    wobble: { hertz: 6, semitones: 3, pressure: 0.3 },
    flutter: { part: 0.22, hertz: 20 },
    bursts: { perSecond: [9, 14], duty: [0.5, 0.8], floor: 0.22, fall: 3 },
    bubbles: { perSecond: [5, 34], level: [0.42, 0.72], hertz: [450, 2800] },
    stories: stories.wet,
  },
}
