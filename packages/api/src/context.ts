import type { BlobStore } from '@stemma/domain/storage'
import type { JobQueue } from '@stemma/domain/jobs'
import type { Orm } from '@stemma/domain'
import type { Keyring, Mail, PlanRules } from '@stemma/domain/identity'
import type { ListenBrainz } from '@stemma/domain/library'
import type { LanguageReader, ReaderWith } from '@stemma/domain/sounds'

/** How often something may be done: reading, writing, or what costs the server seconds or money. */
export type LimitKind = 'read' | 'write' | 'costly' | 'report'

/** The machines procedures work with. The host makes them once and hands them to every request. */
export type Machines = {
  orm: Orm
  queue: JobQueue
  blobs: BlobStore
  mail: Mail | undefined
  /** The language model of this server's owner. A person's own key precedes it. */
  reader: LanguageReader | undefined
  readerWith: ReaderWith
  keys: Keyring
  /** ListenBrainz, or the server its owner named instead. */
  listenBrainz: ListenBrainz
  /** Takes one from the allowance of `key`; refuses with `too_many_requests` when there is none left. */
  limit: (kind: LimitKind, key: string) => Promise<void>
  /** How much a person may store. */
  plans: PlanRules
  /** Where people reach this server, without a slash at its end. */
  publicUrl: string
  /** The kinds of sentences this server knows, told to a page before anybody logs in. */
  registration: 'open' | 'invite' | 'closed'
  passwordRules: 'length' | 'classic'
}

/** One request. The procedures of a batch share it, so nothing of a single procedure lives here. */
export type Context = {
  machines: Machines
  /** Hex SHA-256 of the session or access token presented, or null. */
  token: string | null
  /** True when the worker's own secret was presented. */
  isWorker: boolean
  ip: string | null
  userAgent: string | null
  requestId: string
  /** Idempotency keys, one for each procedure of the batch, in order. */
  idempotencyKeys: readonly string[]
}
