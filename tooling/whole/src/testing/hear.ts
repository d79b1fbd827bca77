import type { BrowserContext, Page } from 'playwright-core'

/** One start of a sound in a page: seconds, and the loudest sample. */
export type Heard = { seconds: number; peak: number }

/** Lets a test know what the pages of a window play, and whether it is more than silence. */
export const listenIn = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const heard: Heard[] = []
    Object.assign(globalThis, { heard })
    const node = AudioBufferSourceNode.prototype
    const { start } = node as { start: (this: AudioBufferSourceNode, ...when: number[]) => void }
    node.start = function (this: AudioBufferSourceNode, ...when: number[]) {
      const samples = this.buffer?.getChannelData(0) ?? new Float32Array()
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      heard.push({ seconds: this.buffer?.duration ?? 0, peak })
      start.apply(this, when)
    }
  })

/** What was started since the page was loaded. */
export const heardIn = (page: Page): Promise<Heard[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard)
