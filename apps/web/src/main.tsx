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
