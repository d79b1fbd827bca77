import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'

/** What a run's setup hands to its tests: a cluster with a migrated template database. */
export type TestCluster = { clusterUrl: string; apiUrl: string; template: string; run: string }

declare module 'vitest' {
  interface ProvidedContext {
    stemmaPostgres: TestCluster
  }
}

/** A migrated database for one test file: `adminUrl` as the owner of the cluster, `apiUrl` as the unprivileged role. */
export type TestDatabase = { name: string; adminUrl: string; apiUrl: string; drop(): Promise<void> } & AsyncDisposable

let count = 0

/** Clones the template of this run: its files, which takes two thirds of what copying by the log takes. Drop it in `afterAll`, or declare it with `await using`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { clusterUrl, apiUrl, template, run } = inject('stemmaPostgres')
  const name = `stemma_test_${run}_${process.pid}_${++count}`
  await withClient(clusterUrl, async (client) => {
    await untilUnused(() => client.query(`create database ${name} template ${template} strategy file_copy`))
    await copyGrants(client, template, name)
  })
  const drop = () =>
    withClient(clusterUrl, async (client) => void (await client.query(`drop database if exists ${name} with (force)`)))
  return {
    name,
    adminUrl: withDatabase(clusterUrl, name),
    apiUrl: withDatabase(apiUrl, name),
    drop,
    [Symbol.asyncDispose]: drop,
  }
}

export function withDatabase(url: string, name: string): string {
  const result = new URL(url)
  result.pathname = `/${name}`
  return result.href
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'stemma tests' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A template cannot be cloned while somebody is connected to it (55006), which an autovacuum worker may be for a moment. */
async function untilUnused(clone: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await clone()
      return
    } catch (error) {
      if (attempt === 20 || !(error instanceof Error && 'code' in error && error.code === '55006')) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Privileges on the database itself are not part of what a template passes on. */
async function copyGrants(client: Client, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ role: string; privilege: string }>(
    `select pg_get_userbyid(acl.grantee) as role, acl.privilege_type as privilege
       from pg_database, aclexplode(datacl) as acl where datname = $1 and acl.grantee <> 0 and acl.grantee <> datdba`,
    [from],
  )
  for (const { role, privilege } of rows) {
    await client.query(`grant ${privilege} on database ${to} to ${escapeIdentifier(role)}`)
  }
}
