import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { encodeWav } from '@stemma/audio'
import { inWork, sql } from '@stemma/domain'
import { describe, expect, test } from 'vitest'
import { aHouse, aMember, type Visitor } from '../testing/house.ts'

const house = aHouse()
const asTus = { 'tus-resumable': '1.0.0' }
const asBytes = { ...asTus, 'content-type': 'application/offset+octet-stream' }
const base64 = (value: string | Buffer) => Buffer.from(value).toString('base64')
const digest = (bytes: Uint8Array, algorithm = 'sha256') => createHash(algorithm).update(bytes).digest()

/** A WAV nobody has sent before. */
function aWav(bytes = 20_000): Buffer {
  const header = Buffer.from(
    encodeWav({ sampleRate: 8000, channels: [new Float32Array(1)] }, { format: 'pcm16' }).slice(0, 44),
  )
  header.writeUInt32LE(36 + bytes, 4)
  header.writeUInt32LE(bytes, 40)
  return Buffer.concat([header, randomBytes(bytes)])
}

const create = async (visitor: Visitor, size: number, about: Record<string, string> = { filename: 'a song.wav' }) => {
  const metadata = Object.entries(about).map(([name, value]) => `${name} ${base64(value)}`)
  const headers = { ...asTus, 'upload-length': String(size), 'upload-metadata': metadata.join(',') }
  return visitor.send('POST', '/uploads', { headers })
}
const patch = (visitor: Visitor, at: string, offset: number, body: Uint8Array, headers: Record<string, string> = {}) =>
  visitor.send('PATCH', at, {
    body,
    headers: { ...asBytes, 'upload-offset': String(offset), 'content-length': String(body.length), ...headers },
  })
const offsetAt = async (visitor: Visitor, at: string) => {
  const { status, headers } = await visitor.send('HEAD', at, { headers: asTus })
  return status === 200 ? Number(headers.get('upload-offset')) : status
}
const uploadsOf = (email: string) =>
  inWork(house.house.machines.orm, { user: null }, async (work) => {
    const row = await work.row<{ id: string }>(sql`select identity.find_by_email(${email}) as id`)
    await work.become(row!.id)
    return {
      user: row!.id,
      uploads: await work.uploads.all({}, { createdAt: 'asc' }),
      tracks: await work.tracks.all({}, { createdAt: 'asc' }),
    }
  })
const waiting = async () => readdir(dirname(house.house.uploads.path('0'.repeat(36)))).catch(() => [])

describe('a file', () => {
  test('comes in parts, and is a track that waits to be read', async () => {
    const { visitor, email } = await aMember(house)
    const wav = aWav()
    const made = await create(visitor, wav.length, {
      filename: '../../a song.wav',
      sha256: digest(wav).toString('hex'),
    })
    expect(made.status).toBe(201)
    expect(made.headers.get('tus-resumable')).toBe('1.0.0')
    expect(Date.parse(made.headers.get('upload-expires')!)).toBeGreaterThan(Date.now())
    const at = made.headers.get('location')!
    expect(await offsetAt(visitor, at)).toBe(0)
    for (const [from, to] of [
      [0, 100],
      [100, 5000],
    ] as const) {
      const answer = await patch(visitor, at, from, wav.subarray(from, to))
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(to)])
      expect(await offsetAt(visitor, at)).toBe(to)
    }
    expect((await patch(visitor, at, 5000, wav.subarray(5000))).status).toBe(204)
    expect(await offsetAt(visitor, at)).toBe(wav.length)

    const { uploads, tracks } = await uploadsOf(email)
    expect(uploads).toMatchObject([{ state: 'checking', fileName: '../../a song.wav', received: wav.length }])
    expect(tracks).toMatchObject([
      { id: uploads[0]!.trackId, title: 'a song', format: 'wav', fileSize: wav.length, state: 'reading' },
    ])
    const sha256 = digest(wav).toString('hex')
    expect(tracks[0]!.fileSha256).toBe(sha256)
    const stored = await house.house.machines.blobs.read(sha256)
    expect(digest(new Uint8Array(await new Response(stored!.stream).arrayBuffer())).toString('hex')).toBe(sha256)
    expect(tracks[0]!.jobId).not.toBeNull()
    expect(await waiting()).not.toContain(uploads[0]!.id)
  })

  test('comes whole with its announcement, and the same bytes again are known', async () => {
    const { visitor, email } = await aMember(house)
    const wav = aWav()
    const send = (filename: string) =>
      visitor.send('POST', '/uploads', {
        body: wav,
        headers: {
          ...asBytes,
          'upload-length': String(wav.length),
          'content-length': String(wav.length),
          'upload-metadata': `filename ${base64(filename)}`,
        },
      })
    const first = await send('one.wav')
    expect([first.status, first.headers.get('upload-offset')]).toEqual([201, String(wav.length)])
    expect((await send('two.mp3')).status).toBe(201)
    const { uploads, tracks } = await uploadsOf(email)
    expect(uploads.map(({ state, trackId }) => [state, trackId])).toEqual([
      ['checking', tracks[0]!.id],
      ['known', tracks[0]!.id],
    ])
    expect(tracks).toHaveLength(1)
  })

  test('can be given up', async () => {
    const { visitor, email } = await aMember(house)
    const at = (await create(visitor, 1000)).headers.get('location')!
    await patch(visitor, at, 0, randomBytes(500))
    expect((await visitor.send('DELETE', at, { headers: asTus })).status).toBe(204)
    expect(await offsetAt(visitor, at)).toBe(404)
    expect((await uploadsOf(email)).uploads).toEqual([])
    expect(await waiting()).not.toContain(at.split('/').at(-1))
  })
})

