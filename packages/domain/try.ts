import { startPostgres } from '../../tooling/postgres/src/index.ts'
import { migrate, migrationStatus, rollback } from './src/migrate.ts'
import pg from 'pg'
import { MikroORM } from '@mikro-orm/postgresql'
import { entities } from './src/entities.ts'
const s = await startPostgres({ data: '/tmp/trypg' })
const c = new pg.Client(s.url); await c.connect(); await c.query('drop database if exists t1'); await c.query('create database t1'); await c.end()
const u = new URL(s.url); u.pathname = '/t1'
console.time('migrate')
try { console.log(await migrate({ url: u.href, apiPassword: 'x'.repeat(20) })) } catch (e) { console.log(e) }
console.timeEnd('migrate')
console.log(await migrationStatus({ url: u.href }))
const orm = new MikroORM({ entities, clientUrl: u.href, schemaGenerator: { ignoreSchema: ['pgboss','migrations','public'], ignoreRoutines: true } })
console.log('drift', await orm.schema.getUpdateSchemaSQL({ wrap: false }))
await orm.close()
if (process.argv[2]) { console.log(await rollback({ url: u.href, steps: 4 })); console.log(await migrate({ url: u.href, apiPassword: 'x'.repeat(20) })) }
console.log(u.href)
