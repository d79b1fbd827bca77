import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { begin, hasChromium, openWorld, type World } from './browser.ts'
import { count, trackOf } from './world/library.ts'

describe.skipIf(!hasChromium)('a library of a million tracks', () => {
  let world: World
  let page: Page
  const faults: string[] = []
  beforeAll(async () => {
    world = await openWorld('index.html')
    page = await world.browser.newPage({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      serviceWorkers: 'block',
    })
    page.on('pageerror', ({ message }) => faults.push(message))
  })
  afterAll(() => world.close())
  beforeEach(() => begin(world, page, '/library'))
  afterEach(() => {
    const [fault] = faults.splice(0)
    if (fault !== undefined) throw new Error(fault)
  })

  const rows = () => page.locator('.track-row')
  const titled = (index: number) => page.getByRole('link', { name: trackOf(index).title, exact: true }).first()
  const scroll = (to: number) =>
    page.locator('#content').evaluate((view, top) => view.scrollTo({ top, behavior: 'instant' }), to)
  const place = () => page.locator('#content').evaluate(({ scrollTop }) => scrollTop)

  test('has the height of all of it from the start, and the rows in sight only', async () => {
    await titled(0).waitFor()
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(count + 1))
    const height = await page.locator('.track-rows').evaluate(({ clientHeight }) => clientHeight)
    expect(height).toBeGreaterThan(10_000_000)
    expect(await rows().count()).toBeLessThan(60)
  })

  test('reads on as one scrolls, without ever holding more rows', async () => {
    await titled(0).waitFor()
    for (const row of [80, 160, 240, 320, 400]) {
      await scroll(row * 40)
      await page.locator(`[data-row="${row + 5}"]`).waitFor()
      expect(await rows().count()).toBeLessThan(60)
    }
    expect(await page.locator('[data-row="405"]').textContent()).toBe(trackOf(405).title)
    // What flew past as text alone is a row like any other where one stops.
    await page.getByRole('button', { name: `Play: ${trackOf(405).title}`, exact: true }).waitFor()
    // Back at once: what was read is known.
    await scroll(0)
    await page.locator('[data-row="0"]').waitFor()
  })

  test('says honestly where nothing is read yet, and brings one back', async () => {
    await titled(0).waitFor()
    await scroll(7_500_000)
    await page.getByText(/^Around track 4\d\d,\d\d\d|^Around track 5\d\d,\d\d\d/).waitFor()
    await page.getByRole('button', { name: 'Back to where the list was' }).click()
    await expect.poll(() => rows().count()).toBeGreaterThan(5)
    await expect.poll(() => page.getByText(/^Around track/).count()).toBe(0)
  })

  test('the way back finds the same place, a reload the same search, order and selection', async () => {
    await page.goto(`${world.url}/library?format=flac&by=year`)
    await page.locator('[data-row="3"]').waitFor()
    await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click()
    await expect.poll(() => new URL(page.url()).search).toContain('by=title')
    await page.locator('[data-row="2"]').focus()
    await page.keyboard.press('x')
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toMatch(/^[0-9a-f-]{36}$/)
    await page.reload()
    await page.getByRole('toolbar', { name: '1 selected' }).waitFor()
    await page.getByRole('button', { name: 'Format: FLAC' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Title' }).getAttribute('aria-sort')).toBe('ascending')
    await page.goto(`${world.url}/library`)
    await titled(0).waitFor()
    await scroll(8000)
    await page.locator('[data-row="205"]').waitFor()
    const was = await place()
    await page.getByRole('link', { name: 'Search' }).click() // in the rail: nothing is scrolled for it
    await page.getByRole('heading', { name: 'What are you looking for?' }).waitFor()
    await page.goBack()
    await page.locator('[data-row="205"]').waitFor()
    expect(Math.abs((await place()) - was)).toBeLessThan(50)
  })

  test('goes by keys alone: down, select, open, edit', async () => {
    await titled(0).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+X')
    await page.getByRole('toolbar', { name: '2 selected' }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByRole('complementary', { name: 'Track' })
      .getByRole('heading', { name: trackOf(2).title })
      .waitFor()
    await page.keyboard.press('e')
    await page.getByRole('dialog', { name: 'Edit 2 tracks' }).waitFor()
    expect(await page.getByLabel('Title', { exact: true }).getAttribute('placeholder')).toBe('Several values')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('ferry')
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('ferry')
    await expect.poll(() => page.locator('[data-row="0"]').textContent()).toMatch(/^Ferry/)
  })
})