describe('a lie moves nothing', () => {
  const aHalf = async () => {
    const { visitor, email } = await aMember(house)
    const wav = aWav()
    const sha256 = digest(wav).toString('hex')
    const at = (await create(visitor, wav.length, { sha256 })).headers.get('location')!
    await patch(visitor, at, 0, wav.subarray(0, 1000))
    return { visitor, email, wav, at, sha256 }
  }
  const lies: Record<
    string,
    [status: number, code: string, (wav: Buffer) => [number, Buffer, Record<string, string>?]]
  > = {
    'a wrong offset': [409, 'upload_offset', (wav) => [999, wav.subarray(999)]],
    'a wrong checksum': [
      460,
      'upload_checksum',
      (wav) => [1000, wav.subarray(1000), { 'upload-checksum': `sha1 ${digest(wav, 'sha1').toString('base64')}` }],
    ],
    'a checksum of no kind we know': [
      400,
      'input_invalid',
      (wav) => [1000, wav.subarray(1000), { 'upload-checksum': 'crc32 AAAA' }],
    ],
    'more than was announced': [
      413,
      'upload_too_long',
      (wav) => [1000, Buffer.concat([wav.subarray(1000), Buffer.alloc(1)])],
    ],
    'other bytes than the announced SHA-256 is of': [
      400,
      'blob_mismatch',
      (wav) => [1000, Buffer.from(wav.subarray(1000)).fill(7, 50, 60)],
    ],
    'another content type': [
      415,
      'upload_type',
      (wav) => [1000, wav.subarray(1000), { 'content-type': 'application/json' }],
    ],
    'another protocol': [412, 'tus_version', (wav) => [1000, wav.subarray(1000), { 'tus-resumable': '0.2.2' }]],
  }
  test.for(Object.entries(lies))('%s', async ([, [status, code, lie]]) => {
    const { visitor, email, wav, at, sha256 } = await aHalf()
    const [offset, body, headers] = lie(wav)
    const answer = await patch(visitor, at, offset, body, headers)
    expect([answer.status, answer.body]).toMatchObject([status, { error: { code } }])
    expect(await offsetAt(visitor, at)).toBe(1000)
    expect(
      (
        await patch(visitor, at, 1000, wav.subarray(1000), {
          'upload-checksum': `sha256 ${digest(wav.subarray(1000)).toString('base64')}`,
        })
      ).status,
    ).toBe(204)
    expect((await uploadsOf(email)).tracks).toMatchObject([{ fileSha256: sha256 }])
  })

  test('more than was announced, in a body without a length', async () => {
    const { visitor, wav, at } = await aHalf()
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = new Blob([Uint8Array.from(wav.subarray(1000)), randomBytes(100_000)]).stream()
    const answer = await house.app.fetch(
      new Request(`http://stemma.test${at}`, {
        method: 'PATCH',
        headers: { ...asBytes, cookie, origin: 'http://stemma.test', 'upload-offset': '1000' },
        body,
        duplex: 'half',
      }),
    )
    expect(answer.status).toBe(413)
    expect(await offsetAt(visitor, at)).toBe(1000)
  })
})

