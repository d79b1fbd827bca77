import { createServer } from 'node:net'
import { ConfigurationError } from './env.ts'

/** Fails by a sentence when the server could not listen where it is to. */
export async function checkPort(host: string, port: number): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
  if (code === undefined) return
  if (code === 'EADDRINUSE') {
    throw new ConfigurationError(
      `Port ${port} is taken by another program. End that one, or choose another port: PORT=${port + 1}.`,
    )
  }
  if (code === 'EACCES')
    throw new ConfigurationError(`PORT ${port} needs rights this user has not; choose one above 1023.`)
  throw new ConfigurationError(`HOST ${host} is not an address of this machine (${code}).`)
}
