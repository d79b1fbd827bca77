import { migrate } from '@stemma/domain/migrate'
import { postgresSetup } from '@stemma/testing'

export default postgresSetup(migrate)
