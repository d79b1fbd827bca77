/** Seconds in which a voice falls silent or begins: short enough to feel at once, long enough not to click. */
export const fade = 0.02

/** One sounding of a buffer. It begins by fading in; ended by hand it fades out, and is gone. */
export type Voice = { readonly begunAt: number; readonly offset: number; readonly end: () => void }

export type Part = { offset: number; range: readonly [number, number] | undefined; repeat: boolean }

/** Starts `buffer` at `when` (the context's time in seconds); `onDone` is told when it ran out by itself. */
export const startVoice = (
  context: AudioContext,
  out: AudioNode,
  buffer: AudioBuffer,
  gain: number,
  part: Part,
  when: number,
  onDone: () => void,
): Voice => {
  const source = new AudioBufferSourceNode(context, { buffer })
  const envelope = new GainNode(context, { gain: 0 })
  source.connect(envelope).connect(out)
  envelope.gain.setValueAtTime(0, when)
  envelope.gain.linearRampToValueAtTime(gain, when + (part.offset > 0 ? fade : fade / 10))
  if (part.range !== undefined || part.repeat) {
    const [from, to] = part.range ?? [0, buffer.duration]
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
    begunAt: when,
    offset: part.offset,
    end: () => {
      if (ended) return
      ended = true
      const now = context.currentTime
      envelope.gain.cancelScheduledValues(now)
      envelope.gain.setTargetAtTime(0, now, fade / 5)
      source.stop(now + fade)
    },
  }
}
