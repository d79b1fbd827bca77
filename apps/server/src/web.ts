import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { preloads, type Pages } from './preloads.ts'

type Encoding = 'br' | 'gzip' | 'identity'
type Asset = { bytes: Buffer; type: string; encoded: Partial<Record<Encoding, Promise<Buffer>>> }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = /^(text|image\/svg|application\/(json|manifest))/

/** The built web app, read once; each file is compressed when it is first asked for so, and kept. */
export type WebApp = ReturnType<typeof loadWebApp>

export function loadWebApp(folder: string) {
  const assets = new Map<string, Asset>()
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    assets.set(`/${relative(folder, path).split(sep).join('/')}`, {
      bytes: readFileSync(path),
      type: types[extname(path)] ?? 'application/octet-stream',
      encoded: {},
    })
  }
  const index = assets.get('/index.html')?.bytes.toString('utf8')
  if (index === undefined) throw new Error(`${folder} has no index.html: the web app is not built.`)

  const named = assets.get('/pages.json')?.bytes.toString('utf8') ?? '{}'
  const preloadsOf = preloads(JSON.parse(named) as Pages)
  for (const path of ['/index.html', '/pages.json']) assets.delete(path)

  return {
    /** The page every address of the app begins with, with `head` added to its head and a title of its own. */
    page: (path: string, { title, head = '' }: { title?: string; head?: string } = {}) => {
      const titled =
        title === undefined ? index : index.replace(/<title>.*?<\/title>/s, () => `<title>${escapeHtml(title)}</title>`)
      return titled.replace('</head>', () => `${preloadsOf(path)}${head}</head>`)
    },
    has: (path: string) => assets.has(path),
    answer: async (path: string, accepts: string): Promise<Response> => {
      const asset = assets.get(path)!
      const encoding = choose(accepts, asset)
      const bytes = await encode(asset, encoding)
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': asset.type,
          'content-length': String(bytes.length),
          vary: 'accept-encoding',
          'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
        },
      })
    },
  }
}

const choose = (accepts: string, { type, bytes }: Asset): Encoding => {
  if (!compressible.test(type) || bytes.length < 1024) return 'identity'
  return /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : 'identity'
}

const encode = (asset: Asset, encoding: Encoding): Promise<Buffer> =>
  (asset.encoded[encoding] ??=
    encoding === 'br'
      ? promisify(brotliCompress)(asset.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : encoding === 'gzip'
        ? promisify(gzip)(asset.bytes)
        : Promise.resolve(asset.bytes))

/** Text as HTML, attribute values included. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
