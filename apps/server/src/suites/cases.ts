import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import type { People } from '../testing/people.ts'

/** One request; `token` is presented as a bearer's. */
export type Asked = {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
  token?: string
}

/** A route, and what it means to reach what is one's own, another's and nobody's there. */
export type Case = {
  /** What a caller who may is answered; several where one cannot know. */
  status: number
  right: (people: People) => Asked
  /** The same request for what is Bob's, each with one for what nobody has: the two must be answered alike. */
  wrong?: (people: People) => [another: Asked, nobodys: Asked][]
  /** Who must be a person: others are refused before anything is looked up. */
  persons?: true
}

const get = (path: string, rest: Partial<Asked> = {}): Asked => ({ method: 'GET', path, ...rest })
const post = (path: string, body: unknown): Asked => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', origin: 'http://stemma.test' },
  body: JSON.stringify(body),
})

const sound = ({ rows }: FullWorld, index = 0) =>
  rows['sounds.generations']![index]! as { id: string; audio_sha256: string; peaks_sha256: string }
const as = ({ secrets: { session } }: FullWorld) => ({ token: session })
const aHash = () => randomBytes(32).toString('hex')
const aShareToken = () => randomBytes(24).toString('base64url')
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const media = (method: string): Case => ({
  status: 200,
  right: ({ ada }) => ({ method, path: `/media/${sound(ada).audio_sha256}`, ...as(ada) }),
  wrong: ({ ada, bob, carol }) => [
    ...bob.blobs.map(({ sha256 }): [Asked, Asked] => [
      { method, path: `/media/${sha256}`, ...as(ada) },
      { method, path: `/media/${aHash()}`, ...as(ada) },
    ]),
    ...carol.blobs.slice(0, 2).map(({ sha256 }): [Asked, Asked] => [
      { method, path: `/media/${sha256}` },
      { method, path: `/media/${aHash()}` },
    ]),
    // A link opens the sound it leads to, and nothing else.
    [
      { method, path: `/media/${sound(bob).audio_sha256}?via=${ada.secrets.share}`, ...as(ada) },
      { method, path: `/media/${aHash()}?via=${ada.secrets.share}`, ...as(ada) },
    ],
    [
      { method, path: `/media/${sound(bob, 3).audio_sha256}?via=${bob.secrets.expiredShare}` },
      { method, path: `/media/${aHash()}?via=${bob.secrets.expiredShare}` },
    ],
    [
      { method, path: `/media/${sound(carol).audio_sha256}?via=${carol.secrets.share}` },
      { method, path: `/media/${aHash()}?via=${carol.secrets.share}` },
    ],
  ],
})

const page = (prefix: string): Case => ({
  status: 200,
  right: ({ carol }) => get(`/${prefix}/${carol.secrets.share}`),
  wrong: ({ bob }) => [[get(`/${prefix}/${bob.secrets.expiredShare}`), get(`/${prefix}/${aShareToken()}`)]],
})

const tus = (method: string, path: string, world: FullWorld, headers: Record<string, string> = {}): Asked => ({
  method,
  path,
  headers: { 'tus-resumable': '1.0.0', ...headers },
  ...as(world),
})

/** Nothing has come yet of what was announced; of Ada's seed there are no bytes on the disk. */
const anUpload = (method: string, status: number): Case => {
  const asked = (world: FullWorld, id: string): Asked =>
    method === 'PATCH'
      ? {
          ...tus(method, `/uploads/${id}`, world, {
            'content-type': 'application/offset+octet-stream',
            'upload-offset': '0',
          }),
          body: Uint8Array.from(jobBytes),
        }
      : tus(method, `/uploads/${id}`, world)
  const upload = ({ rows }: FullWorld) => rows['library.uploads']![0]!['id'] as string
  return {
    status,
    right: ({ ada }) => asked(ada, upload(ada)),
    wrong: ({ ada, bob }) => [[asked(ada, upload(bob)), asked(ada, randomUUID())]],
    persons: true,
  }
}

