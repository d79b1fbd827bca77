import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packagedBin, removePostgres, startPostgres } from '@stemma/postgres'
import { withClient, withDatabase } from '@stemma/testing'
import { describe, expect, test } from 'vitest'
import { aHouse } from './testing/house.ts'
import { aPerson, ready } from './testing/people.ts'

const debian15 = '/usr/lib/postgresql/15/bin'
const servers = [
  ['18', packagedBin()],
  ['15', debian15],
] as const
if (!existsSync(debian15)) console.warn(`No PostgreSQL 15 in ${debian15}: its roles are not tested.`)

/** A server with a database and a role that may create roles and databases, and nothing else. */
async function aServer(bin: string) {
  const data = realpathSync(mkdtempSync(join(tmpdir(), 'stemma-roles-')))
  const settings = { fsync: 'off', shared_buffers: '16MB' }
  const { url } = await startPostgres({ data, bin, settings })
  await withClient(url, async (client) => {
    await client.query(`create role landlord login createrole createdb nosuperuser password 'of the house'`)
    await client.query('create database rooms owner landlord')
  })
  const landlord = new URL(withDatabase(url, 'rooms'))
  landlord.username = 'landlord'
  landlord.password = 'of the house'
  return {
    url: landlord.href,
    superuser: withDatabase(url, 'rooms'),
    [Symbol.asyncDispose]: async () => {
      await removePostgres({ data })
      rmSync(data, { recursive: true, force: true })
    },
  }
}

describe.each(servers.filter(([, bin]) => existsSync(bin)))('on a PostgreSQL %s of somebody else', (_, bin) => {
  test('a role that may create roles is enough: it migrates, and stemma_api serves', async () => {
    await using server = await aServer(bin)
    await using house = await aHouse({ settings: { DATABASE_URL: server.url }, secrets: true })
    expect((await house.command(['migrate'])).out).toBe('The database is up to date.\n')
    expect((await house.command(['migrate', 'status'])).out).not.toContain('not applied')
    const ada = await aPerson(house.url)
    const { id } = await ada.api.sounds.generate.mutate({ prompt: 'half a second', readWith: 'rules' })
    expect(await ready(ada, id)).toMatchObject({ state: 'ready' })
    const serving = await withClient(server.superuser, async (client) => {
      const { rows } = await client.query<{ usename: string }>(
        `select distinct usename from pg_stat_activity where datname = 'rooms' and pid <> pg_backend_pid()`,
      )
      return rows.map(({ usename }) => usename)
    })
    expect(serving).toEqual(['stemma_api'])
    expect((await house.command(['user', 'list'])).out).toContain(ada.name)
    const refused = await house.serveFrom(server.url)
    expect(refused).toMatchObject({
      code: 78,
      err: expect.stringContaining('DATABASE_URL connects as landlord') as string,
    })
  })
})
