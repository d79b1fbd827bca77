import { beforeEach, describe, expect, test, vi } from 'vitest'

/** What a browser keeps between pages. */
let storage: Map<string, string>
let network: 'up' | 'down' | 'refusing'
/** What the account was told, in order. */
let told: unknown[]
let slow: Promise<void> | undefined

vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
  if (network === 'down') throw new TypeError('Failed to fetch')
  const [said] = Object.values(JSON.parse(body) as Record<string, { json: unknown }>)
  told.push(said?.json)
  await slow
  const refusal = {
    message: 'no',
    code: -32_600,
    data: { code: 'BAD_REQUEST', httpStatus: 400, reason: 'input_invalid' },
  }
  const answer = network === 'refusing' ? { error: { json: refusal } } : { result: { data: { json: {} } } }
  return new Response(JSON.stringify([answer]), { headers: { 'content-type': 'application/json' } })
})

const ada = (look: object = {}) => ({ id: 'ada', settings: { settingsJson: look } })

/** The app on a page that was just loaded. */
async function aPage() {
  vi.resetModules()
  const page = new EventTarget()
  vi.stubGlobal('navigator', { languages: ['en'], onLine: true })
  vi.stubGlobal('document', { documentElement: { dataset: {}, lang: 'en' } })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  })
  const { adoptLook } = await import('./look.ts')
  const { appearance, changeAppearance } = await import('../ui/appearance.ts')
  const { changeLanguage, language } = await import('../words/language.ts')
  return {
    adoptLook,
    changeAppearance,
    changeLanguage,
    shows: () => `${appearance.get().theme} ${language.get()}`,
    comesOnline: () => void page.dispatchEvent(new Event('online')),
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 30))

beforeEach(() => {
  storage = new Map()
  network = 'up'
  told = []
  slow = undefined
})

describe('the look of an account', () => {
  test('is shown on a device that never saw it, and not told back', async () => {
    const page = await aPage()
    page.adoptLook(ada({ theme: 'dark', language: 'de' }), true)
    expect(page.shows()).toBe('dark de')
    await settled()
    expect(told).toEqual([])
    expect((await aPage()).shows()).toBe('dark de') // at once, the next time
  })

  test('learns of a change once, and of nothing else', async () => {
    const page = await aPage()
    page.adoptLook(ada({ theme: 'dark' }), true)
    page.changeAppearance({ rail: 'narrow' })
    page.changeAppearance({ theme: 'light' })
    page.adoptLook(ada({ theme: 'dark' }), true)
    await settled()
    expect(told).toEqual([{ theme: 'light' }])
    expect(page.shows()).toBe('light en')
  })

  test('is not that of strangers, of kept answers, or one that this version does not know', async () => {
    const page = await aPage()
    page.changeAppearance({ theme: 'dark' })
    page.adoptLook(ada({ theme: 'light' }), false)
    expect(page.shows()).toBe('dark en')
    page.adoptLook(ada({ theme: 'sepia', language: 'de' }), true)
    expect(page.shows()).toBe('dark de')
    await settled()
    expect(told).toEqual([])
  })
})

describe('a change made without a network', () => {
  test('is told when it is back', async () => {
    const page = await aPage()
    page.adoptLook(ada(), true)
    network = 'down'
    page.changeAppearance({ theme: 'dark' })
    page.changeLanguage('de')
    await settled()
    network = 'up'
    page.comesOnline()
    await settled()
    page.comesOnline()
    await settled()
    expect(told).toEqual([{ theme: 'dark', language: 'de' }])
  })

  test('outlives the page and outweighs what the account says', async () => {
    const page = await aPage()
    page.adoptLook(ada(), true)
    network = 'down'
    page.changeAppearance({ theme: 'dark' })
    await settled()
    network = 'up'
    const next = await aPage()
    next.adoptLook(ada({ theme: 'light', language: 'de' }), true)
    expect(next.shows()).toBe('dark de')
    await settled()
    expect(told).toEqual([{ theme: 'dark' }])
  })

  test('is not told in another person’s name', async () => {
    const page = await aPage()
    page.adoptLook(ada(), true)
    network = 'down'
    page.changeAppearance({ theme: 'dark' })
    await settled()
    network = 'up'
    const bobs = await aPage()
    bobs.adoptLook({ id: 'bob', settings: { settingsJson: { theme: 'light' } } }, true)
    await settled()
    expect([bobs.shows(), told]).toEqual(['light en', []])
  })
})

test('what changes while the account is being told is told after it', async () => {
  const page = await aPage()
  page.adoptLook(ada(), true)
  let go = () => {}
  slow = new Promise((resolve) => (go = resolve))
  page.changeAppearance({ theme: 'dark' })
  await settled()
  page.changeAppearance({ theme: 'light' })
  page.changeLanguage('de')
  go()
  await settled()
  expect(told).toEqual([{ theme: 'dark' }, { theme: 'light', language: 'de' }])
})

test('what the server will never take is told once and given up', async () => {
  const page = await aPage()
  page.adoptLook(ada(), true)
  network = 'refusing'
  page.changeAppearance({ theme: 'dark' })
  await settled()
  page.comesOnline()
  await settled()
  expect(told).toHaveLength(1)
  expect(page.shows()).toBe('dark en')
})
