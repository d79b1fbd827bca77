import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { withBrowser } from '../chromium/browser.ts'
import { visit, type Visit } from '../chromium/load-page.ts'
import { flingFrames, scrolls } from '../chromium/scroll.ts'
import { commonWords } from '../cases.ts'
import { collector } from '../data/people.ts'
import type { OneLibrary } from '../data/server.ts'
import { openHouse } from '../house/house.ts'
import { makeSound } from '../house/sound.ts'
import { Connection } from '../load/send.ts'
import type { Measure, Part } from '../measure.ts'
import { startPeer } from '../peers/peer.ts'
import { median } from '../statistics.ts'

const most = { scripts: 200, lcp: 1500, tbt: 150, cls: 0.02, frame: 16.7 } // KB, ms, ms, -, ms
const slowdown = 4
const password = 'not-on-any-list-of-passwords-7'

/** The first visit of the web app, logged out and logged in, on a slow processor. */
export const web: Part = {
  name: 'web',
  what: `first load of the web app in Chromium, processor ${slowdown} times slower; frames of the table while it scrolls`,
  async run({ quick, library }) {
    const data = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
    try {
      const house = await openHouse(data)
      try {
        return await withBrowser(async (browser) => {
          const state = await register(browser, house.url)
          await fill(house.url, state.cookies.find(({ name }) => name.endsWith('sid'))?.value ?? '')
          const rounds = quick ? 2 : 5
          return [
            ...(await firstVisits(browser, `${house.url}/login`, 'log-in page', rounds)),
            ...(await firstVisits(browser, `${house.url}/sounds`, 'sounds', rounds, state)),
            ...(await frames(browser, await library(), rounds)), // the house has built what is looked at
          ]
        })
      } finally {
        await house.stop()
      }
    } finally {
      rmSync(data, { recursive: true, force: true })
    }
  },
}

/** What a frame of the table costs the page, with all the tracks of the shelf behind it. */
async function frames(browser: Browser, shelf: OneLibrary, rounds: number): Promise<Measure[]> {
  const peer = await startPeer('ours', { ...shelf, connections: 2 })
  try {
    const figures = await scrolls(browser, `${peer.url}/library?by=title`, collector.token, rounds)
    return figures.map(({ speed, ...costs }) => ({
      name: `table of ${shelf.rows.toLocaleString('en')}, ${speed.toLocaleString('en')} px/s: processor time a frame`,
      value: median(costs.whole),
      unit: 'ms',
      bound: { most: most.frame },
      note: `${flingFrames} frames; scripts ${median(costs.scripts).toFixed(1)}, styles and layout ${median(costs.layout).toFixed(1)} ms`,
    }))
  } finally {
    await peer.stop()
  }
}

type State = Awaited<ReturnType<typeof register>>

async function register(browser: Browser, url: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/login`)
  const person = { email: 'ada@example.org', username: 'ada', password }
  const status = await page.evaluate(async (body) => {
    const reply = await fetch('/auth/register', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return reply.status
  }, JSON.stringify(person))
  if (status !== 201) throw new Error(`Registering answered ${status}.`)
  const state = await context.storageState()
  await context.close()
  return state
}

async function fill(url: string, token: string): Promise<void> {
  const connection = new Connection(url)
  for (let n = 0; n < 30; n++) await makeSound(connection, url, token, `a ${commonWords[n % commonWords.length]} one`)
  connection.close()
}

async function firstVisits(
  browser: Browser,
  url: string,
  name: string,
  rounds: number,
  state?: State,
): Promise<Measure[]> {
  const visits: Visit[] = []
  for (let round = 0; round < rounds; round++)
    visits.push(await visit(browser, url, { slowdown, ...(state ? { state } : {}) }))
  const of = (what: keyof Visit) => median(visits.map((one) => one[what]))
  return [
    { name: `${name}: JavaScript, gzipped`, value: of('scripts') / 1000, unit: 'KB', bound: { most: most.scripts } },
    { name: `${name}: largest contentful paint`, value: of('lcp'), unit: 'ms', bound: { most: most.lcp } },
    { name: `${name}: total blocking time`, value: of('tbt'), unit: 'ms', bound: { most: most.tbt } },
    { name: `${name}: layout shift`, value: of('cls'), unit: '', bound: { most: most.cls } },
  ]
}
