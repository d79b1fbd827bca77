import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer, Order, Setting, Usage } from './control.ts'

export type PeerName = 'limit' | 'written' | 'prisma' | 'ours'

const entries: Record<PeerName, string> = {
  limit: './limit/main.ts',
  written: './limit/main.ts',
  prisma: './prisma/main.ts',
  ours: './ours/main.ts',
}

/** A server in a process of its own. */
export type Peer = { name: PeerName; url: string; usage(): Promise<Usage>; stop(): Promise<void> }

/** Starts a peer in production mode on a free port of loopback, with further arguments for Node, e.g. `--cpu-prof`. */
export async function startPeer(name: PeerName, setting: Setting, execArgv: string[] = []): Promise<Peer> {
  const child = fork(fileURLToPath(new URL(entries[name], import.meta.url)), {
    execArgv,
    env: { NODE_ENV: 'production', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`The peer ${name} has ended.`))
  })
  child.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) asked?.reject(new Error(`The peer ${name} says: ${answer.error}`))
    else asked?.resolve(answer.result)
  })
  let orders = 0
  const tell = (order: { start: Setting } | { ask: 'usage' }): Promise<unknown> => {
    const id = ++orders
    const asked = Promise.withResolvers<unknown>()
    waiting.set(id, asked)
    child.send({ id, ...order } satisfies Order)
    return asked.promise
  }
  const port = (await tell({ start: setting })) as number
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    usage: async () => (await tell({ ask: 'usage' })) as Usage,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}
