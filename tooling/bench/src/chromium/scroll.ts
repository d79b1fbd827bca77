import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'

/** Frames of one fling. */
export const flingFrames = 180
/** Pixels a second: reading along, looking for something, flung. */
const speeds = [720, 2400, 7200]

/** Milliseconds of the page's main thread for each frame, one figure a round. */
export type Scrolled = { speed: number; whole: number[]; scripts: number[]; layout: number[] }

/** Scrolls the table of somebody's library from its top, each frame as far as 60 a second go at the speed. */
export async function scrolls(browser: Browser, url: string, token: string, rounds: number): Promise<Scrolled[]> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await page.goto(url)
    await page.locator('.track-row').first().waitFor()
    // Processor time of the thread: a machine that is busy elsewhere makes a frame later, but hardly dearer.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const spent = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000
      return [of('TaskDuration'), of('ScriptDuration'), of('RecalcStyleDuration') + of('LayoutDuration')] as const
    }
    const fling = (step: number) =>
      page.evaluate<void>(`new Promise((done) => {
        let left = ${flingFrames}
        requestAnimationFrame(function next() {
          document.getElementById('content').scrollBy({ top: ${step}, behavior: 'instant' })
          if (--left > 0) requestAnimationFrame(next)
          else done()
        })
      })`)
    const results = speeds.map((speed): Scrolled => ({ speed, whole: [], scripts: [], layout: [] }))
    // The first flight reads the pages: what it costs is the network's, and not counted.
    for (let round = -1; round < rounds; round++) {
      for (const { speed, ...costs } of results.toReversed()) {
        await page.evaluate(`document.getElementById('content').scrollTo({ top: 0, behavior: 'instant' })`)
        await pause(800)
        const before = await spent()
        await fling(speed / 60)
        const after = await spent()
        if (round < 0) continue
        const [whole, scripts, layout] = after.map((value, index) => (value - before[index]!) / flingFrames)
        costs.whole.push(whole!)
        costs.scripts.push(scripts!)
        costs.layout.push(layout!)
      }
    }
    return results
  } finally {
    await context.close()
  }
}
