import { useMutation, useQuery } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { When } from '../ui/when.tsx'
import { useWords } from '../words/language.ts'
import { settings } from '../words/settings.ts'
import { Line, Section } from './section.tsx'
import { deviceOf } from './device.ts'

/** Every session: what, where from, last seen, and an end to it. */
export const Devices = () => {
  const words = useWords(settings)
  const { data, isPending } = useQuery(trpc.identity.sessions.queryOptions())
  const stale = { meta: { stale: [trpc.identity.pathKey()] } }
  const revoke = useMutation(trpc.identity.revokeSession.mutationOptions(stale))
  const revokeOthers = useMutation(trpc.identity.revokeOtherSessions.mutationOptions(stale))
  return (
    <Section id="devices" title={words.devices} text={words.devicesText}>
      {isPending && <Skeleton rows={2} height="48px" />}
      {data?.map((session) => {
        const device = deviceOf(session.userAgent)
        return (
          <Line
            key={session.id}
            label={
              <span className="line">
                {device.mobile ? <Smartphone size={16} aria-hidden="true" /> : <Monitor size={16} aria-hidden="true" />}
                {device.name ?? words.unknownDevice}
                {session.isThis && <span className="chip">{words.thisDevice}</span>}
              </span>
            }
            action={
              !session.isThis && (
                <Button
                  working={revoke.isPending && revoke.variables.id === session.id}
                  onClick={() => revoke.mutate({ id: session.id })}
                >
                  {words.revoke}
                </Button>
              )
            }
          >
            {words.lastSeen} <When at={session.lastSeenAt} />{' '}
            {session.ipAddress && `${words.from} ${session.ipAddress}`}
          </Line>
        )
      })}
      {(data?.length ?? 0) > 1 && (
        <div>
          <Button working={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            {words.revokeOthers}
          </Button>
        </div>
      )}
    </Section>
  )
}
