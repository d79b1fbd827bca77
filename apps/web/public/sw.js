// The service worker: the shell from the cache when there is no network, and audio once heard.
// Hashed files never change, so the cache answers for them first. Everything else is asked of the server first.

const shell = 'shell-1'
const heard = 'heard-1'

/** Most files kept of each kind; the oldest go first. */
const most = { [shell]: 150, [heard]: 400 }

/** Bytes of the largest audio kept: sounds and outlines, not whole albums. */
const largest = 4_000_000

const keep = async (name, request, response) => {
  const cache = await caches.open(name)
  await cache.put(request, response)
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most[name])).map((key) => cache.delete(key)))
}

const cacheFirst = async (event, name) => {
  const found = await caches.match(event.request, { ignoreVary: true })
  if (found !== undefined) return found
  const answer = await fetch(event.request)
  const small = name === shell || Number(answer.headers.get('content-length')) <= largest
  if (answer.status === 200 && small) event.waitUntil(keep(name, event.request, answer.clone()))
  return answer
}

/** Every address of the app begins with the same page; a server without a network is no reason to show none. */
const page = async (event) => {
  try {
    const answer = await fetch(event.request)
    // Pages of shares carry a title of their own and are not the shell.
    if (answer.ok && !/^\/(s|embed|c|l|p)\//.test(new URL(event.request.url).pathname))
      event.waitUntil(keep(shell, '/', answer.clone()))
    return answer
  } catch (failure) {
    const found = await caches.match('/')
    if (found === undefined) throw failure
    return found
  }
}

self.addEventListener('install', (event) => {
  const fill = async () => {
    const answer = await fetch('/', { cache: 'no-cache' })
    const files = [
      ...(await answer.clone().text()).matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg|png|webmanifest))"/g),
    ]
    const cache = await caches.open(shell)
    await cache.put('/', answer)
    await cache.addAll([...new Set(files.map(([, file]) => file))])
    await self.skipWaiting()
  }
  event.waitUntil(fill())
})

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => !(name in most)).map((name) => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(tidy())
})

// A page that was open before there was a worker tells which files it stands on.
self.addEventListener('message', (event) => {
  const files = Array.isArray(event.data?.files)
    ? event.data.files.filter((file) => typeof file === 'string' && file.startsWith(`${location.origin}/assets/`))
    : []
  const add = async () => {
    const cache = await caches.open(shell)
    for (const file of files) if ((await cache.match(file)) === undefined) await cache.add(file)
  }
  event.waitUntil(add())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || request.headers.has('range')) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (pathname.startsWith('/assets/')) event.respondWith(cacheFirst(event, shell))
  else if (pathname.startsWith('/media/')) event.respondWith(cacheFirst(event, heard))
  else if (/^\/[\w-]+\.(?:js|svg|png|webmanifest)$/.test(pathname))
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()))
})
