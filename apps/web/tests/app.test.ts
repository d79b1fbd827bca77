import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { begin, hasChromium, openWorld, type World } from './browser.ts'
import { generations } from './world/data.ts'

describe.skipIf(!hasChromium)('the app', () => {
  let world: World
  let page: Page
  const window = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' }
  beforeAll(async () => {
    world = await openWorld('index.html')
    // What goes through a service worker cannot be held up: only the test of its own has one.
    page = await world.browser.newPage({ ...window, serviceWorkers: 'block' })
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await begin(world, page, '/sounds')
    await page.locator('.row').first().waitFor()
  })

  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  const prompts = generations.map(({ prompt }) => prompt)

  test('is walked by keyboard: j, k, Enter, x, Escape', async () => {
    await page.locator('h1').click()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await expect.poll(focused).toBe(prompts[0])
    await page.keyboard.press('x')
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe(generations[0]?.id)
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Details' }).waitFor()
    expect(new URL(page.url()).searchParams.get('sound')).toBe(generations[0]?.id)
  })

  test('keeps its state in the address: a reload shows the same', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('swamp')
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('swamp')
    await expect.poll(() => page.locator('.row').count()).toBe(1)
    await page.reload()
    await expect.poll(() => page.locator('.row').count()).toBe(1)
    expect(await page.getByRole('searchbox').inputValue()).toBe('swamp')
  })

  test('reads a sentence while it is typed and turns the knobs', async () => {
    await page.keyboard.press('c')
    await page.keyboard.type('a long low rumble')
    await page.getByText('rumble', { exact: true }).first().waitFor()
    const kind = page.getByRole('radio', { name: 'Rumbler' })
    await expect.poll(() => kind.isChecked()).toBe(true)
    await expect
      .poll(async () => Number(await page.getByRole('slider', { name: 'Duration' }).getAttribute('aria-valuenow')))
      .toBeGreaterThan(2)
  })

  test('does not lose a sentence when the page is closed', async () => {
    await page.getByRole('textbox', { name: 'What should it sound like?' }).fill('half a thought')
    await page.reload()
    expect(await page.getByRole('textbox', { name: 'What should it sound like?' }).inputValue()).toBe('half a thought')
  })

  test('finds things, places and actions with Ctrl-K', async () => {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search, or go somewhere…').fill('coll')
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/sounds/collections')
  })

  test.each([
    [
      'a public collection says',
      'c/00000000-0000-4000-a000-000000000000',
      'collection',
      'sounds.reportCollection',
      'collectionId',
    ],
    ['a public playlist says', 'p/00000000-0000-4000-e000-000000000000', 'playlist', 'library.reportPlaylist', 'id'],
  ])('lets anybody report what %s', async (_, path, thing, call, named) => {
    await page.goto(`${world.url}/${path}`)
    await page.getByRole('button', { name: 'Report' }).click()
    const dialog = page.getByRole('dialog', { name: `Report this ${thing}` })
    await dialog.getByRole('radio', { name: /hate/i }).check()
    const sent = page.waitForRequest((request) => request.url().includes(call))
    await dialog.getByRole('button', { name: 'Send' }).click()
    expect((await sent).postData()).toMatch(new RegExp(`"${named}":"${path.slice(2)}".*"reason":"hateful"`))
    await page.getByText('Thank you. It will be looked at.').first().waitFor()
  })

  test('keeps the shape of an embedded player while its sound is on its way', async () => {
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    await page.route(/sounds\.shared/, async (route) => {
      await arrived
      await route.continue()
    })
    await page.goto(`${world.url}/embed/AbCdEfGhIjKlMnOpQrStUvWxYz012340`)
    await page.getByText('The sound is on its way').waitFor()
    expect(await page.locator('h1, a').count()).toBe(0)
    const boxes = (...selectors: string[]) =>
      Promise.all(selectors.map((selector) => page.locator(selector).first().boundingBox()))
    const before = await boxes('.embed-disc', '.embed-title', '.embed-line')
    arrive()
    await page.getByRole('heading').waitFor()
    const after = await boxes('.play-button', 'h1', '.ribbon')
    expect(after).toEqual(before)
  })

  test('speaks German when asked to, and remembers', async () => {
    await page.goto(`${world.url}/settings`)
    await page.getByText('Deutsch').click()
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  })

  test('remembers the theme without a flash of the other', async () => {
    await page.goto(`${world.url}/settings`)
    await page.getByText('Dark', { exact: true }).click()
    await page.goto(`${world.url}/login`, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
  })

  test('shows what it has kept when there is no network, and says so', async () => {
    const context = await world.browser.newContext(window)
    const page = await context.newPage()
    await page.goto(`${world.url}/sounds`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await page.locator('.row').first().waitFor()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await page.waitForFunction(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('stemma', 1)
          opening.onerror = () => resolve(false)
          opening.onupgradeneeded = () => opening.transaction?.abort() // nothing is kept yet
          opening.onsuccess = () => {
            const reading = opening.result.transaction('kept').objectStore('kept').get('answers')
            reading.onsuccess = () => resolve(typeof reading.result === 'string')
            reading.onerror = () => resolve(false)
          }
        }),
    )
    await page.waitForFunction(async () => {
      const files = performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.startsWith('/assets/'))
      const found = await Promise.all(
        [...files.map(({ name }) => name), '/'].map((name) => caches.match(name, { ignoreVary: true })),
      )
      return found.every((answer) => answer !== undefined)
    })
    await context.setOffline(true)
    await page.reload()
    await page.getByText('You are offline.', { exact: false }).waitFor()
    await expect.poll(() => page.locator('.row').count()).toBeGreaterThan(5)
    // A browser that keeps nothing has nothing to show.
    await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
    await page.reload()
    await page.getByText('The server cannot be reached.', { exact: false }).waitFor()
    await context.close()
  })

  test('gives everything that can be touched at least 40 pixels on a phone', async () => {
    const phone = await world.browser.newContext({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    })
    const small = await phone.newPage()
    await small.goto(`${world.url}/sounds`)
    await small.locator('.row').first().waitFor()
    const tooSmall = await small.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a, input, label.segment')]
        .filter(
          (element) =>
            element.checkVisibility() &&
            !element.classList.contains('visually-hidden') &&
            !element.matches('.row-prompt, .link, .skip, .knob-value, .wordmark'),
        )
        .map((element) => ({
          name: element.getAttribute('aria-label') ?? element.textContent,
          height: element.getBoundingClientRect().height,
        }))
        .filter(({ height }) => height > 0 && height < 39),
    )
    await phone.close()
    expect(tooSmall).toEqual([])
  })
})
