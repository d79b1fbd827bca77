import { postgresSetup } from '@stemma/testing'
import { migrate } from '../migrate.ts'

/** One server a run and one migrated template; test files clone it. */
export default postgresSetup(migrate)
