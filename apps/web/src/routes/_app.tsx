import { createFileRoute, Outlet, redirect } from '@tanstack/react-router'
import { codeOf } from '../failure.ts'
import { queries, trpc } from '../trpc.ts'
import { AppFrame } from '../app/app-frame.tsx'

const strangers = new Set(['log_in_first', 'session_ended'])

/** Everything that needs an account: the frame, the player, the keys. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData({ ...trpc.identity.me.queryOptions(), revalidateIfStale: true })
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
