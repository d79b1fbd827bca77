import { postgresSetup } from './postgres-setup.ts'
import { withClient } from './postgres.ts'

/** The least that can be called a migration: one role, one table, one grant on the database. */
export default postgresSetup(async ({ url, apiPassword }) => {
  await withClient(url, async (client) => {
    const name = new URL(url).pathname.slice(1)
    const role = await client.query(`select 1 from pg_roles where rolname = 'stemma_testing_api'`)
    if (role.rowCount === 0) await client.query('create role stemma_testing_api login')
    await client.query(`alter role stemma_testing_api password '${apiPassword}'`)
    await client.query(`grant create on database ${name} to stemma_testing_api`)
    await client.query('create table words (word text primary key)')
    await client.query('grant select, insert on words to stemma_testing_api')
  })
  const apiUrl = new URL(url)
  apiUrl.username = 'stemma_testing_api'
  apiUrl.password = apiPassword
  return { apiUrl: apiUrl.href }
})
