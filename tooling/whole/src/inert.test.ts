import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { enter, hasChromium, openBrowser, openWindow } from './testing/browser.ts'
import { aPerson, type Person } from './testing/people.ts'
import { someTracks } from './testing/tracks.ts'

const { url, adminUrl } = inject('sharedHouse')

/** What would set `pwned` if any of it ran. */
const payloads = [
  '<script>pwned=1</script>',
  '"><script>pwned=1</script>',
  '<img src=x onerror=pwned=1>',
  '<svg onload=pwned=1>',
  '<svg><script>pwned=1</script></svg>',
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  '<a href="javascript:pwned=1">a</a>',
  'javascript:pwned=1',
  '"onmouseover="pwned=1" x="',
  "'-pwned=1-'",
  '</title><script>pwned=1</script>',
  '</textarea><script>pwned=1</script>',
  '<body onload=pwned=1>',
  '<details open ontoggle=pwned=1>',
  '<style>@import "//evil.example/x.css"</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<math><mtext></p><img src onerror=pwned=1>',
  '{{constructor.constructor("pwned=1")()}}',
  '${pwned=1}',
  '<base href="//evil.example/">',
] as const

describe.skipIf(!hasChromium)('what files say of themselves', () => {
  let browser: Browser
  let eve: Person
  let ids: string[]
  let playlist: string
  beforeAll(async () => {
    browser = await openBrowser()
    eve = await aPerson(url)
    ids = await someTracks(
      adminUrl,
      eve,
      payloads.map((text) => ({ title: text, artist: text, album: text, albumArtist: text, genre: text })),
    )
    const { library } = eve.api
    for (const [index, text] of payloads.entries()) {
      const trackIds = [ids[index]!]
      await library.tracks.setMetadata.mutate({ trackIds, key: text.slice(0, 100), value: text })
      await library.tracks.setLyrics.mutate({
        trackId: ids[index]!,
        lines: [
          { at: 0, text },
          { at: 900, text },
        ],
      })
      await library.listened.mutate({ trackId: ids[index]!, listenedAt: new Date(), listenedMs: 300_000 })
    }
    await library.tracks.edit.mutate({ trackIds: ids, change: { genre: `edited ${payloads[2]}` } })
    playlist = (await library.playlists.create.mutate({ name: payloads[2], description: payloads[0] })).id
    await library.playlists.add.mutate({ playlistId: playlist, trackIds: ids })
  })
  afterAll(() => browser.close())

  test('is shown as it is, and never runs, on any page of the library', async () => {
    const theirs = await openWindow(browser, url, { viewport: { width: 1920, height: 1200 } })
    await theirs.context.addInitScript(() => Object.assign(globalThis, { pwned: 0 }))
    await enter(theirs.context, eve)
    const { page } = theirs
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).host))
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => theirs.faults.push('a dialog opened')))
    const artist = (await eve.api.library.tracks.get.query({ id: ids[3]! })).artistId
    const album = (await eve.api.library.tracks.get.query({ id: ids[3]! })).albumId
    const places = [
      '/library?by=title&down=false',
      ...ids.slice(0, 3).map((id) => `/library?track=${id}`),
      '/library/artists',
      `/library/artists/${artist}`,
      '/library/albums',
      `/library/albums/${album}`,
      '/library/genres',
      '/library/playlists',
      `/library/playlists/${playlist}`,
      '/library/statistics',
      `/search?q=${encodeURIComponent('script')}`,
    ]
    for (const place of places) {
      await page.goto(place)
      await page.locator('h1, h2').first().waitFor()
      await page
        .getByText(/pwned|evil\.example/)
        .first()
        .waitFor()
      for (const link of await page
        .locator('main a[href]')
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href)))
        expect(link, place).toMatch(/^http:\/\/127\.0\.0\.1/)
    }
    await page.goto('/library?by=title&down=false')
    await page.locator('[data-row="0"]').waitFor()
    const shown = await page.locator('.track-title').allTextContents()
    expect(new Set(shown)).toEqual(new Set(payloads))
    await page.locator('[data-row="1"]').focus()
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByLabel('Title').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('[data-row="1"]:focus').waitFor()
    await page.keyboard.press('Delete')
    await page.getByText(/^Deleted “/).waitFor()
    await page.goto('/trash')
    await page
      .getByText(/pwned|evil\.example/)
      .first()
      .waitFor()
    expect(await page.evaluate(() => (globalThis as unknown as { pwned: number }).pwned)).toBe(0)
    expect(await page.locator('main script, main iframe, main base, main math').count()).toBe(0)
    expect(new Set(asked)).toEqual(new Set([new URL(url).host]))
    expect(theirs.faults).toEqual([])
  })
})
