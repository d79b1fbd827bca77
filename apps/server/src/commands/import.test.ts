import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeWav } from '@stemma/audio'
import { withClient } from '@stemma/testing'
import { beforeAll, expect, test } from 'vitest'
import { readEnvironment } from '../env.ts'
import { aServerProcess } from '../testing/server-process.ts'
import { run as fsck } from './fsck.ts'
import { openHouse, type Command } from './house.ts'
import { run as importLibrary } from './import.ts'

const house = aServerProcess()
const music = mkdtempSync(join(tmpdir(), 'stemma-music-'))
beforeAll(() => () => rmSync(music, { recursive: true }))
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0

let people = 0
const aPerson = async () => {
  const name = `person${++people}`
  await withClient(house.made.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into identity.users (id, email, username, password_hash) values (gen_random_uuid(), $1 || '@example.org', $1, 'none') returning id`,
      [name],
    )
    await client.query('insert into identity.profiles (user_id, username) values ($1, $2)', [rows[0]!.id, name])
  })
  return name
}
const tracksOf = (name: string) =>
  withClient(house.made.adminUrl, async (client) => {
    const { rows } = await client.query<{ title: string; artist: string; sha: string; job: string }>(
      `select title, artist, file_sha256 as sha, job_id as job from library.music_tracks t join identity.users u on u.id = t.user_id
        where username = $1 order by title`,
      [name],
    )
    return rows
  })

const aWav = () => {
  const samples = Float32Array.from(randomBytes(2000), (byte) => byte / 256 - 0.5)
  return Buffer.from(encodeWav({ sampleRate: 8000, channels: [samples] }, { format: 'pcm16' }))
}
const folder = (name: string, files: Record<string, Buffer | string>) => {
  const root = join(music, name)
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), bytes)
  }
  return root
}
/** The command in this process. */
async function run(command: Command, args: readonly string[]): Promise<{ code: number; out: string }> {
  const lines: string[] = []
  const open = openHouse(readEnvironment(house.made.environment))
  try {
    return { code: await command(args, open, (line) => void lines.push(line)), out: lines.join('\n') }
  } finally {
    await open.close()
  }
}
const importing = (root: string, name: string, ...more: string[]) => run(importLibrary, [root, '--user', name, ...more])

test('a folder comes in once, and says what was refused', { timeout: 60_000 }, async () => {
  const name = await aPerson()
  const same = aWav()
  const root = folder('first', {
    'one.wav': aWav(),
    'deep/er/two.wav': same,
    'deep/the same.WAV': same,
    'no ending': aWav(),
    'cover.jpg': 'not music',
    'a\u202e\u001b[31m.mp3': 'nor this',
    'empty.wav': '',
  })
  symlinkSync('/etc', join(root, 'a way out'))
  const first = await importing(root, name)
  expect(first.out).toContain('3 tracks added, 1 known already, 0 done before, 3 refused.')
  expect(first.out).toContain('refused  cover.jpg: This is no audio file Stemma reads')
  expect(first.out).not.toContain('\u001b')
  expect(first.code).toBe(1)
  const tracks = await tracksOf(name)
  expect(tracks.map(({ title }) => title)).toEqual(expect.arrayContaining(['no ending', 'one']))
  expect(tracks.every(({ job }) => job)).toBe(true)
  for (const { sha } of tracks)
    expect(statSync(join(house.made.data, 'blobs', sha.slice(0, 2), sha.slice(2, 4), sha)).nlink).toBe(1)
  expect(readdirSync(join(house.made.data, 'uploads'))).toEqual([])

  writeFileSync(join(root, 'three.wav'), aWav())
  expect((await importing(root, name)).out).toContain('1 tracks added, 0 known already, 4 done before, 3 refused.')
  expect((await run(fsck, [])).code).toBe(0)
})

test('files can be shared with the folder instead of copied', { timeout: 60_000 }, async () => {
  const name = await aPerson()
  const root = folder('linked', { 'one.wav': aWav() })
  const { code, out } = await importing(root, name, '--link')
  expect([code, out]).toEqual([0, expect.stringContaining('1 tracks added')])
  expect(statSync(join(root, 'one.wav')).nlink).toBe(2)
})

test.runIf(hasFfmpeg)('tags are there at once', { timeout: 60_000 }, async () => {
  const name = await aPerson()
  const root = folder('tagged', { 'in.wav': aWav() })
  const tagged = ['-metadata', 'title=Näch/ste', '-metadata', 'artist=<script>alert(1)</script>']
  spawnSync('ffmpeg', ['-v', 'error', '-i', join(root, 'in.wav'), ...tagged, join(root, 'out.flac')])
  rmSync(join(root, 'in.wav'))
  expect((await importing(root, name)).code).toBe(0)
  expect(await tracksOf(name)).toMatchObject([{ title: 'Näch/ste', artist: '<script>alert(1)</script>' }])
})

test('killed on the way it goes on, and nothing is there twice', { timeout: 90_000 }, async () => {
  const name = await aPerson()
  const many = Object.fromEntries(Array.from({ length: 450 }, (_, n) => [`${n % 7}/${n}.wav`, aWav()]))
  const root = folder('many', many)
  const kill = new AbortController()
  const killed = house.run(['import', root, '--user', name], kill.signal)
  await expect.poll(async () => (await tracksOf(name)).length, { timeout: 30_000 }).toBeGreaterThan(0)
  kill.abort()
  await killed
  const before = (await tracksOf(name)).length
  expect(before).toBeLessThan(450)
  expect((await importing(root, name)).code).toBe(0)
  const tracks = await tracksOf(name)
  expect(tracks).toHaveLength(450)
  expect(new Set(tracks.map(({ sha }) => sha)).size).toBe(450)
})

test('called wrongly it says how', async () => {
  for (const args of [[], [music], [music, '--user'], [music, music, '--user', 'x'], ['--nothing']])
    expect((await run(importLibrary, args)).code).toBe(2)
  await expect(importing(music, 'nobody')).rejects.toMatchObject({ code: 'not_found' })
  await expect(importing('/no/such/folder', 'nobody')).rejects.toThrow('/no/such')
})
