/**
 * Holds the other end of a pipe from the test process. When that ends, in whatever way, kill -9 too, the server of the folder
 * given as argument is stopped and everything of it removed.
 */
import { removePostgres } from '@stemma/postgres'

const data = process.argv[2]
if (data === undefined) throw new Error('usage: postgres-guardian.ts <data folder>')
process.stdin.resume()
process.stdin.once('close', () => void removePostgres({ data }))
