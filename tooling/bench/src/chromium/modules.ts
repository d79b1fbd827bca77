import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join, normalize, sep } from 'node:path'

/** Serves the TypeScript modules of a folder to a browser, their types taken off, and an empty page at `/`. */
export async function serveModules(folder: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = normalize(join(folder, new URL(request.url ?? '/', 'http://modules').pathname))
    if (!path.endsWith('.ts') || !path.startsWith(folder + sep)) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>modules</title>')
      return
    }
    response.writeHead(200, { 'content-type': 'text/javascript' })
    response.end(stripTypeScriptTypes(readFileSync(path, 'utf8')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