const row = ({ rows }: FullWorld, table: string) => (rows[table]![0] as { id: string }).id
/** Every way to something of a person's that players have. */
const players = (method: string): Case => ({
  status: 200,
  right: ({ ada }) => ({
    method,
    path: `/rest/getSong.view?f=json&id=tr-${row(ada, 'library.music_tracks')}`,
    token: ada.secrets.access,
  }),
  wrong: ({ ada, bob }) =>
    (
      [
        ['getSong', 'id', 'tr', 'library.music_tracks'],
        ['stream', 'id', 'tr', 'library.music_tracks'],
        ['getAlbum', 'id', 'al', 'library.albums'],
        ['getArtist', 'id', 'ar', 'library.artists'],
        ['getPlaylist', 'id', 'pl', 'library.playlists'],
        ['deletePlaylist', 'id', 'pl', 'library.playlists'],
        ['star', 'id', 'tr', 'library.music_tracks'],
      ] as const
    ).map(([call, name, prefix, table]) => {
      const asked = (id: string): Asked => ({
        method,
        path: `/rest/${call}?f=json&${name}=${prefix}-${id}`,
        token: ada.secrets.access,
      })
      return [asked(row(bob, table)), asked(randomUUID())]
    }),
})

const aTrack = (method: string, where: string): Case => {
  const track = ({ rows }: FullWorld, index = 0) => rows['library.music_tracks']![index]!['id'] as string
  const asked = (world: FullWorld, id: string): Asked => ({ method, path: `/${where}/track/${id}`, ...as(world) })
  return {
    status: 200,
    right: ({ ada }) => asked(ada, track(ada)),
    wrong: ({ ada, bob, carol }) =>
      [track(bob), track(bob, 1), track(carol)].map((id) => [asked(ada, id), asked(ada, randomUUID())]),
    persons: true,
  }
}

/** The beginning of a PNG of one pixel. */
const aPicture = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154',
  'hex',
)

const jobBytes = Buffer.from('bytes of a job')

