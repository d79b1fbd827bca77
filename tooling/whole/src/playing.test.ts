import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    writeFileSync(
      join(disc, `0${index + 1} ${title}.wav`),
      encodeWav({ sampleRate, channels: [samples] }, { format: 'pcm16', info }),
    )
  }
  writeFileSync(join(folder, 'notes.txt'), 'Recorded in a storm.')
  writeFileSync(join(folder, 'broken.mp3'), '<html>not music</html>'.repeat(200))
  return folder
}

type Keys = { mediaKeys: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> }

/** Keeps what a page does when the system tells it of a key. */
function keepMediaKeys(): void {
  const keys: Keys['mediaKeys'] = {}
  Object.assign(globalThis, { mediaKeys: keys })
  const session = MediaSession.prototype
  const { setActionHandler } = session as { setActionHandler: (...given: [MediaSessionAction, never]) => void }
  session.setActionHandler = function (
    this: MediaSession,
    name: MediaSessionAction,
    run: MediaSessionActionHandler | null,
  ) {
    if (run !== null) keys[name] = run
    setActionHandler.call(this, name, run as never)
  }
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
    await own.context.addInitScript(keepMediaKeys)
    page = own.page
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(() => {
    // A refused file is an answer the browser writes down, and so is a network that we took away. A fault is told once.
    const others = own.faults.splice(0).filter((fault) => !/ 415 |net::ERR_INTERNET_DISCONNECTED/.test(fault))
    if (others.length > 0) throw new Error(others.join('\n'))
  })

  const button = (label: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name: label, exact: typeof label === 'string' })
  const bar = () => page.getByRole('region', { name: 'Player' })
  const said = () => page.locator('.player-spoken').textContent()
  const press = (action: MediaSessionAction) =>
    page.evaluate((name) => (globalThis as unknown as Keys).mediaKeys[name]!({ action: name }), action)
  /** Looked at with every frame: these tracks are over in four seconds. */
  const heard = (state: MediaSessionPlaybackState, title: string) =>
    page.waitForFunction(
      ([wanted, name]) =>
        navigator.mediaSession.playbackState === wanted && navigator.mediaSession.metadata?.title === name,
      [state, title],
    )
  const plays = async () => {
    const { items } = await ada.api.library.tracks.list.query({ order: 'title', limit: 10 })
    return Object.fromEntries(items.map(({ title, playCount }) => [title, playCount]))
  }
  /** Drops what lies at a path of this machine on the page, as a hand does. */
  const drop = async (path: string) => {
    const devtools = await page.context().newCDPSession(page)
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data })
    await devtools.detach()
  }
  const titles = () => page.locator('.listed-title > :first-child').allTextContents()

  test('drops the folder whole, anywhere; what is no music says why', async () => {
    await page.goto('/library')
    await page.getByRole('heading', { name: 'Drop a folder here' }).waitFor()
    await drop(folder)
    await page.getByRole('link', { name: 'Uploads' }).click()
    const rows = page.getByRole('region', { name: 'This drop' }).getByRole('listitem')
    await expect.poll(() => rows.filter({ hasText: /Arrived|Being read|In your library/ }).count()).toBe(4)
    await expect.poll(() => rows.filter({ hasText: 'Not an audio file' }).count()).toBe(2)
    const tracks = await until('four tracks are read', 60, async () => {
      const { items } = await ada.api.library.tracks.list.query({ order: 'title', limit: 10 })
      return items.length === 4 && items.every(({ state }) => state === 'ready') ? items : undefined
    })
    expect(tracks.map(({ title, artist, album }) => [title, artist, album])).toEqual(
      ['East', 'North', 'South', 'West'].map((title) => [title, 'The Winds', 'Compass']),
    )
  })

  test('the same folder again is known, and stored once', async () => {
    await page.reload()
    await page.getByLabel('Choose a folder').setInputFiles(folder)
    const rows = page.getByRole('region', { name: 'This drop' }).getByRole('listitem')
    await expect.poll(() => rows.filter({ hasText: 'You have this one' }).count()).toBe(4)
    expect((await ada.api.library.totals.query()).trackCount).toBe(4)
  })

  test('goes on after a lost network, and after a reload, from where it stood', async () => {
    const file = join(folder, '05 Storm.wav')
    const quiet = new Float32Array(1_125_000)
    writeFileSync(file, encodeWav({ sampleRate: 192_000, channels: [quiet, quiet] }, { format: 'pcm32' }))
    const part = 8 * 1024 * 1024
    let connected = false
    // The first part passes; then there is no network.
    await page.route('**/uploads/*', async (route) => {
      const offset = Number(route.request().headers()['upload-offset'] ?? 0)
      if (connected || route.request().method() !== 'PATCH' || offset < part) await route.continue()
      else await route.abort('internetdisconnected')
    })
    await page.goto('/library/uploads')
    const choose = () => page.getByLabel('Choose files').setInputFiles(file)
    await choose()
    await page.getByText('No connection').first().waitFor()
    await page.reload()
    await page.getByText('1 file of your last drop did not arrive').waitFor()
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await choose()
    expect((await sent).headers()['upload-offset']).toBe(String(part))
    await page.getByText('No connection').first().waitFor()
    await button('Pause').click()
    await page.getByText('Paused').first().waitFor()
    connected = true
    // Dropped beside it and given up again: it can be dropped once more.
    const other = join(folder, '06 Calm.wav')
    writeFileSync(other, encodeWav({ sampleRate, channels: [new Float32Array(sampleRate)] }, { format: 'pcm16' }))
    await drop(other)
    const rows = page.getByRole('region', { name: 'This drop' }).getByRole('listitem')
    await button('Cancel: 06 Calm.wav').click()
    await rows.filter({ hasText: 'Cancelled' }).waitFor()
    expect(await rows.filter({ hasText: 'Arrived' }).count()).toBe(0)
    await button('Go on').click()
    await expect.poll(() => rows.filter({ hasText: 'Arrived' }).count()).toBe(1)
    await page.unroute('**/uploads/*')
    const { items } = await ada.api.library.uploads.list.query({ limit: 1 })
    await ada.api.library.tracks.remove.mutate({ trackIds: [items[0]!.trackId!] })
  })

  test('plays it in one go, each following the other; a reload keeps queue and place', async () => {
    await page.goto('/library?by=title')
    await button('Play: East').click()
    await expect.poll(said).toBe('Playing: East, The Winds')
    await expect.poll(said).toBe('Playing: North, The Winds')
    await expect.poll(() => bar().locator('.player-clock').textContent()).toMatch(/^0:0[1-3]/)
    await page.reload()
    await bar().getByText('North', { exact: true }).waitFor()
    expect(await bar().locator('.player-clock').textContent()).toMatch(/^0:0[1-3]/)
    await button('Show the queue', bar()).click()
    const queue = page.getByRole('dialog', { name: 'Queue' })
    await expect
      .poll(() => queue.locator('.queue-title > :first-child').allTextContents())
      .toEqual(['East', 'North', 'South', 'West'])
    await page.keyboard.press('Escape')
    await until('a listen is counted', 40, async () => (await plays())['East'] === 1)
  })

  test('obeys the media keys, and a page that is closed tells the listen that was under way, once', async () => {
    await press('play')
    await heard('playing', 'North')
    await press('pause')
    await heard('paused', 'North')
    await press('nexttrack')
    await heard('playing', 'South')
    await press('previoustrack')
    await heard('playing', 'North')
    await press('nexttrack')
    await press('nexttrack')
    await heard('playing', 'West')
    await page.waitForFunction(() => /^0:0[23]/.test(document.querySelector('.player-clock')?.textContent ?? ''))
    await page.goto('about:blank')
    await until('the listen has arrived', 40, async () => (await plays())['West'] === 1)
    const again = page.waitForResponse((answer) => answer.url().includes('library.listened'))
    await page.goto('/library?by=title')
    expect((await again).ok()).toBe(true)
    expect((await plays())['West']).toBe(1)
    await button('Close', bar()).click()
  })

  test('has a file read again, which changes nothing that was edited', async () => {
    const { items } = await ada.api.library.tracks.list.query({ order: 'title', limit: 1 })
    const { id, updatedAt: was } = items[0]!
    await ada.api.library.tracks.edit.mutate({ trackIds: [id], change: { genre: 'Weather' } })
    await page.goto(`/library?by=title&track=${id}`)
    await button('Read again').click()
    await until('it was read again', 60, async () => {
      const { state, genre, updatedAt } = await ada.api.library.tracks.get.query({ id })
      return state === 'ready' && genre === 'Weather' && updatedAt > was
    })
    await button('Read again').waitFor()
  })

  test('is sent another format where the browser cannot play the file', async () => {
    const deaf = await own.newPage()
    await deaf.addInitScript(() => {
      HTMLMediaElement.prototype.canPlayType = () => ''
    })
    const converted = deaf.waitForResponse((answer) => answer.url().includes('format=mp3'))
    await deaf.goto('/library?by=title')
    await button('Play: South', deaf).click()
    expect((await converted).ok()).toBe(true)
    await expect.poll(() => deaf.locator('.player-spoken').textContent()).toBe('Playing: South, The Winds')
    await deaf.close()
  })

  test('makes a playlist, orders it by keys and by hand, and takes that back', async () => {
    await page.goto('/library/playlists')
    await button('New playlist').first().click()
    const dialog = page.getByRole('dialog', { name: 'New playlist' })
    await dialog.getByLabel('Name', { exact: true }).fill('Compass points')
    await button('New playlist', dialog).click()
    await page.waitForURL(/playlists\/.{36}$/)
    const playlistId = page.url().split('/').at(-1)!
    const { items } = await ada.api.library.tracks.list.query({ order: 'title', limit: 10 })
    await ada.api.library.playlists.add.mutate({ playlistId, trackIds: items.map(({ id }) => id) })
    await page.reload()
    const stored = async () =>
      (await ada.api.library.playlists.entries.query({ playlistId, limit: 10 })).items.map(({ title }) => title)
    const grip = (title: string) => button(`Move: ${title}`)
    await grip('West').focus()
    for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'Space']) await page.keyboard.press(key)
    await expect.poll(titles).toEqual(['East', 'West', 'North', 'South'])
    await expect.poll(stored).toEqual(['East', 'West', 'North', 'South'])
    const box = (await grip('East').boundingBox())!
    await page.mouse.move(box.x + 9, box.y + 9)
    await page.mouse.down()
    await page.mouse.move(box.x + 12, box.y + 60, { steps: 4 })
    await page.mouse.move(box.x + 12, box.y + 9 + 48 * 3, { steps: 4 })
    await page.mouse.up()
    await expect.poll(stored).toEqual(['West', 'North', 'South', 'East'])
    await button('More', page).click()
    await page.getByRole('menuitem', { name: 'History' }).click()
    const history = page.getByRole('dialog', { name: 'History' })
    await history.getByText('4 tracks added').waitFor()
    await button('Take back', history).first().click()
    await expect.poll(stored).toEqual(['East', 'West', 'North', 'South'])
    await page.keyboard.press('Escape')
    await expect.poll(titles).toEqual(['East', 'West', 'North', 'South'])
  })

  test('exports it, and imports it again with what is not there', async () => {
    const exported = async (as: string, name: string) => {
      await button('More', page).click()
      const download = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: as }).click()
      const file = await download
      expect(file.suggestedFilename()).toBe(name)
      return readFileSync(await file.path(), 'utf8')
    }
    const lines = (await exported('Export as M3U8', 'Compass points.m3u8')).trim()
    const list = JSON.parse(await exported('Export as JSPF', 'Compass points.jspf')) as {
      playlist: { track: object[] }
    }
    list.playlist.track.push({ title: 'Never recorded', creator: 'Nobody', location: ['never.mp3'] })
    await page.goto('/library/playlists')
    const dialog = page.getByRole('dialog', { name: /again/ })
    const importFile = async (name: string, text: string) => {
      await page
        .getByLabel('Import', { exact: true })
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
      await dialog.getByText('4 of 5 entries are in your library.').waitFor()
    }
    await importFile('again.m3u8', `${lines}\n#EXTINF:200,Nobody - Never recorded\nnever.mp3\n`)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await importFile('again.jspf', JSON.stringify(list))
    await button('Make the playlist', dialog).click()
    await page.waitForURL(/playlists\/.{36}$/)
    await expect.poll(titles).toEqual(['East', 'West', 'North', 'South'])
    const left = page.getByRole('region', { name: '1 without a track' })
    await left.getByText('Nobody – Never recorded').waitFor()
  })

  test('makes a playlist of rules, which stand above what they find', async () => {
    const own = page.url()
    await page.goto('/library/playlists')
    await button('New smart playlist').click()
    const dialog = page.getByRole('dialog', { name: 'New smart playlist' })
    await dialog.getByLabel('Name', { exact: true }).fill('Windy')
    await dialog.getByLabel('What').selectOption('title')
    await dialog.getByLabel('Value').fill('th')
    await button('Make the playlist', dialog).click()
    await page.getByText('Title contains th').waitFor()
    await expect.poll(async () => (await titles()).sort()).toEqual(['North', 'South'])
    await page.goto(own)
  })

  test('shares it by a link that a stranger hears', async () => {
    await button('More', page).click()
    await page.getByRole('menuitem', { name: 'Share by link' }).click()
    await button('Make a link').click()
    const link = new URL(await page.getByLabel('Share by link').inputValue())
    const theirs = await openWindow(browser, url)
    const answer = await theirs.page.goto(link.pathname)
    expect(await answer?.text()).toContain('<meta property="og:type" content="music.playlist">')
    expect(await theirs.page.title()).toContain('Compass points')
    await button('Play', theirs.page).click()
    const spoken = () => theirs.page.locator('.player-spoken').textContent()
    await expect.poll(spoken).toBe('Playing: West, The Winds')
    await theirs.context.close()
    expect(theirs.faults).toEqual([])
  })
})
