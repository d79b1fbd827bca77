import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeWav } from '@stemma/audio'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { enter, hasChromium, openBrowser, openWindow, type Window } from './testing/browser.ts'
import { aPerson, type Person } from './testing/people.ts'
import { until } from './testing/until.ts'

const { url } = inject('sharedHouse')
const sampleRate = 22_050
const seconds = 4

/** Four tones of one record, and what lies beside them in such a folder. */
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-record-'))
  const disc = join(folder, 'Disc 1')
  mkdirSync(disc)
  for (const [index, title] of ['North', 'East', 'South', 'West'].entries()) {
    const hertz = 220 + 55 * index
    const samples = Float32Array.from(
      { length: sampleRate * seconds },
      (_, at) => Math.sin((2 * Math.PI * hertz * at) / sampleRate) / 3,
    )
    const info = { INAM: title, IART: 'The Winds', IPRD: 'Compass' }
    writeFileSync(join(disc, `0${index + 1} ${title}.wav`), encodeWav({ sampleRate, channels: [samples] }, { format: 'pcm16', info }))
  }
  writeFileSync(join(folder, 'notes.txt'), 'Recorded in a storm.')
  writeFileSync(join(folder, 'broken.mp3'), '<html>not music</html>'.repeat(200))
  return folder
}

describe.skipIf(!hasChromium)('somebody with a record in a folder', () => {
  const folder = aFolder()
  let browser: Browser
  let own: Window
  let page: Page
  let ada: Person
  beforeAll(async () => {
    browser = await openBrowser()
    ada = await aPerson(url)
    own = await openWindow(browser, url, { permissions: ['clipboard-read', 'clipboard-write'] })
    await enter(own.context, ada)
    page = own.page
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(() => {
    // A refused file is an answer the browser writes down.
    expect(own.faults.splice(0).filter((fault) => !/ 415 /.test(fault))).toEqual([])
  })

  const button = (label: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name: label, exact: typeof label === 'string' })
  const bar = () => page.getByRole('region', { name: 'Player' })
  const said = () => page.locator('.player-spoken').textContent()

  test('uploads the folder whole; what is no music says why', async () => {
    await page.goto('/library/uploads')
    await page.getByLabel('Choose a folder').setInputFiles(folder)
    const rows = page.getByRole('region', { name: 'This drop' }).getByRole('listitem')
    await expect.poll(() => rows.filter({ hasText: /Arrived|Being read|In your library/ }).count()).toBe(4)
    await expect.poll(() => rows.filter({ hasText: 'no audio file' }).count()).toBe(2)
    const tracks = await until('four tracks are read', 30, async () => {
      const { items } = await ada.api.library.tracks.list.query({ order: 'title', limit: 10 })
      return items.length === 4 && items.every(({ state }) => state === 'ready') ? items : undefined
    })
    expect(tracks.map(({ title, artist, album }) => [title, artist, album])).toEqual(
      ['East', 'North', 'South', 'West'].map((title) => [title, 'The Winds', 'Compass']),
    )
  })
})
