import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { media } from './data.ts'
import { router } from './router.ts'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Serves a built app over the fixed world on a free port of this machine; the returned function stops it. */
export const serveWorld = async (
  dist: string,
  page = 'index.html',
): Promise<{ url: string; close: () => Promise<void> }> => {
  const trpc = createHTTPHandler({ router, basePath: '/trpc/', createContext: () => ({}) })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path.startsWith('/trpc/')) return trpc(request, response)
    if (path.startsWith('/auth/')) return response.setHeader('content-type', 'application/json').end('{}')
    const blob = /^\/media\/([0-9a-f]{64})$/.exec(path)?.[1]
    if (blob !== undefined) {
      const found = media.get(blob)
      if (found === undefined) return response.writeHead(404).end()
      return response.setHeader('content-type', found.type).end(found.bytes)
    }
    const file = join(dist, path)
    const shown = existsSync(file) && statSync(file).isFile() ? file : join(dist, page)
    response.setHeader('content-type', types[extname(shown)] ?? 'application/octet-stream')
    if (path.startsWith('/assets/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
    createReadStream(shown).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
