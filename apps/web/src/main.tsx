import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type AnyRoute } from '@tanstack/react-router'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startOffline } from './offline.ts'
import { router } from './router.tsx'
import { queries } from './trpc.ts'
import './ui/base.css'
import './ui/page.css'

const root = document.getElementById('root')

// The code of the first page comes while the server is asked who this is, not after.
const matches: readonly { routeId: string }[] = router.matchRoutes(router.latestLocation)
const first = new Set(matches.map(({ routeId }) => routeId))
const routes: Readonly<Record<string, AnyRoute>> = { ...router.routesById }
for (const [id, route] of Object.entries(routes)) if (first.has(id)) void router.loadRouteChunk(route)

void startOffline().then(() => {
  if (root === null) return
  const app = createRoot(root)
  // In slices, so that a slow machine answers between them.
  startTransition(() =>
    app.render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </StrictMode>,
    ),
  )
})
