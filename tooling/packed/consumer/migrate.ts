/** Migrates the database of the first argument, as a service that brings its own would; answers where to connect. */
import { migrate, migrationStatus } from '@stemma/domain/migrate'

const [, , url = ''] = process.argv
const { applied, apiUrl } = await migrate({ url, apiPassword: 'a password for a throw-away server' })
const status = await migrationStatus({ url })
process.stdout.write(JSON.stringify({ applied, apiUrl, pending: status.filter(({ appliedAt }) => !appliedAt).length }))
