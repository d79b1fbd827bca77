import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { inspect } from 'node:util'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { smtpMail } from './mail.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

const listening = (server: Server | SMTPServer) =>
  new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port))
  })

type Letter = { from: string; to: string[]; raw: string; user: unknown }

/** An SMTP server that keeps what it is given; the refusals are made by the options. */
const aServer = async (options: SMTPServerOptions = {}) => {
  const letters: Letter[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('no')),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        letters.push({
          from,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
          user: session.user,
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const port = await listening(server)
  closing.push(() => server.close())
  return { letters, host: `127.0.0.1:${port}` }
}

const from = 'Stemma <stemma@example.org>'
const letter = {
  to: 'ada@example.org',
  subject: 'Confirm your address',
  text: 'Open this link:\n\nhttps://example.org/?a=1&b=2\n',
}
const refusal = (responseCode: number) => Object.assign(new Error('ada@example.org is not here'), { responseCode })

/** The header of a letter, unfolded, by lower-case name. */
const headersOf = (raw: string) => {
  const lines = raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
}

test('a letter arrives, marked as one no person wrote', async () => {
  const { letters, host } = await aServer()
  await smtpMail({ url: `smtp://${host}`, from }).send(letter)
  expect(letters).toMatchObject([{ from: 'stemma@example.org', to: ['ada@example.org'] }])
  const raw = letters[0]?.raw ?? ''
  expect(headersOf(raw)).toMatchObject({
    from,
    to: 'ada@example.org',
    subject: 'Confirm your address',
    'auto-submitted': 'auto-generated',
  })
  expect(raw).toContain('https://example.org/?a=1&b=2')
})

test('text of any language, long lines and lone dots arrive as written', async () => {
  const { letters, host } = await aServer()
  const text = `مرحبا 🦆\r\n.\r\n${'ü'.repeat(3000)}\r\n.end`
  await smtpMail({ url: `smtp://${host}`, from }).send({ ...letter, subject: 'Grüße 🦆', text })
  const raw = letters[0]?.raw ?? ''
  const { subject, 'content-transfer-encoding': encoding } = headersOf(raw)
  expect(subject).toMatch(/^=\?UTF-8\?/)
  expect(encoding).toBe('base64')
  expect(Buffer.from(raw.slice(raw.indexOf('\r\n\r\n')), 'base64').toString()).toBe(text)
})

test('a letter is given to the server under the name and password of its address', async () => {
  const { letters, host } = await aServer({ authOptional: false })
  await smtpMail({ url: `smtp://me%40example.org:right@${host}`, from }).send(letter)
  expect(letters).toMatchObject([{ user: 'me@example.org' }])
})

describe('no header can be smuggled in', () => {
  test('by the subject', async () => {
    const { letters, host } = await aServer()
    const subject = 'Hello\r\nBcc: eve@example.org\n\r\n\r\nbody\u2028x\0'
    await smtpMail({ url: `smtp://${host}`, from }).send({ ...letter, subject })
    expect(letters[0]?.to).toEqual(['ada@example.org'])
    expect(Object.keys(headersOf(letters[0]?.raw ?? ''))).not.toContain('bcc')
    expect(letters[0]?.raw).toContain('Open this link')
  })

  test.each([
    'ada@example.org\r\nBcc: eve@example.org',
    'ada@example.org, eve@example.org',
    'ada@example.org;eve@example.org',
    'Ada <ada@example.org>',
    '"ada eve"@example.org',
    'ada@example.org>\r\nRCPT TO:<eve@example.org',
    'ada@[127.0.0.1]',
    'friends: ada@example.org;',
    'ada@example.org\0',
    'ada @example.org',
    'ada',
    '@',
    '',
    `${'a'.repeat(320)}@example.org`,
  ])('by the address %j', async (to) => {
    const { letters, host } = await aServer()
    const sent = smtpMail({ url: `smtp://${host}`, from }).send({ ...letter, to })
    await expect(sent).rejects.toMatchObject({ code: 'input_invalid', params: { field: 'to' } })
    expect(letters).toEqual([])
  })
})

describe('a server that refuses', () => {
  test.each([
    ['the address for good', 'mail_refused', { onRcptTo: (_, __, done) => done(refusal(550)) }],
    ['the address for now', 'mail_unavailable', { onRcptTo: (_, __, done) => done(refusal(451)) }],
    ['the sender', 'mail_unavailable', { onMailFrom: (_, __, done) => done(refusal(550)) }],
    ['to be used at all', 'mail_unavailable', { onConnect: (_, done) => done(refusal(554)) }],
    [
      'the letter',
      'mail_refused',
      { onData: (stream, _, done) => void stream.resume().on('end', () => done(refusal(554))) },
    ],
  ] as [string, string, SMTPServerOptions][])('%s is told as %s', async (_, code, options) => {
    const { host } = await aServer(options)
    await expect(smtpMail({ url: `smtp://${host}`, from }).send(letter)).rejects.toMatchObject({ code })
  })

  test('the password is told so, without the password or the address', async () => {
    const { host } = await aServer()
    const error: unknown = await smtpMail({ url: `smtp://me:top-secret@${host}`, from })
      .send(letter)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'mail_unavailable', kind: 'unavailable' })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/top-secret|ada@|AG1lAHRvcC1zZWNyZXQ/)
  })

  test('a certificate nobody vouches for gets neither letter nor password', async () => {
    const { letters, host } = await aServer({ disabledCommands: [] })
    await expect(smtpMail({ url: `smtp://me:right@${host}`, from }).send(letter)).rejects.toMatchObject({
      code: 'mail_unavailable',
    })
    expect(letters).toEqual([])
  })
})

describe('a server that does not play along is given up', () => {
  const sockets: Socket[] = []
  const aSocketServer = async (speak: (socket: Socket) => void) => {
    const server = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => undefined)
      speak(socket)
    })
    const port = await listening(server)
    closing.push(() => {
      sockets.splice(0).forEach((socket) => socket.destroy())
      server.close()
    })
    return `smtp://127.0.0.1:${port}`
  }
  const gives = async (url: string) =>
    expect(smtpMail({ url, from, timeoutMs: 200 }).send(letter)).rejects.toMatchObject({ code: 'mail_unavailable' })

  test('when it never greets', async () => gives(await aSocketServer(() => undefined)))
  test('when it greets and falls silent', async () =>
    gives(await aSocketServer((socket) => socket.write('220 hello\r\n'))))
  test('when it goes on for ever', async () => {
    const url = await aSocketServer((socket) => {
      const drip = setInterval(() => socket.write('220-more\r\n'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    await gives(url)
    await expect.poll(() => sockets.every(({ destroyed }) => destroyed)).toBe(true)
  })
  test('when it hangs up', async () => gives(await aSocketServer((socket) => socket.destroy())))
  test('when it speaks another protocol', async () =>
    gives(await aSocketServer((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))))
  test('when it is not there', async () => gives('smtp://127.0.0.1:1'))
})
