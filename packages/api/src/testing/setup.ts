import { migrate } from '@stemma/domain/migrate'
import { postgresSetup } from '@stemma/testing'

/** One server a run and one migrated template; test files clone it. */
export default postgresSetup(migrate)
