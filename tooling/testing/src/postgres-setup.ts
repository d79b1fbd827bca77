import { createHash, randomBytes } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import type { TestProject } from 'vitest/node'
import { environment } from './env.ts'
import { withClient, withDatabase, type TestCluster } from './postgres.ts'
import { startThrowAwayServer } from './postgres-server.ts'

/** Brings an empty database to the newest schema; `apiUrl` is how the unprivileged role connects to it. */
export type Migrate = (database: { url: string; apiPassword: string }) => Promise<{ apiUrl: string }>

/**
 * A vitest `globalSetup`: one server a run (or the cluster of `DATABASE_URL`), one migrated template database in it, and all of it
 * removed at the end. Tests then call `createTestDatabase()`.
 */
export function postgresSetup(migrate: Migrate): (project: TestProject) => Promise<() => Promise<void>> {
  return async (project) => {
    const server = environment.databaseUrl ? undefined : await startThrowAwayServer()
    const clusterUrl = environment.databaseUrl ?? server!.url
    const run = `${Math.floor(Date.now() / 1000).toString(36)}_${randomBytes(5).toString('hex')}`
    const template = `stemma_template_${run}`
    try {
      await withClient(clusterUrl, async (client) => {
        await dropOld(client)
        // Roles belong to the cluster, so runs that share one migrate in turn and agree on the password.
        await client.query(`select pg_advisory_lock(hashtext('stemma tests'))`)
        await client.query(`create database ${template}`)
        const apiPassword = createHash('sha256').update(`stemma tests ${clusterUrl}`).digest('base64url')
        const { apiUrl } = await migrate({ url: withDatabase(clusterUrl, template), apiPassword })
        await client.query(`alter database ${template} with allow_connections false`)
        project.provide('stemmaPostgres', { clusterUrl, apiUrl, template, run } satisfies TestCluster)
      })
    } catch (error) {
      await server?.stop()
      throw error
    }
    return async () => {
      if (server) await server.stop()
      else await withClient(clusterUrl, (client) => dropMatching(client, (name) => name.includes(run)))
    }
  }
}

const secondsADay = 86_400

/** Databases that a killed run left in somebody's cluster a day ago or earlier. */
async function dropOld(client: Client): Promise<void> {
  const now = Date.now() / 1000
  await dropMatching(client, (name) => now - Number.parseInt(name.split('_')[2] ?? '', 36) > secondsADay)
}

async function dropMatching(client: Client, wanted: (name: string) => boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^stemma_(test|template)_[0-9a-z]+_[0-9a-f]+'`,
  )
  for (const { name } of rows) {
    if (wanted(name)) await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`)
  }
}