describe('refused by sentence', () => {
  test('what is no music, whatever it is called', async () => {
    const { visitor, email } = await aMember(house)
    const bytes = Buffer.from(`<html>${'x'.repeat(3000)}`)
    const at = (await create(visitor, bytes.length, { filename: 'song.mp3' })).headers.get('location')!
    const answer = await patch(visitor, at, 0, bytes)
    expect([answer.status, answer.body]).toMatchObject([415, { error: { code: 'format_unsupported' } }])
    expect(await uploadsOf(email)).toMatchObject({
      uploads: [{ state: 'refused', errorCode: 'format_unsupported' }],
      tracks: [],
    })
    expect(await offsetAt(visitor, at)).toBe(410)
    expect(await waiting()).not.toContain(at.split('/').at(-1))
  })

  test('what is no music, by its first part', async () => {
    const { visitor, email } = await aMember(house)
    const at = (await create(visitor, 1_000_000_000, { filename: 'film.mp3' })).headers.get('location')!
    expect((await patch(visitor, at, 0, Buffer.alloc(100_000, 'a film'))).status).toBe(415)
    expect((await uploadsOf(email)).uploads).toMatchObject([{ state: 'refused' }])
    // Of an ID3 tag that is longer than the part nothing is known yet.
    const tagged = Buffer.concat([Buffer.from('494433040000007f7f7f', 'hex'), Buffer.alloc(100_000)])
    const other = (await create(visitor, 1_000_000_000)).headers.get('location')!
    expect((await patch(visitor, other, 0, tagged)).status).toBe(204)
  })

  test('what is too large for the plan, when it is announced and when it has come', async () => {
    const { visitor, email } = await aMember(house)
    const [one, two] = [aWav(), aWav()]
    house.house.machines.plans = { billing: false, storageLimit: one.length + 100 }
    try {
      const ats: string[] = []
      const tooMuch = await create(visitor, one.length + 101)
      expect([tooMuch.status, tooMuch.body]).toMatchObject([413, { error: { code: 'quota_exceeded' } }])
      house.house.machines.plans.storageLimit = null
      for (const { length } of [one, two]) ats.push((await create(visitor, length)).headers.get('location')!)
      house.house.machines.plans.storageLimit = one.length + 100
      expect((await patch(visitor, ats[0]!, 0, one)).status).toBe(204)
      const late = await patch(visitor, ats[1]!, 0, two)
      expect([late.status, late.body]).toMatchObject([413, { error: { code: 'quota_exceeded' } }])
      const { uploads, tracks } = await uploadsOf(email)
      expect(uploads.map(({ state, errorCode }) => [state, errorCode])).toEqual([
        ['checking', null],
        ['refused', 'quota_exceeded'],
      ])
      expect(tracks).toHaveLength(1)
    } finally {
      house.house.machines.plans = { billing: false, storageLimit: null }
    }
  })

  test('what is larger than any file may be, or has no length', async () => {
    const { visitor } = await aMember(house)
    expect((await create(visitor, 5_000_000_000)).status).toBe(413)
    expect((await create(visitor, Number.NaN)).status).toBe(400)
    expect((await create(visitor, 0)).status).toBe(400)
  })
})

test('names are text: paths, NUL, right-to-left marks, 600 characters', async () => {
  const { visitor, email } = await aMember(house)
  const names = [
    '../../../etc/passwd',
    'a\0b.mp3',
    '\u202efdp.3pm',
    'x'.repeat(600),
    'C:\\music\\tune.flac',
    '..',
    '🎹'.repeat(300),
  ]
  for (const filename of names) {
    const wav = aWav()
    const at = (await create(visitor, wav.length, { filename })).headers.get('location')!
    expect((await patch(visitor, at, 0, wav)).status).toBe(204)
  }
  const { uploads, tracks } = await uploadsOf(email)
  expect(uploads.map(({ fileName }) => fileName)).toEqual([
    names[0],
    'a\ufffdb.mp3',
    names[2],
    'x'.repeat(500),
    names[4],
    '..',
    '🎹'.repeat(250),
  ])
  expect(tracks.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['passwd', 'a\ufffdb', 'x'.repeat(500), 'tune', '..']),
  )
})

test('nobody else’s upload is there, and another site may not send', async () => {
  const [ada, bob] = [await aMember(house), await aMember(house)]
  const at = (await create(ada.visitor, 100)).headers.get('location')!
  expect(await offsetAt(bob.visitor, at)).toBe(404)
  expect((await patch(bob.visitor, at, 0, randomBytes(10))).status).toBe(404)
  expect((await patch(ada.visitor, at, 0, randomBytes(10), { origin: 'https://evil.example' })).status).toBe(403)
  expect(await offsetAt(ada.visitor, at)).toBe(0)
})
