import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { serve } from '@hono/node-server'
import { encodeWav } from '@stemma/audio'
import { inWork, sql } from '@stemma/domain'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ffmpeg } from '../adapters/ffmpeg/ffmpeg.ts'
import { aHouse, aMember } from '../testing/house.ts'

const house = aHouse()
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'stemma-tracks-'))
beforeAll(() => () => rmSync(folder, { recursive: true }))

/** Noise, encoded as its ending says. */
function anAudio(ending: string, seconds = 1): Buffer {
  const samples = Float32Array.from(randomBytes(seconds * 8000 * 2), (byte) => byte / 256 - 0.5)
  const wav = Buffer.from(encodeWav({ sampleRate: 8000, channels: [samples] }, { format: 'pcm16' }))
  if (ending === 'wav') return wav
  const [from, to] = [join(folder, 'in.wav'), join(folder, `out.${ending}`)]
  writeFileSync(from, wav)
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    from,
    '-metadata',
    'title=before',
    '-metadata',
    'composer=Kept',
    to,
  ])
  return readFileSync(to)
}

/** Somebody with one track, tagged otherwise than its file. */
async function aListener(bytes: Buffer, filename: string) {
  const { visitor, email } = await aMember(house)
  const answer = await visitor.send('POST', '/uploads', {
    body: bytes,
    headers: {
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${Buffer.from(filename).toString('base64')}`,
    },
  })
  expect(answer.status).toBe(201)
  const id = await inWork(house.house.machines.orm, { user: null }, async (work) => {
    const row = await work.row<{ id: string }>(sql`select identity.find_by_email(${email}) as id`)
    await work.become(row!.id)
    const [track] = await work.tracks.all({})
    Object.assign(track!, { title: 'Näch/ste', artist: '“A” \n-y', year: 1999 })
    return track!.id
  })
  return { visitor, id }
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const waiting = () => readdirSync(dirname(house.house.uploads.path('0'.repeat(36))))
const fetched = (visitor: { cookies: Map<string, string> }, path: string, method = 'GET') =>
  house.app.fetch(
    new Request(`http://stemma.test${path}`, {
      method,
      headers: { cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; ') },
    }),
  )
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

test('a track is heard by its id and by its file’s hash, in ranges, by its owner alone', async () => {
  const wav = anAudio('wav')
  const { visitor, id } = await aListener(wav, 'x.wav')
  for (const path of [`/media/track/${id}`, `/media/${digest(wav)}`]) {
    const whole = await fetched(visitor, path)
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    expect(digest(await bytesOf(whole))).toBe(digest(wav))
    const part = await visitor.get(path, { range: 'bytes=10-19' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${wav.length}`])
    const other = (await aMember(house)).visitor
    expect((await other.get(path)).status).toBe(404)
  }
})

test('a track is taken away as it came, under its present name', async () => {
  const wav = anAudio('wav')
  const { visitor, id } = await aListener(wav, 'x.wav')
  const answer = await fetched(visitor, `/download/track/${id}`)
  expect(digest(await bytesOf(answer))).toBe(digest(wav))
  expect(answer.headers.get('content-disposition')).toContain(
    `filename*=UTF-8''%E2%80%9CA%E2%80%9D%20-y%20-%20N%C3%A4ch%20ste.wav`,
  )
})

test('where this machine has no ffmpeg, whoever asks for another format hears the file, and no copy with tags is promised', async () => {
  const wav = anAudio('wav')
  const { visitor, id } = await aListener(wav, 'x.wav')
  const had = house.house.ffmpeg
  vi.stubEnv('PATH', folder)
  try {
    house.house.ffmpeg = ffmpeg({ folder })
    const answer = await fetched(visitor, `/media/track/${id}?format=mp3`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    expect(digest(await bytesOf(answer))).toBe(digest(wav))
    const part = await visitor.get(`/media/track/${id}?format=opus`, { range: 'bytes=0-9' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-9/${wav.length}`])
    expect(await visitor.get(`/download/track/${id}?tags`)).toMatchObject({
      body: { error: { code: 'tags_unwritable' } },
    })
  } finally {
    vi.unstubAllEnvs()
    house.house.ffmpeg = had
  }
})

describe.runIf(hasFfmpeg)('with ffmpeg', () => {
  test.for(['mp3', 'flac', 'm4a', 'opus'])(
    '%s: the copy says what its owner says, and sounds the same',
    async (ending) => {
      const bytes = anAudio(ending)
      const { visitor, id } = await aListener(bytes, `x.${ending}`)
      const answer = await fetched(visitor, `/download/track/${id}?tags`)
      expect(answer.status).toBe(200)
      expect((await fetched(visitor, `/download/track/${id}?tags`, 'HEAD')).status).toBe(200)
      const copy = join(folder, `copy.${ending}`)
      writeFileSync(copy, await bytesOf(answer))
      const { format, streams } = JSON.parse(
        execFileSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', copy], {
          encoding: 'utf8',
        }),
      ) as { format: { tags?: Record<string, string> }; streams: { tags?: Record<string, string> }[] }
      const tags = Object.fromEntries(
        Object.entries({ ...streams[0]!.tags, ...format.tags }).map(([key, value]) => [key.toLowerCase(), value]),
      )
      expect(tags).toMatchObject({ title: 'Näch/ste', date: '1999', composer: 'Kept' })
      const decoded = (path: string) => digest(execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 's16le', '-']))
      const source = join(folder, `source.${ending}`)
      writeFileSync(source, bytes)
      expect(decoded(copy)).toBe(decoded(source))
      expect(waiting()).toEqual([])
    },
  )

  test('a track is converted as it is heard; two at a time, and no longer than somebody listens', async () => {
    const short = await aListener(anAudio('wav', 2), 'x.wav')
    const path = `/media/track/${short.id}?format=mp3&bitrate=64`
    const heard = await fetched(short.visitor, path)
    expect(heard.headers.get('content-type')).toBe('audio/mpeg')
    writeFileSync(join(folder, 'heard.mp3'), await bytesOf(heard))
    const probe = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', join(folder, 'heard.mp3')]
    expect(Math.abs(Number(execFileSync('ffprobe', probe)) - 4)).toBeLessThan(0.2)
    expect(await bytesOf(await fetched(short.visitor, path, 'HEAD'))).toHaveLength(0)

    const { visitor, id } = await aListener(anAudio('wav', 600), 'x.wav')
    const server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const listen = ({ signal }: AbortController) =>
      fetch(`http://127.0.0.1:${port}/media/track/${id}?format=mp3&bitrate=64`, {
        headers: { cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; ') },
        signal,
      })
    const leaving = [new AbortController(), new AbortController(), new AbortController()] as const
    // Kept, for an answer that is collected is an answer nobody listens to.
    const answers: Response[] = []
    try {
      for (const one of leaving) answers.push(await listen(one))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
      for (const one of leaving) one.abort()
      await expect.poll(waiting).toEqual([])
      const again = new AbortController()
      answers.push(await listen(again))
      expect(answers.at(-1)!.headers.get('content-type')).toBe('audio/mpeg')
      again.abort()
    } finally {
      server.close()
    }
  })

  test('what ffmpeg cannot read is a failure with a sentence, not an empty song', async () => {
    const damaged = Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(500)])
    const { visitor, id } = await aListener(damaged, 'x.flac')
    const answer = await visitor.get(`/media/track/${id}?format=mp3`)
    expect([answer.status, answer.body]).toMatchObject([422, { error: { code: 'encoding_failed' } }])
  })
})

describe('covers', () => {
  const png = (width: number) => {
    const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
    bytes.writeUInt32BE(width, 16)
    return bytes
  }
  const put = async (body: Buffer) =>
    (await aMember(house)).visitor.send('PUT', '/covers', { body, headers: { 'content-type': 'image/x-whatever' } })

  test('are pictures by what they hold', async () => {
    const answer = await put(png(300))
    expect([answer.status, answer.body]).toEqual([201, { sha256: digest(png(300)), width: 300, height: 1 }])
  })

  test.for([
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['a bomb', png(60_000)],
    ['nothing', Buffer.alloc(0)],
  ] as const)('%s is none', async ([, bytes]) => {
    const answer = await put(bytes)
    expect([answer.status, answer.body]).toMatchObject([415, { error: { code: 'picture_unsupported' } }])
  })
})
