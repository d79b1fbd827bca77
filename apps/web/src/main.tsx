import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startOffline } from './offline.ts'
import { router } from './router.tsx'
import { queries } from './trpc.ts'
import './ui/base.css'
import './ui/page.css'

const root = document.getElementById('root')

// The code of the first page comes while the server is asked who this is, not after.
const first = new Set<string>(router.matchRoutes(router.latestLocation).map(({ routeId }) => routeId))
for (const route of Object.values(router.routesById)) if (first.has(route.id)) void router.loadRouteChunk(route)

void startOffline().then(() => {
  if (root !== null)
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </StrictMode>,
    )
})
