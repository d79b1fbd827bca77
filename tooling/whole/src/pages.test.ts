import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { withClient } from '@stemma/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { enter, hasChromium, openBrowser, openWindow, type Window } from './testing/browser.ts'
import { environment } from './testing/env.ts'
import { aPerson, ready, type Person } from './testing/people.ts'
import { aPicture, giveCover, someTracks } from './testing/tracks.ts'

const { url, adminUrl } = inject('sharedHouse')
const prompts = [
  'a whoopee cushion at the opera',
  'bubbly, like a bath',
  'an angry duck',
  'deep and endless, 6 seconds',
  'a balloon losing air',
  'three quick ones in a lift',
  'a tuba that fell down the stairs',
  'tiny mouse on a trampoline',
  'very wet, like boots in a swamp',
  'the classic, as told by an uncle at a wedding',
  'a nervous stutter in a quiet library',
  'long low rumble from a leather armchair',
]

const records = [
  ['Low Tide Ensemble', 'First light', 'Ambient', 40, 80, 140],
  ['Marta Ruiz', 'Songs for an empty house', 'Folk', 150, 70, 50],
  ['Concrete Meadow', 'Slow machines', 'Techno', 60, 110, 80],
  ['Die Nachtzüge', 'Umsteigen', 'Krautrock', 110, 60, 120],
] as const
const places = ['Harbour', 'Kitchen', 'Meadow', 'Station', 'Window', 'Staircase', 'Garden', 'Orchard', 'Ferry', 'Attic']

/** Four records with covers, some of it heard, edited and shared. Answers where it is seen. */
async function aShelf(ada: Person) {
  const { library } = ada.api
  const tracks = records.flatMap(([artist, album, genre], record) =>
    places.map((place, index) => ({
      title: `${place} ${['at dawn', 'in the rain', 'on a Sunday', 'after the party'][(record + index) % 4]}`,
      artist,
      album,
      genre,
      year: 1984 + record * 9,
      trackNumber: index + 1,
      key: ['Am', 'C', 'F#m', 'G'][index % 4]!,
    })),
  )
  const ids = await someTracks(adminUrl, ada, tracks)
  for (const [index, [, , , ...colour]] of records.entries())
    await giveCover(url, ada, ids.slice(index * 10, index * 10 + 10), aPicture(colour))
  const id = ids[2]!
  await library.tracks.edit.mutate({ trackIds: [id], change: { title: 'Meadow, the long one' } })
  await library.tracks.setMetadata.mutate({ trackIds: [id], key: 'mood', value: 'rainy afternoons' })
  await library.star.mutate({ subject: { kind: 'track', id }, value: true })
  for (const trackId of ids.slice(0, 12))
    await library.listened.mutate({ trackId, listenedAt: new Date(), listenedMs: 181_000 })
  await library.tracks.remove.mutate({ trackIds: [ids[39]!] })
  const { artistId, albumId } = await library.tracks.get.query({ id })
  return {
    library: '/library',
    'a-track': `/library?track=${id}&sel=${ids[4]}.${ids[5]}`,
    artists: '/library/artists',
    'an-artist': `/library/artists/${artistId}`,
    albums: '/library/albums',
    'an-album': `/library/albums/${albumId}`,
    genres: '/library/genres',
    statistics: '/library/statistics',
  }
}

/** A person with something on every page, and where these pages are. */
async function aFurnishedRoom() {
  const ada = await aPerson(url, `ada-${Date.now().toString(36)}`)
  const { sounds } = ada.api
  const made = []
  for (const prompt of prompts) {
    const { id } = await sounds.generate.mutate({ prompt, readWith: 'rules' })
    made.push(await ready(ada, id))
  }
  const ids = made.map(({ id }) => id)
  await withClient(adminUrl, (client) =>
    client.query(
      `update sounds.generations set created_at = now() - (array_length($1::uuid[], 1) - array_position($1, id)) ^ 2 * interval '20 minutes'
       where id = any($1)`,
      [ids],
    ),
  )
  for (const generationId of ids.slice(4, 7)) await sounds.favorite.mutate({ generationId, value: true })
  const collection = await sounds.collections.create.mutate({
    name: 'For weddings',
    description: 'Tested on relatives.',
  })
  await sounds.collections.add.mutate({ collectionId: collection.id, generationIds: ids.slice(3, 8) })
  await sounds.collections.setPublic.mutate({ id: collection.id, value: true })
  const shared = await sounds.share.mutate({ generationId: ids[9]!, isPublic: true })
  await sounds.share.mutate({ generationId: ids[10]!, isPublic: true })
  await sounds.remove.mutate({ id: ids[0]! })
  await ada.api.identity.tokens.create.mutate({ name: 'my script', scopes: ['sounds:read'] })
  const shelf = await aShelf(ada)
  const pages = {
    sounds: '/sounds',
    'a-sound': `/sounds?sound=${ids[8]}&sel=${ids[6]}.${ids[7]}`,
    'no-sound': '/sounds?q=nothingatall',
    collections: '/sounds/collections',
    'a-collection': `/sounds/collections/${collection.id}`,
    shares: '/sounds/shares',
    discover: '/sounds/discover',
    search: '/search?q=a',
    trash: '/trash',
    settings: '/settings',
  }
  const publicPages = {
    login: '/login',
    register: '/register',
    'shared-sound': `/s/${shared.shareToken}`,
    'shared-collection': `/c/${collection.id}`,
    embedded: `/embed/${shared.shareToken}`,
  }
  return { ada, pages, shelf, publicPages }
}

