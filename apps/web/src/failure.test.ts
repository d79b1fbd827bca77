import { afterEach, describe, expect, test, vi } from 'vitest'

vi.stubGlobal('navigator', { languages: ['en'], language: 'en', onLine: true })
vi.stubGlobal('document', { documentElement: {} })
const { codeOf, fieldError, formError, sentenceOf } = await import('./failure.ts')
const { changeLanguage } = await import('./words/language.ts')

/** As tRPC brings it. */
const told = (reason: string | null, more: object = {}) =>
  Object.assign(new Error('The server’s own sentence.'), {
    data: {
      code: 'BAD_REQUEST',
      httpStatus: 400,
      reason,
      params: {},
      fields: {},
      message: 'The server’s own sentence.',
      ...more,
    },
  })

afterEach(() => changeLanguage('en'))

describe('codes', () => {
  test('come from tRPC, from plain routes and from a missing network', () => {
    expect(codeOf(told('name_taken'))).toBe('name_taken')
    expect(codeOf({ status: 409, data: { code: 'email_taken', message: 'x', params: {} } })).toBe('email_taken')
    expect(codeOf(new TypeError('Failed to fetch'))).toBe('unreachable')
    expect(codeOf(told(null, { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 }))).toBe('unknown')
  })
})

describe('sentences', () => {
  test('are the server’s in English and ours in German', () => {
    expect(sentenceOf(told('not_allowed'))).toBe('The server’s own sentence.')
    changeLanguage('de')
    expect(sentenceOf(told('not_allowed'))).toBe('Das darfst du nicht.')
  })
  test('fill in parameters', () => {
    changeLanguage('de')
    expect(sentenceOf(told('too_many_requests', { params: { seconds: 30 } }))).toContain('30 Sekunden')
  })
  test('never show a browser’s own words for a missing network', () =>
    expect(sentenceOf(new TypeError('Failed to fetch'))).toContain('cannot be reached'))
  test('of unknown codes are still the server’s', () => {
    changeLanguage('de')
    expect(sentenceOf(told('brand_new'))).toBe('The server’s own sentence.')
  })
})

describe('forms', () => {
  test('show an error at its field and nowhere else', () => {
    const error = told('input_invalid', {
      fields: { email: 'This is not an e-mail address.' },
      params: { field: 'email' },
    })
    expect(fieldError(error, 'email')).toBe('This is not an e-mail address.')
    expect(fieldError(error, 'username')).toBeUndefined()
    expect(formError(error, ['email', 'username'])).toBeUndefined()
  })
  test('show what is about no field above all', () =>
    expect(formError(told('registration_closed'), ['email'])).toBe('The server’s own sentence.'))
  test('know which field a rule is about', () => expect(fieldError(told('username_taken'), 'username')).toBeDefined())
})
