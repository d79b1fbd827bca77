import { createFileRoute, Outlet, redirect } from '@tanstack/react-router'
import { codeOf } from '../failure.ts'
import { queries, trpc } from '../trpc.ts'
import { adoptLook } from '../settings/look.ts'
import { AppFrame } from '../app/app-frame.tsx'

const strangers = new Set(['log_in_first', 'session_ended'])

/** Everything that needs an account: the frame, the player, the keys. */
export const Route = createFileRoute('/_app')({
  // A loader, because those of the pages within then ask in the same request.
  loader: async ({ location }) => {
    try {
      const me = trpc.identity.me.queryOptions(undefined, { networkMode: 'always' }) // offline it fails and says so, or is known
      const person = await queries.ensureQueryData({ ...me, revalidateIfStale: true })
      // Answers kept for offline are older than this page, and than what was chosen here since.
      adoptLook(person, (queries.getQueryState(me.queryKey)?.dataUpdatedAt ?? 0) >= performance.timeOrigin)
    } catch (failure) {
      if (!strangers.has(codeOf(failure))) throw failure
      throw redirect({
        to: '/login',
        search: { to: location.href === '/sounds' ? undefined : location.href },
        replace: true,
      })
    }
  },
  component: () => (
    <AppFrame>
      <Outlet />
    </AppFrame>
  ),
})