const root = join(import.meta.dirname, '../../..')
const folder = environment.pictures && resolve(root, environment.pictures)
/** Every page is looked at by axe, which takes its time on a busy machine. */
const patience = folder === undefined ? 90_000 : 240_000
/** Without pictures a phone is held to these alone, since every page is held to it with fixed data elsewhere. */
const onPhone = new Set(['sounds', 'a-sound', 'library', 'a-track', 'settings', 'shared-sound'])
const looks = [
  ['a desk by day', 1440, 'light'],
  ['a phone at night', 360, 'dark'],
  ...(folder === undefined
    ? []
    : ([
        ['a desk at night', 1440, 'dark'],
        ['a phone by day', 360, 'light'],
      ] as const)),
] as const

describe.skipIf(!hasChromium)('every page with real sounds on it', { timeout: patience }, () => {
  let browser: Browser
  let ada: Person
  let room: Awaited<ReturnType<typeof aFurnishedRoom>>
  beforeAll(async () => {
    browser = await openBrowser()
    room = await aFurnishedRoom()
    ada = room.ada
    if (folder !== undefined) mkdirSync(folder, { recursive: true })
  })
  afterAll(() => browser.close())

  describe.each(looks)('on %s', (_, width, colorScheme) => {
    let theirs: Window
    let page: Page
    beforeEach(async () => {
      const size = { width, height: width < 720 ? 740 : 900 }
      theirs = await openWindow(browser, url, { viewport: size, colorScheme, reducedMotion: 'reduce' })
      page = theirs.page
    })
    afterEach(async () => {
      await theirs.context.close()
    })

    const chosen = (pages: Readonly<Record<string, string>>) =>
      Object.entries(pages).filter(([name]) => folder !== undefined || width === 1440 || onPhone.has(name))
    const look = async (path: string) => {
      await page.goto(path)
      await page.waitForFunction(
        () =>
          document.querySelector('h1, h2') !== null &&
          document.querySelector('.skeleton') === null &&
          [...document.querySelectorAll('h1, h2')].every(({ textContent }) => textContent.trim() !== ''),
      )
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      ).toEqual([])
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      expect(await page.evaluate(overflow), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
    const picture = async (name: string) => {
      const file = width === 1440 && colorScheme === 'light' ? name : `${name}-${width}-${colorScheme}`
      if (folder === undefined) return
      await page.waitForLoadState('networkidle') // the ribbons are drawn when their peaks are there
      await page.screenshot({ path: join(folder, `${file}.png`) })
    }

    test('one’s own: no barrier, no error, nothing cut off', async () => {
      await enter(theirs.context, ada)
      for (const [name, path] of chosen(room.pages)) {
        await look(path)
        if (name === 'sounds' && folder !== undefined && width === 1440) {
          await page
            .getByRole('textbox', { name: 'What should it sound like?' })
            .fill('a short squeaky one that ends wet')
          await page.getByRole('button', { name: `Play: ${prompts[3]}` }).click()
          await page.waitForTimeout(2500) // so that the ribbon is half filled
        }
        await picture(name)
      }
      expect(theirs.faults).toEqual([])
    })

    test('the library: no barrier, no error, nothing cut off', async () => {
      await enter(theirs.context, ada)
      for (const [name, path] of chosen(room.shelf)) {
        await look(path)
        await picture(name)
      }
      expect(theirs.faults).toEqual([])
    })

    test('everybody’s: no barrier, no error, nothing cut off', async () => {
      for (const [name, path] of chosen(room.publicPages)) {
        await look(path)
        await picture(name)
      }
      expect(theirs.faults.filter((fault) => !fault.includes('401'))).toEqual([])
    })
  })
})
