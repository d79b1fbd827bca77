import pg from 'pg'

/**
 * The roles of the cluster (docs/security.md). Login roles do not inherit: a policy TO a role also binds whoever inherits it.
 * On PostgreSQL 15 only a superuser can give BYPASSRLS, so nobody has it.
 */
const roles = {
  stemma_owner: 'nologin noinherit',
  stemma_definer: 'nologin noinherit',
  stemma_migrator: 'login noinherit',
  stemma_api: 'login noinherit',
  stemma_backup: 'login noinherit',
}

/** Kept with the role, so that they hold behind a pooler too. Compiling a plan costs more than any of our statements. */
const apiSettings = [
  "statement_timeout = '5s'",
  "lock_timeout = '3s'",
  "idle_in_transaction_session_timeout = '15s'",
  'jit = off',
]

/** Makes the missing roles; safe beside another who does the same in another database of the cluster. */
export async function prepareRoles(client: pg.Client, apiPassword: string | undefined): Promise<void> {
  for (const [role, options] of Object.entries(roles)) {
    await tolerate(client, `create role ${role} ${options}`, ['42710', '23505'])
  }
  await inTurn(async () => {
    const { rows } = await client.query<{ superuser: boolean }>(
      'select rolsuper as superuser from pg_roles where rolname = current_user',
    )
    await client.query('grant stemma_definer to stemma_owner')
    await client.query('grant stemma_owner to stemma_migrator')
    if (!rows[0]?.superuser) await client.query('grant stemma_owner, stemma_definer to current_user')
    await client.query(`grant connect, create, temporary on database ${await databaseName(client)} to stemma_owner`)
    await client.query(
      `grant connect on database ${await databaseName(client)} to stemma_api, stemma_backup, stemma_migrator`,
    )
    for (const setting of apiSettings) await client.query(`alter role stemma_api set ${setting}`)
    if (apiPassword !== undefined) {
      await client.query(`alter role stemma_api password ${client.escapeLiteral(apiPassword)}`)
    }
  })
}

async function databaseName(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
  return rows[0]!.name
}

/** Rows of the shared catalogues refuse two writers at once ("tuple concurrently updated"): try again. */
async function inTurn(change: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change()
    } catch (error) {
      if (attempt === 10 || !(error instanceof pg.DatabaseError) || error.code !== 'XX000') throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
    }
  }
}

async function tolerate(client: pg.Client, sql: string, codes: readonly string[]): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !codes.includes(error.code ?? '')) throw error
  }
}
