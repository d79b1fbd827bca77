import { tracked } from '@trpc/server'
import type { EventData, EventKind } from '@stemma/domain/jobs/input'
import { paged, t, take, type Page } from './base.ts'
import { generations, now } from './data.ts'
import { library } from './library-router.ts'
import { actions, agents, user } from './person.ts'

type Generation = (typeof generations)[number]
const find = (id: string): Generation =>
  generations.find((generation) => generation.id === id) ?? (generations[0] as Generation)
const day = 86_400_000

const share = (index: number, isPublic: boolean, expires: number | null) => {
  const {
    id: generationId,
    prompt,
    duration,
    type,
    audioUrl,
    audioSha256,
    peaksSha256,
    loudness,
    playCount,
  } = generations[index] as Generation
  return {
    generationId,
    prompt,
    duration,
    type,
    audioUrl,
    audioSha256,
    peaksSha256,
    loudness,
    playCount,
    id: `00000000-0000-4000-9000-00000000000${index}`,
    shareToken: `AbCdEfGhIjKlMnOpQrStUvWxYz01234${index}`,
    isPublic,
    viewCount: 31 * index,
    createdAt: new Date(now.getTime() - index * day),
    expiresAt: expires === null ? null : new Date(now.getTime() + expires * day),
    hiddenAt: null as Date | null,
    deletedAt: null as Date | null,
  }
}
const shown = (generation: Generation, index: number) => ({
  ...generation,
  madeBy: ['ada', 'bernd', 'chloe'][index % 3] ?? 'ada',
  isMine: index % 3 === 0,
})
const seen = (generation: Generation, index: number) => ({
  ...shown(generation, index),
  shareId: `00000000-0000-4000-9000-00000000000${index}`,
  shareToken: `discover${index}`.padEnd(32, 'x'),
  isPublic: true,
  viewCount: 12 * index,
  sharedAt: new Date(now.getTime() - index * day),
  expiresAt: null as Date | null,
})
const shares = [share(0, true, null), share(3, false, 12), share(4, true, null)]

const collections = ['Doors and other exits', 'For the podcast', 'Uncle Bernd'].map((name, index) => ({
  id: `00000000-0000-4000-a000-00000000000${index}`,
  name,
  description:
    index === 0 ? 'Everything that creaks, squeaks or slams. Ordered by how surprised the guests were.' : null,
  isPublic: index === 0,
  soundCount: [5, 12, 0][index] ?? 0,
  deletedAt: null as Date | null,
  hiddenAt: null as Date | null,
  createdAt: new Date(now.getTime() - (index + 2) * 9 * day),
  updatedAt: new Date(now.getTime() - index * day),
}))

const one = generations[0] as Generation
const collection = collections[0] as (typeof collections)[number]
const madeShare = shares[0] as (typeof shares)[number]

