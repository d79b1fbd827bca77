import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { environment } from './env.ts'
import type { Person } from './people.ts'

/** Real Chromium, or a sentence about what is skipped without it. */
export const hasChromium = existsSync(environment.chromium)
if (!hasChromium) {
  console.warn(`No Chromium at ${environment.chromium}: the journeys in a browser are skipped. Set CHROMIUM_PATH.`)
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: environment.chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })

/** A window of somebody's; `faults` has whatever went wrong in it: exceptions, errors on the console, refusals of the policy. */
export type Window = {
  context: BrowserContext
  faults: string[]
  page: Page
  newPage: () => Promise<Page>
  /** Throws what went wrong. */
  assertNoFaults: () => void
}

export async function openWindow(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  })
  context.setDefaultTimeout(40_000)
  const faults: string[] = []
  await context.exposeBinding('noteFault', (_source, fault: string) => void faults.push(fault))
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { noteFault } = globalThis as unknown as { noteFault: (fault: string) => void }
      noteFault(`policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  context.on('weberror', (event) => faults.push(`exception: ${event.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  const assertNoFaults = () => {
    if (faults.length > 0) throw new Error(faults.join('\n'))
  }
  return { context, faults, page: await context.newPage(), newPage: () => context.newPage(), assertNoFaults }
}

/** Opens windows of this context as somebody who is logged in. */
export const enter = (context: BrowserContext, { headers }: Person): Promise<void> =>
  context.addCookies(
    headers['cookie']!.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return { name, value, domain: '127.0.0.1', path: name.includes('refresh') ? '/auth' : '/', secure: true }
    }),
  )
