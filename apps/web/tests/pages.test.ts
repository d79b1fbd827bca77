import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isDeep, shots } from './env.ts'
import { hasChromium, openWorld, type World } from './browser.ts'
import { now, generations } from './world/data.ts'
import { allAlbums, allArtists, trackOf } from './world/library.ts'
import { playlists } from './world/playlists.ts'

const token = 'AbCdEfGhIjKlMnOpQrStUvWxYz012340'
const first = generations[0]?.id ?? ''
const collection = '00000000-0000-4000-a000-00000000000'
const tracks = [0, 1, 2, 3].map(trackOf)
const pages = {
  sounds: '/sounds',
  'sounds-open': `/sounds?sound=${first}&sel=${generations[1]?.id}.${generations[2]?.id}`,
  'sounds-nothing': '/sounds?q=nothingatall',
  collections: '/sounds/collections',
  collection: `/sounds/collections/${collection}0`,
  shares: '/sounds/shares',
  discover: '/sounds/discover',
  library: '/library',
  'library-open': `/library?track=${tracks[0]?.id}&sel=${tracks[2]?.id}.${tracks[3]?.id}&by=title`,
  'library-filtered': '/library?q=harbour&format=flac&year=1990-2010&by=title',
  'library-nothing': '/library?q=nothingatall',
  artists: '/library/artists',
  artist: `/library/artists/${allArtists[0]?.id}`,
  albums: '/library/albums',
  album: `/library/albums/${allAlbums[7]?.id}`,
  genres: '/library/genres',
  statistics: '/library/statistics',
  playlists: '/library/playlists',
  playlist: `/library/playlists/${playlists[0]?.id}`,
  'smart-playlist': `/library/playlists/${playlists[2]?.id}`,
  uploads: '/library/uploads',
  link: `/l/${token}`,
  'public-playlist': `/p/${playlists[1]?.id}`,
  search: '/search?q=a',
  trash: '/trash',
  settings: '/settings',
  login: '/login',
  register: '/register',
  forgot: '/forgot',
  reset: `/reset?token=${token}`,
  share: `/s/${token}`,
  'public-collection': `/c/${collection}0`,
  embed: `/embed/${token}`,
  lost: '/nowhere',
} as const

describe.skipIf(!hasChromium)('pages', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld('index.html')
    if (shots !== undefined) await mkdir(shots, { recursive: true })
  })
  afterAll(() => world.close())

  // Every combination when pictures are taken; otherwise the two that differ most.
  const looks = [
    [360, 'dark'],
    [1440, 'light'],
    ...(shots === undefined
      ? []
      : ([
          [360, 'light'],
          [1440, 'dark'],
        ] as const)),
  ] as const
  describe.each(looks)('%i px wide, %s', (width, scheme) => {
    let context: BrowserContext
    let page: Page
    const wrong: string[] = []
    beforeAll(async () => {
      context = await world.browser.newContext({
        viewport: { width, height: width < 720 ? 740 : 900 },
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        hasTouch: width < 720,
        serviceWorkers: 'block',
      })
      await context.clock.setFixedTime(now)
      page = await context.newPage()
      page.on('pageerror', (error) => wrong.push(error.message))
      page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    })
    afterAll(() => context.close())

    // In a quick run every second page is narrow and dark, the others wide and light.
    const seen = Object.entries(pages).filter(
      (_, index) => isDeep || shots !== undefined || looks[index % 2]?.[0] === width,
    )
    test.each(seen)('%s', async (name, path) => {
      wrong.length = 0
      await page.goto(world.url + path)
      await page.waitForLoadState('networkidle') // headings come first, rows and figures later
      if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}-${width}-${scheme}.png`) })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
      ).toEqual([])
      expect(overflow, 'sideways scroll').toBeLessThanOrEqual(0)
      expect(wrong).toEqual([])
    })
  })
})
