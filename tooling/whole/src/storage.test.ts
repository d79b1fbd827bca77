import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { decodeWav } from '@stemma/audio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHouse, type House } from './testing/house.ts'
import { aPerson, ready, wavOf, type Person } from './testing/people.ts'
import { until } from './testing/until.ts'

/** A mount namespace in which we may mount; a user namespace too, where we are not root. */
const namespace = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])]
const mayMount =
  process.platform === 'linux' &&
  spawnSync(namespace[0]!, [...namespace.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
if (!mayMount) console.warn('Nothing can be mounted here: the tests of a full and of a read-only disk are skipped.')

describe.skipIf(!mayMount)('on a disk for blobs of half a megabyte', () => {
  let house: House
  let ada: Person
  let blobs: string
  beforeAll(async () => {
    const mounted =
      'mkdir -p "$STEMMA_DATA/blobs" && mount -t tmpfs -o size=512k none "$STEMMA_DATA/blobs" && exec "$0" "$@"'
    house = await aHouse({ within: [...namespace, 'sh', '-c', mounted] })
    ada = await aPerson(house.url)
    blobs = join(`/proc/${house.pidOf('server')}/root`, house.data, 'blobs')
  })
  afterAll(() => house[Symbol.asyncDispose]())

  const generate = async (prompt: string) => (await ada.api.sounds.generate.mutate({ prompt, readWith: 'rules' })).id
  const full = () => {
    const file = openSync(join(blobs, 'filler'), 'w')
    try {
      for (;;) writeSync(file, Buffer.alloc(4096))
    } catch {
      closeSync(file)
    }
    return () => rmSync(join(blobs, 'filler'))
  }
  const readOnly = () => {
    const inside = ['-t', String(house.running.pid), '-m', 'mount', '-o']
    const path = join(house.data, 'blobs')
    expect(spawnSync('nsenter', [...inside, 'remount,ro', path]).status).toBe(0)
    return () => expect(spawnSync('nsenter', [...inside, 'remount,rw', path]).status).toBe(0)
  }

  test.each([
    ['full', full],
    ['read-only', readOnly],
  ] as const)(
    'that is %s: what is there plays, the owner is told, and what was asked for is made later',
    async (_, spoil) => {
      const before = await ready(ada, await generate('a short one'))
      const seen = house.running.lines.length
      const mend = spoil()
      const id = await generate('half a second')
      const told = await until('the log tells of it', 20, async () =>
        house.running.lines.slice(seen).find((line) => /The audio store does not answer.*blobs/.test(line)),
      )
      expect(told).not.toContain('a fault of ours')
      expect((await ada.api.sounds.get.query({ id })).state).not.toBe('failed')
      expect(decodeWav(await wavOf(house.url, ada, before)).channels[0]!.length).toBeGreaterThan(0)
      mend()
      const after = await ready(ada, id, 40)
      expect(decodeWav(await wavOf(house.url, ada, after)).channels[0]!.length).toBeGreaterThan(0)
    },
  )
})
