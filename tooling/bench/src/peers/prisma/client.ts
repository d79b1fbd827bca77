import { PrismaPg } from '@prisma/adapter-pg'

type Decimal = { toNumber(): number }

/** A sound as Prisma gives it. */
export type SoundRow = {
  id: string
  duration: Decimal
  confidence: Decimal | null
  loudness: Decimal | null
  seed: bigint
  share?: { id: string } | null
  _count?: { collections: number }
}

/** A link as Prisma gives it, with its sound. */
export type ShareRow = {
  id: string
  generation: SoundRow & { userId: string; user: { username: string }; favorites: unknown[] }
}

/** A login as Prisma gives it, with its person. */
export type SessionRow = { userId: string; expiresAt: Date; user: { isActive: boolean; deletedAt: Date | null } }

type Found<Row> = (args: object) => Promise<Row>

/** The generated client as far as this peer uses it: it is generated when the bench runs, so no compiler has seen it. */
export type Client = {
  userSession: { findUnique: Found<SessionRow | null> }
  generation: { findMany: Found<SoundRow[]>; create: Found<SoundRow> }
  sharedSound: { findMany: Found<ShareRow[]> }
  job: { create: Found<unknown> }
  $executeRawUnsafe(text: string, ...values: unknown[]): Promise<number>
  $transaction<T>(work: (tx: Client) => Promise<T>): Promise<T>
}

type Generated = { PrismaClient: new (options: { adapter: PrismaPg }) => Client }

export async function connect(entry: string, connectionString: string, connections: number): Promise<Client> {
  const { PrismaClient } = (await import(entry)) as Generated
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: connections }) })
}
