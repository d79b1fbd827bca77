import { initTRPC, tracked } from '@trpc/server'
import superjson from 'superjson'
import { generations, now } from './data.ts'

const t = initTRPC.create({ transformer: superjson })
type Generation = (typeof generations)[number]
const take = <T>() => t.procedure.input((value: unknown) => value as T)
type Page = { cursor?: string | undefined; limit?: number | undefined }

const paged = <T>(rows: readonly T[], { cursor, limit = 50 }: Page) => {
  const from = Number(cursor ?? 0)
  const next = from + limit < rows.length ? String(from + limit) : null
  return { items: rows.slice(from, from + limit), nextCursor: next as string | null }
}
const find = (id: string): Generation =>
  generations.find((generation) => generation.id === id) ?? (generations[0] as Generation)
const day = 86_400_000

const share = (index: number, isPublic: boolean, expires: number | null) => ({
  id: `00000000-0000-4000-9000-00000000000${index}`,
  shareToken: `AbCdEfGhIjKlMnOpQrStUvWxYz01234${index}`,
  isPublic,
  viewCount: 31 * index,
  createdAt: new Date(now.getTime() - index * day),
  expiresAt: expires === null ? null : new Date(now.getTime() + expires * day),
  generation: generations[index] as Generation,
})
const shares = [share(0, true, null), share(3, false, 12), share(4, true, null)]

const collections = ['Doors and other exits', 'For the podcast', 'Uncle Bernd'].map((name, index) => ({
  id: `00000000-0000-4000-a000-00000000000${index}`,
  name,
  description:
    index === 0 ? 'Everything that creaks, squeaks or slams. Ordered by how surprised the guests were.' : null,
  isPublic: index === 0,
  count: [5, 12, 0][index] ?? 0,
  createdAt: new Date(now.getTime() - (index + 2) * 9 * day),
  updatedAt: new Date(now.getTime() - index * day),
}))

const sounds = t.router({
  generate: take<{ prompt: string; engine?: 'rules' | 'model' }>().mutation(({ input }) => ({
    ...find(''),
    prompt: input.prompt,
    jobId: 'job',
  })),
  keep: take<{
    prompt: string
    parameters: { duration: number; wetness: number; pitch: number; type: Generation['type'] }
    seed: number
    engine: Generation['engine']
    patch?: number[]
    from?: string
  }>().mutation(() => find('')),
  vary: take<{ id: string }>().mutation(({ input }) => find(input.id)),
  list: take<Page & { favorites?: boolean; type?: Generation['type']; sort?: 'newest' | 'oldest' | 'played' }>().query(
    ({ input }) =>
      paged(
        generations.filter(
          (row) => (!input.favorites || row.isFavorite) && (input.type === undefined || row.type === input.type),
        ),
        input,
      ),
  ),
  search: take<Page & { text: string; mode?: 'words' | 'substring' }>().query(({ input }) =>
    paged(
      generations.filter((row) => row.prompt.includes(input.text)),
      input,
    ),
  ),
  get: take<{ id: string }>().query(({ input }) => find(input.id)),
  favorite: take<{ id: string; value: boolean }>().mutation(({ input }) => ({
    ...find(input.id),
    isFavorite: input.value,
  })),
  remove: take<{ id: string }>().mutation(({ input }) => find(input.id)),
  restore: take<{ id: string }>().mutation(({ input }) => find(input.id)),
  trash: take<Page>().query(({ input }) =>
    paged(
      generations
        .slice(5, 8)
        .map((row, index) => ({ ...row, deletedAt: new Date(now.getTime() - (index + 1) * 2 * day) })),
      input,
    ),
  ),
  retry: take<{ id: string }>().mutation(({ input }) => find(input.id)),
  rerender: take<{ id: string }>().mutation(({ input }) => find(input.id)),
  importPatch: take<{ text: string }>().mutation(() => find('')),
  similar: take<{ id: string; limit?: number }>().query(() => generations.slice(4, 8)),
  played: take<{ id: string }>().mutation(() => null),
  report: take<{ shareToken: string; reason: string; note?: string }>().mutation(() => null),
  discover: take<Page>().query(({ input }) =>
    paged(
      generations.slice(0, 9).map((generation, index) => ({
        ...share(index, true, null),
        shareToken: `discover${index}`.padEnd(32, 'x'),
        sharedBy: ['ada', 'bernd', 'chloe'][index % 3] ?? 'ada',
        generation,
      })),
      input,
    ),
  ),
  favoriteShared: take<{ shareToken: string; value: boolean }>().mutation(() => null),
  share: take<{ id: string; isPublic: boolean; expiresAt?: Date | null }>().mutation(
    () => shares[0] as (typeof shares)[number],
  ),
  updateShare: take<{ id: string; isPublic?: boolean; expiresAt?: Date | null }>().mutation(
    () => shares[0] as (typeof shares)[number],
  ),
  revokeShare: take<{ id: string }>().mutation(() => null),
  shares: take<Page>().query(({ input }) => paged(shares, input)),
  shared: take<{ token: string }>().query(() => ({ ...(shares[0] as (typeof shares)[number]), sharedBy: 'ada' })),
  collections: t.router({
    list: take<Page>().query(({ input }) => paged(collections, input)),
    create: take<{ name: string; description?: string }>().mutation(
      () => collections[0] as (typeof collections)[number],
    ),
    rename: take<{ id: string; name: string }>().mutation(() => collections[0] as (typeof collections)[number]),
    describe: take<{ id: string; description: string }>().mutation(() => null),
    setPublic: take<{ id: string; value: boolean }>().mutation(() => null),
    remove: take<{ id: string }>().mutation(() => null),
    restore: take<{ id: string }>().mutation(() => null),
    get: take<Page & { id: string }>().query(({ input }) => ({
      collection: collections.find(({ id }) => id === input.id) ?? (collections[0] as (typeof collections)[number]),
      sounds: paged(generations.slice(0, 5), input),
    })),
    add: take<{ collectionId: string; generationId: string }>().mutation(() => null),
    removeSound: take<{ collectionId: string; generationId: string }>().mutation(() => null),
    move: take<{ collectionId: string; generationId: string; before?: string }>().mutation(() => null),
  }),
  publicCollection: take<{ id: string }>().query(() => ({
    collection: collections[0] as (typeof collections)[number],
    ownedBy: 'ada',
    sounds: paged(generations.slice(0, 5), {}),
  })),
})

