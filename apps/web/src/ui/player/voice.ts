/** Seconds in which a voice falls silent or begins: short enough to feel at once, long enough not to click. */
export const fade = 0.02

/** One sounding of something. It begins by fading in; ended by hand it fades out, and is gone. */
export type Voice = {
  /** Seconds into what sounds. */
  readonly position: () => number
  /** When it runs out by itself, in the context's time; undefined where it goes round or nobody knows. */
  readonly runsOut: () => number | undefined
  /** Makes it go round, where that can be changed while it sounds. */
  readonly turn?: (round: boolean) => void
  readonly end: () => void
}

/** What of a thing sounds. A `seamless` one follows another without a fade. */
export type Part = {
  offset: number
  range?: readonly [number, number] | undefined
  round: boolean
  seamless?: boolean
}

/** Lets `envelope` rise to `gain` at `when`. */
export const rise = (envelope: GainNode, gain: number, when: number, { offset, seamless }: Part): void => {
  envelope.gain.setValueAtTime(seamless ? gain : 0, when)
  envelope.gain.linearRampToValueAtTime(gain, when + (offset > 0 ? fade : fade / 10))
}

export const fall = (envelope: GainNode, now: number): void => {
  envelope.gain.cancelScheduledValues(now)
  envelope.gain.setTargetAtTime(0, now, fade / 5)
}

/** Starts `buffer` at `when` (the context's time in seconds); `onDone` is told when it ran out by itself. */
export const startVoice = (
  context: AudioContext,
  out: AudioNode,
  { buffer, gain }: { buffer: AudioBuffer; gain: number },
  part: Part,
  when: number,
  onDone: () => void,
): Voice => {
  const source = new AudioBufferSourceNode(context, { buffer })
  const envelope = new GainNode(context, { gain: 0 })
  source.connect(envelope).connect(out)
  rise(envelope, gain, when, part)
  const [from, to] = part.range ?? [0, buffer.duration]
  const round = part.round || part.range !== undefined
  if (round) {
    source.loop = true
    source.loopStart = from
    source.loopEnd = to
  }
  let ended = false
  source.onended = () => {
    envelope.disconnect()
    if (!ended) onDone()
    ended = true
  }
  source.start(when, part.offset)
  return {
    position: () => {
      const run = part.offset + Math.max(0, context.currentTime - when)
      if (!round) return Math.min(buffer.duration, run)
      return run < to ? run : from + ((run - from) % (to - from))
    },
    runsOut: () => (round ? undefined : when + buffer.duration - part.offset),
    end: () => {
      if (ended) return
      ended = true
      fall(envelope, context.currentTime)
      source.stop(context.currentTime + fade)
    },
  }
}
