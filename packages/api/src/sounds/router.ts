import { router } from '../trpc.ts'
import { collectionsRouter } from './collections.ts'
import { history } from './history.ts'
import { making } from './making.ts'
import { sharing } from './sharing.ts'

export const soundsRouter = router({ ...making, ...history, ...sharing, collections: collectionsRouter })
