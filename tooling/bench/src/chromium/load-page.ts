import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright-core'
import { blockingTime, watchVitals, type Vitals } from './vitals.ts'

/** One first visit: milliseconds, and bytes of all scripts it loaded, gzipped. */
export type Visit = { lcp: number; cls: number; tbt: number; scripts: number }

const settledAfter = 2000 // ms of rest after the network is idle

/** Visits a page with an empty cache on a processor `slowdown` times slower; with the cookies of `state`. */
export async function visit(
  browser: Browser,
  url: string,
  { slowdown, state }: { slowdown: number; state?: Awaited<ReturnType<BrowserContext['storageState']>> },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...(state ? { storageState: state } : {}),
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(watchVitals)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    let scripts = 0
    const measuring: Promise<void>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      measuring.push(
        response.body().then(
          (body) => void (scripts += gzipSync(body).length),
          () => {},
        ),
      )
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    await pause(settledAfter)
    await Promise.all(measuring)
    const vitals = await page.evaluate<Vitals>('window.__vitals')
    return { lcp: vitals.lcp, cls: vitals.cls, tbt: blockingTime(vitals), scripts }
  } finally {
    await context.close()
  }
}