const sounds = t.router({
  generate: take<{ prompt: string; readWith?: 'rules' | 'model'; loop?: boolean }>().mutation(({ input }) => ({
    ...one,
    prompt: input.prompt,
    jobId: 'job',
  })),
  keep: take<{
    prompt: string
    parameters: { duration: number; wetness: number; pitch: number; type: Generation['type'] }
    seed: number
    engine?: Generation['engine']
    patch?: number[]
    derivedFrom?: string
  }>().mutation(() => one),
  vary: take<{ id: string }>().mutation(({ input }) => find(input.id)),
  list: take<Page & { favorites?: boolean; type?: Generation['type'] }>().query(({ input }) =>
    paged(
      generations.filter(
        (row) => (!input.favorites || row.isFavorite) && (input.type === undefined || row.type === input.type),
      ),
      input,
    ),
  ),
  search: take<Page & { query: string }>().query(({ input }) =>
    paged(
      generations.filter((row) => row.prompt.includes(input.query)).map((row) => ({ ...row, score: 1 })),
      input,
    ),
  ),
  get: take<{ id: string }>().query(({ input }) => find(input.id)),
  favorite: take<{ generationId: string; value: boolean; token?: string }>().mutation(() => undefined),
  remove: take<{ id: string }>().mutation(() => undefined),
  restore: take<{ id: string }>().mutation(() => undefined),
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
  importPatch: take<{ text: string }>().mutation(() => one),
  similar: take<{ generationId: string; token?: string; limit?: number }>().query(() =>
    generations
      .slice(4, 8)
      .map((row, index) => ({ ...shown(row, index), distance: index / 10, shareToken: null as string | null })),
  ),
  played: take<{ generationId: string; token?: string }>().mutation(() => undefined),
  viewed: take<{ generationId: string; token?: string }>().mutation(() => undefined),
  favorites: take<Page>().query(({ input }) =>
    paged(
      generations.slice(2, 4).map((row, index) => ({ ...shown(row, index), isFavorite: true, markedAt: now })),
      input,
    ),
  ),
  report: take<{
    generationId: string
    token?: string
    reason: 'illegal' | 'hateful' | 'sexual' | 'spam' | 'copyright' | 'other'
    note?: string
  }>().mutation(() => undefined),
  reportCollection: take<{
    collectionId: string
    reason: 'illegal' | 'hateful' | 'sexual' | 'spam' | 'copyright' | 'other'
    note?: string
  }>().mutation(() => undefined),
  discover: take<Page>().query(({ input }) => paged(generations.slice(0, 8).map(seen), input)),
  share: take<{ generationId: string; isPublic: boolean; expiresAt?: Date | null }>().mutation(() => madeShare),
  updateShare: take<{ id: string; isPublic?: boolean; expiresAt?: Date | null }>().mutation(() => madeShare),
  revokeShare: take<{ id: string }>().mutation(() => undefined),
  shares: take<Page>().query(({ input }) => paged(shares, input)),
  shared: take<{ token: string }>().query(({ input }) => ({ ...seen(one, 0), shareToken: input.token })),
  collections: t.router({
    list: take<Page>().query(({ input }) => paged(collections, input)),
    get: take<{ id: string }>().query(({ input }) => collections.find(({ id }) => id === input.id) ?? collection),
    create: take<{ name: string; description?: string | null; isPublic?: boolean }>().mutation(() => collection),
    rename: take<{ id: string; name: string }>().mutation(() => collection),
    describe: take<{ id: string; description: string }>().mutation(() => collection),
    setPublic: take<{ id: string; value: boolean }>().mutation(() => collection),
    remove: take<{ id: string }>().mutation(() => undefined),
    restore: take<{ id: string; name?: string }>().mutation(() => collection),
    trash: take<Page>().query(({ input }) =>
      paged(
        collections.slice(2).map((row) => ({ ...row, deletedAt: new Date(now.getTime() - day) as Date | null })),
        input,
      ),
    ),
    sounds: take<Page & { collectionId: string }>().query(({ input }) =>
      paged(
        generations.slice(0, 5).map((row, index) => ({ ...row, sortOrder: index })),
        input,
      ),
    ),
    add: take<{ collectionId: string; generationIds: string[] }>().mutation(() => undefined),
    removeSound: take<{ collectionId: string; generationId: string }>().mutation(() => undefined),
    move: take<{ collectionId: string; generationId: string; after: string | null }>().mutation(() => undefined),
  }),
  publicCollection: take<{ id: string }>().query(() => ({ ...collection, madeBy: 'ada', isMine: false })),
  publicCollectionSounds: take<Page & { collectionId: string }>().query(({ input }) =>
    paged(
      generations.slice(0, 5).map((row, index) => ({ ...shown(row, index), sortOrder: index })),
      input,
    ),
  ),
})

const identity = t.router({
  house: t.procedure.query(() => ({
    registration: 'open' as 'open' | 'invite' | 'closed',
    passwordRules: 'classic' as const,
    mail: true,
    reader: null as string | null,
  })),
  me: t.procedure.query(() => ({
    ...user,
    profile: { username: 'ada', plan: 'pro' },
    settings: { preferredLanguage: 'en', settingsJson: {} },
    keys: { openai: true, anthropic: false, elevenlabs: false },
    reader: { engine: 'openai', isOwn: true },
    sessionId: 's0',
  })),
  keys: t.procedure.query(() => [{ provider: 'openai' as const, ending: 'x7Qa' }]),
  setKey: take<{ provider: string; key: string | null }>().mutation(() => undefined),
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
        lastUsedAt: new Date(now.getTime() - day),
        expiresAt: null,
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

const ready: { id: number; kind: EventKind; data: EventData } = { id: 1, kind: 'ready', data: {} }

const jobs = t.router({
  follow: take<{ id: string; lastEventId?: string | null }>().subscription(async function* () {
    yield tracked('1', ready)
  }),
  active: t.procedure.query(
    () => [] as { id: string; name: string; subjectId: string | null; state: string; progress: number | null }[],
  ),
  cancel: take<{ id: string }>().mutation(() => ({ cancelled: true })),
})

export const router = t.router({ identity, sounds, jobs, library })
export type WorldRouter = typeof router
