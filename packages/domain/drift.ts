/** Exits 1, and says how, when the migrated database differs from what the entities declare. */
import { startThrowAwayServer, withClient, withDatabase } from '@stemma/testing'
import { createOrm } from './src/orm.ts'
import { migrate } from './src/migrate.ts'

const server = await startThrowAwayServer()
try {
  await withClient(server.url, (client) => client.query('create database drift'))
  const url = withDatabase(server.url, 'drift')
  await migrate({ url })
  const orm = createOrm({ url })
  const difference = (await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim()
  await orm.close()
  if (difference !== '') {
    process.stderr.write(
      `The migrations leave the database different from the entities. What is missing:\n${difference}\n`,
    )
    process.exitCode = 1
  }
} finally {
  await server.stop()
}
