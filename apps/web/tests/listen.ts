import type { Page } from 'playwright-core'

/** Lets a test hear what leaves the app: everything connected to the loudspeaker is recorded on the audio thread. */
export const listen = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const heard: number[] = []
    Object.assign(globalThis, { heard })
    const code = `registerProcessor('ear', class extends AudioWorkletProcessor {
      process([input]) { if (input[0]) this.port.postMessage(input[0].slice()); return true }
    })`
    const ears = new WeakMap<BaseAudioContext, Promise<AudioWorkletNode>>()
    const earOf = (context: BaseAudioContext) => {
      const found = ears.get(context)
      if (found !== undefined) return found
      const made = context.audioWorklet
        .addModule(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
        .then(() => {
          const ear = new AudioWorkletNode(context, 'ear', { numberOfOutputs: 0 })
          ear.port.onmessage = ({ data }: MessageEvent<Float32Array>) => heard.push(...data)
          return ear
        })
      ears.set(context, made)
      return made
    }
    const { value: connect } = Object.getOwnPropertyDescriptor(AudioNode.prototype, 'connect') as {
      value: (this: AudioNode, to: AudioNode) => AudioNode
    }
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
      if (to instanceof AudioDestinationNode) void earOf(this.context).then((ear) => connect.call(this, ear))
      return connect.call(this, to)
    } as typeof AudioNode.prototype.connect
  })

/** What was heard so far, and forgets it. */
export const takeHeard = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard.splice(0))

/** How much of a frequency (hertz) sounds in samples, as an amplitude (Goertzel's algorithm). */
export const amplitudeAt = (samples: readonly number[], hertz: number, sampleRate: number): number => {
  const turn = (2 * Math.PI * hertz) / sampleRate
  let [real, imaginary] = [0, 0]
  samples.forEach((sample, index) => {
    real += sample * Math.cos(turn * index)
    imaginary += sample * Math.sin(turn * index)
  })
  return (2 * Math.hypot(real, imaginary)) / samples.length
}
