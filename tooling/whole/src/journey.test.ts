import { decodeWav } from '@stemma/audio'
import { createClient } from '@stemma/api/client'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { hasChromium, openBrowser, openWindow, type Window } from './testing/browser.ts'
import { heardIn, listenIn } from './testing/hear.ts'
import { logIn } from './testing/people.ts'

const { url } = inject('sharedHouse')
const sentence = 'a short squeaky one that ends wet'
const name = `ada-${Date.now().toString(36)}`
const [password, nextPassword] = ['seven green herons', 'eight green herons']

describe.skipIf(!hasChromium)('somebody new', () => {
  let browser: Browser
  let own: Window
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    own = await openWindow(browser, url, { permissions: ['clipboard-read', 'clipboard-write'] })
    await listenIn(own.context)
    page = own.page
  })
  afterAll(() => browser.close())
  afterEach(() => own.assertNoFaults())

  const rows = () => page.getByRole('region', { name: 'History' }).getByRole('listitem')
  const button = (label: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name: label, exact: typeof label === 'string' })
  const knob = (label: string) => page.getByRole('slider', { name: label, exact: true })
  const read = async (label: string) => Number(await knob(label).getAttribute('aria-valuenow'))
  const player = () => page.getByRole('region', { name: 'Player' })
  const detail = () => page.getByRole('complementary', { name: 'Details' })
  const choose = (label: string) => page.getByRole('menuitem', { name: label }).click()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())

  /** Somebody without an account, who opens a link. */
  const stranger = async (path: string, visit: (page: Page, html: string) => Promise<void>, faults: unknown[] = []) => {
    const theirs = await openWindow(browser, url)
    await listenIn(theirs.context)
    const answer = await theirs.page.goto(path)
    await visit(theirs.page, (await answer?.text()) ?? '')
    await theirs.context.close()
    expect(theirs.faults).toEqual(faults)
  }

  test('registers', async () => {
    await page.goto('/register')
    await page.getByLabel('E-mail address').fill(`${name}@example.org`)
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await button('Create account').click()
    await page.waitForURL('/sounds')
    await page.getByRole('heading', { name: 'Type a sentence, hear a sound' }).waitFor()
  })

  test('types a sentence, sees it turn the knobs, makes it and hears it', async () => {
    await page.getByRole('textbox', { name: 'What should it sound like?' }).fill(sentence)
    await expect.poll(() => page.getByRole('radio', { name: 'Squeaker' }).isChecked()).toBe(true)
    expect(await read('Wetness')).toBeGreaterThan(3)
    expect(await read('Duration')).toBeLessThan(1.5)
    await page.getByText(/\d+.?% sure/).waitFor()
    // The waveform of the row comes from /media as well, and may come first.
    const answered = page.waitForResponse(
      (response) => response.url().includes('/media/') && response.headers()['content-type'] === 'audio/wav',
    )
    await button('Make it').click()
    await expect.poll(async () => (await heardIn(page)).length).toBe(1)
    await player().getByText(sentence).waitFor()
    await expect.poll(() => rows().count()).toBe(1)
    const media = await answered
    const bytes = await page.evaluate(
      async (from) => [...new Uint8Array(await (await fetch(from)).arrayBuffer())],
      media.url(),
    )
    const wav = decodeWav(new Uint8Array(bytes))
    const seconds = wav.channels[0]!.length / wav.sampleRate
    expect(seconds).toBeCloseTo(await read('Duration'), 1)
    expect((await heardIn(page))[0]?.seconds).toBeCloseTo(seconds, 2)
    expect((await heardIn(page))[0]?.peak).toBeGreaterThan(0.1)
    await button('Play', player()).waitFor() // it has ended
  })

  test('marks it and finds it again; the way back knows the search', async () => {
    await button('Favourite', rows().first()).click()
    await button('Favourites').click()
    await expect.poll(() => new URL(page.url()).searchParams.get('fav')).toBe('true')
    await expect.poll(() => rows().count()).toBe(1)
    await page.getByRole('searchbox').fill('nothing of the kind')
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
    await page.getByRole('searchbox').fill('squeak')
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('squeak')
    await expect.poll(() => rows().count()).toBe(1)
    await page.getByRole('link', { name: 'Collections' }).click()
    await page.waitForURL('/sounds/collections')
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search).toMatch(/q=squeak/)
    expect(await page.getByRole('searchbox').inputValue()).toBe('squeak')
    await expect.poll(() => rows().count()).toBe(1)
    await page.goto('/sounds')
  })

  test('turns a knob, hears the difference made in the browser, and keeps it', async () => {
    await rows().first().getByRole('link', { name: sentence }).click()
    await button('Turn its knobs', detail()).click()
    await button('Close', detail()).click()
    const before = await read('Pitch')
    let asked = 0
    page.on('request', (request) => (asked += request.url().includes('/media/') ? 1 : 0))
    const heard = (await heardIn(page)).length
    await knob('Pitch').press('ArrowDown')
    expect(await read('Pitch')).toBe(before - 1)
    await expect.poll(async () => (await heardIn(page)).length).toBe(heard + 1)
    expect(asked).toBe(0)
    await button('Keep').click()
    await page.getByText(`Kept “${sentence}”`).waitFor()
    await expect.poll(() => rows().count()).toBe(2)
    await expect.poll(() => button(`Play: ${sentence}`, rows().first()).isEnabled()).toBe(true)
  })

  test('puts it in a collection, which strangers can hear once it is public', async () => {
    await rows().first().getByRole('link', { name: sentence }).click()
    await button('Add to collection', detail()).click()
    await choose('New collection')
    const dialog = page.getByRole('dialog', { name: 'New collection' })
    await dialog.getByLabel('Name').fill('For weddings')
    await button('New collection', dialog).click()
    await page.getByText('Added to “For weddings”').waitFor()
    await page.goto('/sounds/collections')
    await page.getByRole('link', { name: /For weddings.*1 sound/ }).click()
    await page.waitForURL(/collections\/.{36}$/)
    const id = page.url().split('/').at(-1)!
    const refused = [expect.stringContaining('404')]
    await stranger(`/c/${id}`, (theirs) => theirs.getByText('This link leads nowhere any more').waitFor(), refused)
    await button('More').click()
    await choose('Make public')
    await button('Copy link').waitFor()
    await stranger(`/c/${id}`, async (theirs) => {
      await theirs.getByRole('heading', { name: 'For weddings' }).waitFor()
      await theirs.getByRole('button', { name: 'Play from the top' }).click()
      await expect.poll(async () => (await heardIn(theirs)).at(-1)?.peak ?? 0).toBeGreaterThan(0.1)
    })
  })

  test('shares it by a link that anybody can open, hear and report', async () => {
    await page.goto('/sounds')
    await rows().last().getByRole('link', { name: sentence }).click()
    await button('Share by link', detail()).click()
    await button('Copy link', detail()).click()
    await expect.poll(clipboard).toMatch(/\/s\/[\w-]{32}$/)
    const link = new URL(await clipboard())
    expect(link.origin).toBe(url)
    await stranger(link.pathname, async (theirs, html) => {
      expect(await theirs.title()).toContain(sentence)
      for (const [property, content] of [
        ['og:title', sentence],
        ['og:url', link.href],
        ['og:audio', '/media/'],
        ['og:description', name],
      ] as const) {
        expect(new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1]).toContain(content)
      }
      await theirs.getByRole('button', { name: `Play: ${sentence}` }).click()
      await expect.poll(async () => (await heardIn(theirs)).at(-1)?.peak ?? 0).toBeGreaterThan(0.1)
      await theirs.getByRole('button', { name: 'Report' }).click()
      await theirs.getByLabel('It is spam').check()
      await theirs.getByLabel('Anything to add?').fill('Too squeaky.')
      await theirs.getByRole('button', { name: 'Send' }).click()
      await theirs.getByText('Thank you. It will be looked at.').waitFor()
    })
    await page.reload()
    await expect.poll(() => detail().getByText('1 view').count()).toBe(1)
  })

  test('deletes it, takes that back, deletes it again and restores it from the trash', async () => {
    const gone = page.getByText(`Deleted “${sentence}”`)
    await button('Delete', detail()).click()
    await gone.waitFor()
    await expect.poll(() => rows().count()).toBe(1)
    await button('Undo').click()
    await expect.poll(() => rows().count()).toBe(2)
    await rows().last().getByRole('link', { name: sentence }).press('Delete')
    await expect.poll(() => rows().count()).toBe(1)
    await page.goto('/trash')
    await page.getByText('30 days left').waitFor()
    await button('Restore').click()
    await page.getByText(`Restored “${sentence}”`).waitFor()
    await page.getByText('The trash is empty').waitFor()
    await page.goto('/sounds')
    await expect.poll(() => rows().count()).toBe(2)
  })

  test('sees where else they are logged in, and ends that', async () => {
    const phone = await logIn(url, name, password)
    await page.goto('/settings')
    const devices = page.getByRole('region', { name: 'Devices' })
    await expect.poll(() => devices.locator('.settings-line').count()).toBe(2)
    await devices.getByText('this one').waitFor()
    await button('Log out', devices).click()
    await expect.poll(() => devices.locator('.settings-line').count()).toBe(1)
    await expect(phone.api.identity.me.query()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } })
  })

  test('changes the password', async () => {
    await button('Change', page.getByRole('region', { name: 'Account' }))
      .last()
      .click()
    const dialog = page.getByRole('dialog', { name: 'Change password' })
    await dialog.getByLabel('Present password', { exact: true }).fill(password)
    await dialog.getByLabel('New password', { exact: true }).fill(nextPassword)
    await button('Save', dialog).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await logIn(url, name, nextPassword)
    await expect(logIn(url, name, password)).rejects.toThrow(/401/)
    await page.reload()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
  })

  test('makes an access token, with which a program may read, until it is revoked', async () => {
    const tokens = page.getByRole('region', { name: 'Access tokens' })
    await button('New token', tokens).click()
    const dialog = page.getByRole('dialog', { name: 'New token' })
    await dialog.getByLabel('What is it for?').fill('my script')
    await button('New token', dialog).click()
    const token = (await tokens.locator('code').textContent()) ?? ''
    const api = createClient({ url, token })
    expect((await api.sounds.list.query({ limit: 10 })).items.map(({ prompt }) => prompt)).toEqual([sentence, sentence])
    await expect(api.sounds.generate.mutate({ prompt: 'x', readWith: 'rules' })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
    await button('Revoke', tokens).click()
    await page.getByText('“my script” does not work any more').waitFor()
    await expect(api.sounds.list.query({ limit: 10 })).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } })
  })

  test('enters a key of a provider, which brings the choice of a model, and takes it away again', async () => {
    const keys = page.getByRole('region', { name: 'Provider keys' })
    const key = 'sk-ant-a-key-of-this-journey-z9Qx'
    await button('Add: Anthropic', keys).click()
    const dialog = page.getByRole('dialog', { name: 'Key of Anthropic' })
    await dialog.getByLabel('Key', { exact: true }).fill(`${key} `)
    await button('Save', dialog).click()
    await keys.getByText('A key is set, ending in z9Qx').waitFor()
    expect(await page.content()).not.toContain(key)
    await page.getByRole('link', { name: 'Sounds' }).click()
    await button('Who reads the sentence').click()
    await page.getByRole('menuitemradio', { name: 'Language model (Anthropic, with your key)' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Settings' }).click()
    await button('Remove: Anthropic', keys).click()
    await page.getByText('The key of Anthropic is removed').waitFor()
    await button('Add: Anthropic', keys).waitFor()
    await page.getByRole('region', { name: 'Record' }).getByText('Provider key removed').waitFor()
  })

  test('logs out and leaves nothing behind', async () => {
    await button('Log out', page.getByRole('region', { name: 'Account' })).click()
    await page.waitForURL('/login')
    await page.goto('/sounds')
    await page.waitForURL('/login')
    expect(await page.getByText(sentence).count()).toBe(0)
    expect(own.faults.splice(0).filter((fault) => !fault.includes('401'))).toEqual([])
  })
})
