import { describe, expect, test } from 'vitest'
import { ConfigurationError, localUrl, readEnvironment } from './env.ts'

describe('the environment', () => {
  test('needs nothing', () => {
    expect(readEnvironment('/home/stemma', {})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      STEMMA_DATA: '/home/stemma/.stemma',
    })
  })

  test('an empty variable counts as absent, and a relative folder begins at the root', () => {
    const environment = readEnvironment('/root folder', { PORT: '', STEMMA_DATA: 'data', DATABASE_URL: '' })
    expect(environment).toMatchObject({ PORT: 4000, STEMMA_DATA: '/root folder/data' })
    expect(environment.DATABASE_URL).toBeUndefined()
  })

  test.each([
    ['PORT', '70000', /^PORT must be at most 65535/],
    ['PORT', '40.5', /^PORT must be a whole number/],
    ['PUBLIC_URL', 'example.org', /^PUBLIC_URL must be a URL/],
    ['DATABASE_URL', 'mysql://root:hidden@db/x', /^DATABASE_URL must be a URL like postgres:/],
    ['REGISTRATION', 'maybe', /^REGISTRATION must be open, invite or closed/],
    ['ALLOW_INSECURE_HTTP', 'yes', /^ALLOW_INSECURE_HTTP must be 1 or 0/],
    ['MIGRATE_DATABASE_URL', 'postgres://a@b/c', /needs DATABASE_URL/],
  ])('%s=%s is refused by a sentence that names it and does not repeat it', (name, value, sentence) => {
    const read = () => readEnvironment('/', { [name]: value })
    expect(read).toThrow(ConfigurationError)
    expect(read).toThrow(sentence)
    expect(read).not.toThrow(value)
  })

  test('every wrong variable is told at once', () => {
    expect(() => readEnvironment('/', { PORT: '0', DATABASE_POOL_MAX: 'many' })).toThrow(/PORT.*\n.*DATABASE_POOL_MAX/)
  })

  test('the server gets what it reads itself, the machine what every program needs, and nobody the rest', () => {
    const environment = readEnvironment('/', {
      S3_BUCKET: 'b',
      OPENAI_API_KEY: 'k',
      PATH: '/bin',
      https_proxy: 'p',
      AWS_SECRET: 's',
    })
    expect(environment.forServer).toEqual({ S3_BUCKET: 'b', OPENAI_API_KEY: 'k' })
    expect(environment.machine).toEqual({
      NODE_COMPILE_CACHE: '/node_modules/.cache/compiled',
      PATH: '/bin',
      https_proxy: 'p',
    })
  })
})

test.each([
  ['127.0.0.1', 'http://127.0.0.1:4000'],
  ['0.0.0.0', 'http://127.0.0.1:4000'],
  ['::', 'http://[::1]:4000'],
  ['stemma.lan', 'http://stemma.lan:4000'],
])('a server on %s is reached from its own machine at %s', (HOST, url) => {
  expect(localUrl({ HOST, PORT: 4000 })).toBe(url)
})
