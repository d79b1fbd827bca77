import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a peer is started with. `adminUrl` is a superuser's: row-level security does not bind it. */
export type Setting = { adminUrl: string; apiUrl: string; connections: number }

/** Processor time of the whole process so far in µs, and its resident memory in bytes. */
export type Usage = { cpu: number; resident: number }

export type Order = { id: number } & ({ start: Setting } | { ask: 'usage' })
export type Answer = { id: number } & ({ result: unknown } | { error: string })

/** The process side of a peer: starts its server when told to, tells what it has used, ends with its parent. */
export function obey(start: (setting: Setting) => Promise<Server>): void {
  process.once('disconnect', () => process.exit())
  process.on('message', (order: Order) => {
    const carryOut = async () => ('start' in order ? portOf(await start(order.start)) : usage())
    carryOut().then(
      (result) => process.send?.({ id: order.id, result } satisfies Answer),
      (error: unknown) => process.send?.({ id: order.id, error: String(error) } satisfies Answer),
    )
  })
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function usage(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpu: user + system, resident: process.memoryUsage.rss() }
}
