import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { enter, hasChromium, openBrowser, openWindow, type Window } from './testing/browser.ts'
import { heardIn, listenIn } from './testing/hear.ts'
import { aPerson, ready, type Person } from './testing/people.ts'

const { url, worker } = inject('sharedHouse')
const prompts = ['a tiny mouse on a trampoline', 'long low rumble', 'a nervous stutter'] as const

describe.skipIf(!hasChromium)('somebody with sounds of their own', () => {
  let browser: Browser
  let ada: Person
  let own: Window
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    ada = await aPerson(url)
    for (const prompt of prompts) {
      await ready(ada, (await ada.api.sounds.generate.mutate({ prompt, readWith: 'rules' })).id)
    }
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    own = await openWindow(browser, url)
    await listenIn(own.context)
    await enter(own.context, ada)
    page = own.page
    await page.goto('/sounds')
    await rows().first().waitFor()
  })
  afterEach(async () => {
    await own.context.close()
    own.assertNoFaults()
  })

  const rows = () => page.getByRole('region', { name: 'History' }).getByRole('listitem')
  const line = (on = page) => on.getByRole('textbox', { name: 'What should it sound like?' })
  const player = (on: Page | Locator = page) => on.getByRole('region', { name: 'Player' })
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')

  test('closes the tab in the middle of a sentence and finds it again in the next', async () => {
    await line().fill('half a thought about')
    await page.close()
    page = await own.newPage()
    await page.goto('/sounds')
    expect(await line().inputValue()).toBe('half a thought about')
    await line().fill('')
  })

  test('reloads while a sound is made, still sees it under way, and then sees it ready', async () => {
    process.kill(worker, 'SIGSTOP')
    try {
      await line().fill('slow and dignified')
      await line().press('Enter')
      await page.getByRole('button', { name: '1 thing under way' }).waitFor()
      await page.reload()
      await page.getByRole('button', { name: '1 thing under way' }).waitFor()
      await page.getByText('Waiting for a free hand').or(page.getByText('Reading the sentence')).first().waitFor()
    } finally {
      process.kill(worker, 'SIGCONT')
    }
    const play = rows().first().getByRole('button', { name: 'Play: slow and dignified' })
    await expect.poll(() => play.isEnabled()).toBe(true)
    await page.getByRole('button', { name: '1 thing under way' }).waitFor({ state: 'detached' })
  })

  test('needs no mouse', async () => {
    const newest = (await rows().first().getByRole('link').textContent()) ?? ''
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await expect.poll(focused).toBe(newest)
    await page.keyboard.press('Space')
    await player().getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await expect.poll(async () => (await heardIn(page)).length).toBe(1)
    await page.keyboard.press('Space')
    await player().getByRole('button', { name: 'Play', exact: true }).waitFor()
    await page.keyboard.press('f')
    await rows().first().getByRole('button', { name: 'Remove from favourites' }).waitFor()
    await page.keyboard.press('f')
    await rows().first().getByRole('button', { name: 'Favourite', exact: true }).waitFor()
    await rows().first().getByRole('checkbox').press('Space')
    await page.getByText('1 selected').waitFor()
    await rows().first().getByRole('checkbox').press('Space')

    await page.keyboard.press('/')
    await page.keyboard.type('rumble')
    await expect.poll(() => rows().count()).toBe(1)
    expect(new URL(page.url()).searchParams.get('q')).toBe('rumble')
    await page.keyboard.press('Escape')
    await expect.poll(() => rows().count()).toBeGreaterThan(2)

    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search, or go somewhere…').waitFor()
    await page.keyboard.type('stutter')
    await page.getByRole('option', { name: /a nervous stutter/ }).waitFor()
    await page.keyboard.press('Escape')
    const palette = page.getByPlaceholder('Search, or go somewhere…')
    await palette.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await palette.waitFor()
    await page.keyboard.type('setti')
    await page.getByRole('option', { name: 'Settings' }).waitFor()
    await expect.poll(() => page.getByRole('option', { selected: true }).textContent()).toContain('Settings')
    await page.keyboard.press('Enter')
    await page.waitForURL('/settings')
    await palette.waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.waitForURL(/\/sounds$/)
  })

  test('finds theme and language on the next device, what was chosen offline too', async () => {
    const bea = await aPerson(url)
    const device = async () => {
      const opened = await openWindow(browser, url)
      await enter(opened.context, bea)
      await opened.page.goto('/settings')
      await opened.page.getByRole('heading', { level: 1 }).waitFor()
      const look = () =>
        opened.page.evaluate(() => `${document.documentElement.dataset['theme']} ${document.documentElement.lang}`)
      return { ...opened, look }
    }
    const account = async () => (await bea.api.identity.me.query()).settings.settingsJson
    const first = await device()
    await first.page.getByText('Dark', { exact: true }).click()
    await first.page.getByText('Deutsch').click()
    await expect.poll(account).toEqual({ theme: 'dark', language: 'de' })
    const second = await device()
    expect([await second.look(), await second.page.title()]).toEqual(['dark de', await first.page.title()])
    await second.page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
    second.assertNoFaults()
    await second.context.setOffline(true)
    await second.page.getByText('Hell', { exact: true }).click()
    await second.context.setOffline(false)
    await expect.poll(account).toEqual({ theme: 'light', language: 'de' })
    await first.page.reload()
    await expect.poll(first.look).toBe('light de')
    first.assertNoFaults()
    await Promise.all([first.context.close(), second.context.close()])
  })

  test('hears one voice at a time, and the player stays while they go elsewhere', async () => {
    await rows()
      .last()
      .getByRole('button', { name: /^Play: / })
      .click()
    await player().getByText(prompts[0]).waitFor()
    await rows()
      .nth(-2)
      .getByRole('button', { name: /^Play: / })
      .click()
    await player().getByText(prompts[1]).waitFor()
    expect(await page.getByRole('button', { name: /^Pause: / }).count()).toBe(1)
    await page.getByRole('link', { name: 'Trash' }).click()
    await page.waitForURL('/trash')
    await player().getByText(prompts[1]).waitFor()
  })
})
