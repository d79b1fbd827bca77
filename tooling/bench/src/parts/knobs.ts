import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withBrowser } from '../chromium/browser.ts'
import { serveModules } from '../chromium/modules.ts'
import type { Part } from '../measure.ts'
import { median, quantile } from '../statistics.ts'

const most = 100 // ms

/** Rendering 3 s of every type in turn, in a page of Chromium; milliseconds of each, the first of all apart. */
const program = (url: string, rounds: number) => `
  (async () => {
    const { render, SOUND_TYPES } = await import('${url}/index.ts')
    const times = []
    for (let seed = 0; seed < ${rounds}; seed++) for (const type of SOUND_TYPES) {
      const began = performance.now()
      render({ engine: 'synth/v1', seed, parameters: { duration: 3, wetness: 5, pitch: 5, type } })
      times.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    return times
  })()`

/** The same renderer where knobs are turned. */
export const knobs: Part = {
  name: 'knobs',
  what: '3 s of sound rendered in Chromium',
  run: async ({ quick }) => {
    const modules = await serveModules(dirname(fileURLToPath(import.meta.resolve('@stemma/audio'))))
    try {
      const [first = 0, ...times] = await withBrowser(async (browser) => {
        const page = await browser.newPage()
        await page.goto(modules.url)
        return page.evaluate<number[]>(program(modules.url, quick ? 2 : 6))
      })
      const note = `p95 ${quantile(times, 0.95).toFixed(0)} ms, the very first ${first.toFixed(0)} ms`
      return [{ name: '3 s of sound in Chromium', value: median(times), unit: 'ms', bound: { most }, note }]
    } finally {
      modules.close()
    }
  },
}
