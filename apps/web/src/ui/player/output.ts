let context: AudioContext | undefined
let out: GainNode | undefined

/** Hearing is not linear: the hand's position squared is about even steps of loudness. */
const gainOf = (volume: number): number => volume * volume

export type Output = { context: AudioContext; out: GainNode }

/** The way to the loudspeaker, made with the first sound. */
export const openOutput = (volume: number): Output => {
  context ??= new AudioContext({ latencyHint: 'interactive' })
  if (out === undefined) {
    out = new GainNode(context, { gain: gainOf(volume) })
    out.connect(context.destination)
  }
  if (context.state === 'suspended') void context.resume()
  return { context, out }
}

export const levelOutput = (volume: number): void => {
  if (out !== undefined && context !== undefined) out.gain.setTargetAtTime(gainOf(volume), context.currentTime, 0.015)
}
