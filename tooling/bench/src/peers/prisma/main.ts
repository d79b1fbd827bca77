import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { obey } from '../control.ts'
import { connect } from './client.ts'
import { generateClient } from './generate.ts'
import { router } from './router.ts'

// tRPC and Prisma as their own documents put them together, on the same HTTP adapter as ours.
obey(async ({ adminUrl, connections }) => {
  const prisma = await connect(generateClient(), adminUrl, connections)
  const fetch = (req: Request) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req,
      router,
      createContext: () => ({ prisma, token: req.headers.get('authorization')?.replace(/^Bearer /, '') ?? null }),
    })
  return createAdaptorServer({ fetch }) as Server
})
