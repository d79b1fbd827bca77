import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { enter, hasChromium, openBrowser, openWindow, type Window } from './testing/browser.ts'
import { aPerson, type Person } from './testing/people.ts'
import { aPicture, giveCover, someTracks, type Wanted } from './testing/tracks.ts'

const { url, adminUrl } = inject('sharedHouse')
const rooms = ['Harbour', 'Kitchen', 'Meadow', 'Station', 'Window', 'Staircase', 'Garden', 'Orchard', 'Ferry', 'Attic']
const artists = ['Low Tide Ensemble', 'Marta Ruiz', 'Concrete Meadow']

/** Three hundred tracks on thirty albums. */
const collection: readonly Wanted[] = Array.from({ length: 300 }, (_, index) => ({
  title: `${rooms[index % 10]} number ${Math.floor(index / 10) + 1}`,
  artist: artists[index % 3]!,
  album: `Record ${Math.floor(index / 10) + 1}`,
  genre: ['Ambient', 'Folk', 'Techno'][index % 3]!,
  year: 1970 + (index % 50),
  trackNumber: (index % 10) + 1,
}))

describe.skipIf(!hasChromium)('somebody with a library', () => {
  let browser: Browser
  let ada: Person
  let ids: string[]
  let own: Window
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    ada = await aPerson(url)
    ids = await someTracks(adminUrl, ada, collection)
    await giveCover(url, ada, ids.slice(0, 10), aPicture([40, 80, 140]))
    own = await openWindow(browser, url)
    await enter(own.context, ada)
    page = own.page
  })
  afterAll(() => browser.close())
  afterEach(() => own.assertNoFaults())

  const at = (index: number) => page.locator(`.track-rows [data-row="${index}"]`)
  const detail = () => page.getByRole('complementary', { name: 'Track' })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const undo = () => page.getByRole('button', { name: 'Undo', exact: true }).last().click()

  test('sees it counted, finds by a word with a wrong letter, filters, sorts, and reloads into the same', async () => {
    await page.goto('/library')
    await page.getByText(/^300 tracks/).waitFor()
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('301')
    await page.keyboard.press('/')
    await page.keyboard.type('habour')
    await expect.poll(() => at(0).textContent()).toMatch(/^Harbour/)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('search').getByRole('button', { name: 'Genre', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Folk' }).click()
    await expect.poll(() => page.getByRole('table').getAttribute('aria-rowcount')).toBe('101')
    await page.getByRole('columnheader', { name: 'Year' }).getByRole('button').click()
    await expect.poll(() => new URL(page.url()).search).toContain('by=year')
    const first = await at(0).textContent()
    await page.reload()
    await expect.poll(() => at(0).textContent()).toBe(first)
    await page.getByRole('button', { name: 'Genre: Folk' }).waitFor()
    await button('Clear all').click()
    await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click()
    const rail = page.getByRole('toolbar', { name: 'Jump to a letter' })
    await rail.getByRole('button', { name: 'M', exact: true }).click()
    await expect.poll(() => at(0).textContent()).toBe('Meadow number 1')
    await rail.getByRole('button', { name: 'M', exact: true }).press('s')
    await expect.poll(() => at(0).textContent()).toMatch(/^Staircase/)
    await page.reload()
    await expect.poll(() => at(0).textContent()).toMatch(/^Staircase/)
    expect(await rail.getByRole('button', { name: 'X', exact: true }).isDisabled()).toBe(true)
    await page.goto('/library/artists')
    await page.getByRole('searchbox').fill('RUÍZ')
    await expect.poll(() => page.locator('.artist-list a').allTextContents()).toHaveLength(1)
    await page.getByRole('link', { name: 'Marta Ruiz' }).waitFor()
  })

  test('edits two at once, and takes it back', async () => {
    await page.goto('/library')
    await at(0).focus()
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('toolbar', { name: '2 selected' }).waitFor()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: 'Edit 2 tracks' })
    await dialog.getByLabel('Album artist').fill('Everyone')
    await dialog.getByLabel('Artist', { exact: true }).fill('Two of them')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Edited 2 tracks').waitFor()
    await page.getByRole('link', { name: 'Two of them' }).nth(1).waitFor()
    await undo()
    await expect.poll(() => page.getByRole('link', { name: 'Two of them' }).count()).toBe(0)
    await page.getByRole('link', { name: artists[0]! }).first().waitFor()
  })

  test('gives a track another cover, tags of its own and words, and sees what was done to it', async () => {
    await page.goto(`/library?track=${ids[0]}`)
    await detail().getByRole('heading', { name: 'Harbour number 1' }).waitFor()
    const cover = () => detail().locator('.cover img').getAttribute('src')
    await expect.poll(cover).toMatch(/^\/media\//)
    const was = await cover()
    await detail().getByRole('button', { name: 'Edit tags' }).click()
    await page
      .getByLabel('Choose a picture as cover')
      .setInputFiles({ name: 'new.png', mimeType: 'image/png', buffer: aPicture([150, 60, 40]) })
    await page.getByText('Changed the cover of 1 track').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(cover).not.toBe(was)
    await detail().getByLabel('Name', { exact: true }).fill('mood')
    await detail().getByLabel('Value').fill('rainy afternoon')
    await detail().getByRole('button', { name: 'Add', exact: true }).click()
    await detail().getByText('rainy afternoon').first().waitFor()
    await detail().getByRole('button', { name: 'Write lyrics' }).click()
    await detail().getByRole('textbox', { name: 'Lyrics' }).fill('[0:01.00] Ropes are wet\n[0:02.50] Nobody leaves')
    await detail().getByRole('button', { name: 'Save' }).click()
    const line = detail().getByRole('button', { name: 'Play from: Nobody leaves' })
    await line.waitFor()
    const undoLyrics = () =>
      detail()
        .getByRole('listitem')
        .filter({ hasText: 'Lyrics changed' })
        .getByRole('button', { name: 'Undo', exact: true })
        .first()
        .click()
    await undoLyrics()
    await detail().getByRole('button', { name: 'Write lyrics' }).waitFor()
    await detail().getByText('Took an edit back').first().waitFor()
    await undoLyrics()
    await line.waitFor()
    await detail().getByText('Cover changed').first().waitFor()
    await detail().getByText('mood: nothing → “rainy afternoon”').waitFor()
    await page.getByRole('searchbox').fill('rainy')
    await expect.poll(() => at(0).textContent()).toBe('Harbour number 1')
  })

  test('deletes one, finds it in the trash with its day, and has it back', async () => {
    await page.goto('/library?q=Attic+number+30')
    await expect.poll(() => at(0).textContent()).toBe('Attic number 30')
    await at(0).focus()
    await page.keyboard.press('Delete')
    await page.getByText('Deleted “Attic number 30”').waitFor()
    await page.goto('/trash')
    const row = page.getByRole('listitem').filter({ hasText: 'Attic number 30' })
    await row.getByText('30 days left').waitFor()
    await row.getByRole('button', { name: 'Restore' }).click()
    await page.getByText('Restored “Attic number 30”').waitFor()
    await page.goto('/search?q=Attic+number+30')
    await page.getByRole('link', { name: 'Attic number 30' }).waitFor()
  })

  test('goes by artists, albums and genres', async () => {
    await page.goto('/library/artists')
    await page.getByRole('link', { name: /^Concrete Meadow/ }).click()
    await page.getByRole('heading', { name: 'Concrete Meadow' }).waitFor()
    await expect.poll(() => page.getByRole('table').getAttribute('aria-rowcount')).toBe('101')
    await page.getByRole('link', { name: 'Albums' }).click()
    await page.waitForURL('**/library/albums')
    await page
      .getByRole('link', { name: /^Record 1 / })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Record 1' }).waitFor()
    await page.getByRole('link', { name: 'Genres' }).click()
    await page.getByRole('link', { name: /^Techno/ }).click()
    await page.getByRole('button', { name: 'Genre: Techno' }).waitFor()
    await expect.poll(() => page.getByRole('table').getAttribute('aria-rowcount')).toBe('101')
  })

  test('has heard something, and sees how much', async () => {
    await ada.api.library.listened.mutate({ trackId: ids[4]!, listenedAt: new Date(), listenedMs: 185_000 })
    await page.goto('/library/statistics')
    await page.getByRole('heading', { name: 'Most played' }).waitFor()
    await page.getByRole('link', { name: 'Window number 1' }).first().waitFor()
  })
})