/** Every route that is not a procedure. One that is in the app and not here is red. */
export const cases: Readonly<Record<string, Case>> = {
  'GET /media/:sha256': media('GET'),
  'HEAD /media/:sha256': media('HEAD'),
  'GET /download/sounds/:file{[^/]+\\.(?:wav|flac|mp3)}': {
    status: 200,
    right: ({ ada }) => get(`/download/sounds/${sound(ada).id}.wav`, as(ada)),
    wrong: ({ ada, bob, carol }) =>
      [...[0, 1, 2, 3, 4].map((index) => sound(bob, index)), sound(carol)].map(({ id }) => [
        get(`/download/sounds/${id}.wav`, as(ada)),
        get(`/download/sounds/${randomUUID()}.wav`, as(ada)),
      ]),
    persons: true,
  },
  'GET /download/shared/:file{[^/]+\\.(?:wav|flac|mp3)}': {
    status: 200,
    right: ({ carol }) => get(`/download/shared/${carol.secrets.share}.wav`),
    wrong: ({ bob }) => [
      [get(`/download/shared/${bob.secrets.expiredShare}.wav`), get(`/download/shared/${aShareToken()}.wav`)],
    ],
  },
  'GET /download/sounds.zip': {
    status: 200,
    right: ({ ada }) => get(`/download/sounds.zip?ids=${sound(ada).id},${sound(ada, 2).id}`, as(ada)),
    wrong: ({ ada, bob }) => [
      [
        get(`/download/sounds.zip?ids=${sound(ada).id},${sound(bob).id}`, as(ada)),
        get(`/download/sounds.zip?ids=${sound(ada).id},${randomUUID()}`, as(ada)),
      ],
    ],
    persons: true,
  },
  'OPTIONS /uploads': { status: 204, right: () => ({ method: 'OPTIONS', path: '/uploads' }) },
  'POST /uploads': {
    status: 201,
    right: ({ ada }) =>
      tus('POST', '/uploads', ada, { 'upload-length': '1000', 'upload-metadata': 'filename YS5tcDM=' }),
    persons: true,
  },
  'GET /uploads/:id': anUpload('GET', 200),
  'HEAD /uploads/:id': anUpload('HEAD', 200),
  'PATCH /uploads/:id': anUpload('PATCH', 204),
  'DELETE /uploads/:id': anUpload('DELETE', 204),
  'GET /media/track/:id': aTrack('GET', 'media'),
  'HEAD /media/track/:id': aTrack('HEAD', 'media'),
  'GET /download/track/:id': aTrack('GET', 'download'),
  'PUT /covers': {
    status: 201,
    right: ({ ada }) => ({ method: 'PUT', path: '/covers', body: Uint8Array.from(aPicture), ...as(ada) }),
    persons: true,
  },
  'PUT /jobs/blobs/:sha256': {
    status: 201,
    right: ({ attempt }) => ({
      method: 'PUT',
      path: `/jobs/blobs/${digestOf(jobBytes)}`,
      headers: { 'content-type': 'audio/wav', 'content-length': String(jobBytes.length) },
      body: Uint8Array.from(jobBytes),
      token: attempt,
    }),
    persons: true,
  },
  // No job of today reads bytes: whatever is asked for is not the job's.
  'GET /jobs/blobs/:sha256': {
    status: 404,
    right: ({ attempt, ada }) => get(`/jobs/blobs/${sound(ada).audio_sha256}`, { token: attempt }),
    wrong: ({ attempt, bob }) => [
      [
        get(`/jobs/blobs/${sound(bob).audio_sha256}`, { token: attempt }),
        get(`/jobs/blobs/${aHash()}`, { token: attempt }),
      ],
    ],
    persons: true,
  },
  'GET /rest/:call': players('GET'),
  'POST /rest/:call': players('POST'),
  'GET /s/:token': page('s'),
  'GET /embed/:token': page('embed'),
  // A link to a sound opens nothing of the library.
  'GET /l/:token': {
    status: 200,
    right: ({ carol }) => get(`/l/${carol.rows['library.shares']![0]!['share_token'] as string}`),
    wrong: ({ bob, carol }) => [
      ...[bob, carol].map(({ secrets }): [Asked, Asked] => [get(`/l/${secrets.share}`), get(`/l/${aShareToken()}`)]),
      [get(`/l/${bob.rows['library.shares']![1]!['share_token'] as string}`), get(`/l/${aShareToken()}`)],
    ],
  },
  'GET /p/:id': {
    status: 200,
    right: ({ carol }) => get(`/p/${row(carol, 'library.playlists')}`),
    wrong: ({ bob }) => [[get(`/p/${row(bob, 'library.playlists')}`), get(`/p/${randomUUID()}`)]],
  },
  'GET /*': { status: 200, right: () => get('/sounds') },
  'GET /livez': { status: 200, right: () => get('/livez') },
  'GET /readyz': { status: 200, right: () => get('/readyz') },
  'GET /metrics': { status: 403, right: () => get('/metrics') }, // asked from elsewhere: only this machine is answered
  'POST /auth/register': {
    status: 201,
    right: () =>
      post('/auth/register', {
        email: `${aHash().slice(0, 12)}@example.org`,
        username: aHash().slice(0, 12),
        password: 'correct horse battery',
      }),
  },
  'POST /auth/login': {
    status: 401,
    right: ({ ada }) => post('/auth/login', { name: ada.mark, password: 'not the password' }),
    wrong: ({ bob }) => [
      [
        post('/auth/login', { name: bob.mark, password: 'not the password' }),
        post('/auth/login', { name: aHash().slice(0, 12), password: 'not the password' }),
      ],
    ],
  },
  'POST /auth/refresh': {
    status: 401,
    right: () => ({
      ...post('/auth/refresh', {}),
      headers: {
        cookie: `__Secure-refresh=${randomUUID()}.${aShareToken()}`,
        origin: 'http://stemma.test',
        'content-type': 'application/json',
      },
    }),
  },
  'POST /auth/logout': { status: 200, right: () => post('/auth/logout', {}) },
  'POST /auth/forgot': {
    status: 200,
    right: ({ ada }) => post('/auth/forgot', { email: `${ada.mark}@example.org` }),
    wrong: ({ bob }) => [
      [
        post('/auth/forgot', { email: `${bob.mark}@example.org` }),
        post('/auth/forgot', { email: `${aHash().slice(0, 12)}@example.org` }),
      ],
    ],
  },
  'POST /auth/reset': {
    status: 400,
    right: () => post('/auth/reset', { token: aShareToken(), password: 'correct horse battery' }),
  },
  'POST /auth/verify': { status: 400, right: () => post('/auth/verify', { token: aShareToken() }) },
}