const user = {
  id: '00000000-0000-4000-b000-000000000001',
  email: 'ada@example.org',
  username: 'ada',
  emailVerified: false,
  createdAt: new Date(now.getTime() - 90 * day),
  lastLoginAt: now as Date | null,
}
const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
]
const actions = [
  'logged_in',
  'share_created',
  'password_changed',
  'token_created',
  'login_failed',
  'registered',
] as const

const identity = t.router({
  house: t.procedure.query(() => ({
    registration: 'open' as 'open' | 'invite' | 'closed',
    passwordRules: 'length',
    mail: true,
    reader: null as string | null,
  })),
  me: t.procedure.query(() => ({
    ...user,
    profile: { username: 'ada', plan: 'pro' },
    settings: { preferredLanguage: 'en', settingsJson: {} },
    keys: [] as string[],
    sessionId: 's0',
  })),
  rename: take<{ username: string }>().mutation(() => user),
  changeEmail: take<{ email: string; password: string }>().mutation(() => undefined),
  changePassword: take<{ password: string; newPassword: string }>().mutation(() => undefined),
  resendVerification: t.procedure.mutation(() => undefined),
  sessions: t.procedure.query(() =>
    agents.map((userAgent, index) => ({
      id: `s${index}`,
      userAgent: userAgent as string | null,
      ipAddress: `192.168.1.${20 + index}` as string | null,
      createdAt: new Date(now.getTime() - (index + 1) * 3 * day),
      lastSeenAt: new Date(now.getTime() - index * 5 * 3_600_000),
      isThis: index === 0,
    })),
  ),
  revokeSession: take<{ id: string }>().mutation(() => undefined),
  revokeOtherSessions: t.procedure.mutation(() => ({ ended: 2 })),
  auditLog: take<Page>().query(({ input }) =>
    paged(
      actions.map((action, index) => ({
        id: `a${index}`,
        action,
        ipAddress: '192.168.1.20',
        userAgent: agents[0] ?? null,
        createdAt: new Date(now.getTime() - index * 31 * 3_600_000),
        details: {},
      })),
      input,
    ),
  ),
  tokens: t.router({
    list: t.procedure.query(() => [
      {
        id: 't1',
        name: 'Podcast script',
        scopes: ['sounds:read', 'sounds:write'],
        createdAt: new Date(now.getTime() - 20 * day),
        lastUsedAt: new Date(now.getTime() - day) as Date | null,
        expiresAt: null as Date | null,
      },
    ]),
    create: take<{ name: string; scopes: string[]; expiresAt?: Date | null }>().mutation(() => ({
      id: 't2',
      secret: 'stm_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG',
    })),
    revoke: take<{ id: string }>().mutation(() => undefined),
  }),
  updateSettings: take<Record<string, unknown>>().mutation(() => ({ preferredLanguage: 'en', settingsJson: {} })),
  deleteAccount: take<{ username: string; password: string }>().mutation(() => undefined),
})

const jobs = t.router({
  follow: take<{ jobId: string; lastEventId?: string }>().subscription(async function* () {
    yield tracked('1', {
      id: '1',
      kind: 'ready' as string,
      data: {} as Record<string, string | number | boolean | null>,
    })
  }),
  active: t.procedure.query(() => [] as { id: string; kind: string; generationId: string | null; createdAt: Date }[]),
  cancel: take<{ jobId: string }>().mutation(() => null),
})

export const router = t.router({ identity, sounds, jobs })
export type WorldRouter = typeof router
