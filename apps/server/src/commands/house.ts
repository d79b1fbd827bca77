import { join } from 'node:path'
import { createOrm, type Orm } from '@stemma/domain'
import type { Keyring, PlanRules } from '@stemma/domain/identity'
import type { BlobStore } from '@stemma/domain/storage'
import { ConfigurationError, type Environment } from '../env.ts'
import { blobStoreOf, keyringOf, plansOf } from '../machines.ts'

export type CommandHouse = {
  /** As the API's own role. */
  orm: Orm
  /** As the owner of everything; refuses where the command line was not given such a role. */
  owner: () => Orm
  blobs: () => Promise<BlobStore>
  keys: Keyring
  plans: PlanRules
  /** The data folder. */
  data: string
  /** Where blobs are files of this machine: the folder they lie in. */
  blobFolder: string | undefined
  close(): Promise<void>
}

/** Answers with the exit code. */
export type Command = (args: readonly string[], house: CommandHouse, print: (line: string) => void) => Promise<number>

/** The machines a command needs, made when it asks for them. */
export function openHouse(environment: Environment): CommandHouse {
  const opened: Orm[] = []
  const open = (url: string) => {
    const orm = createOrm({ url, poolMax: 4 })
    opened.push(orm)
    return orm
  }
  let owner: Orm | undefined
  return {
    orm: open(environment.DATABASE_URL),
    owner: () => {
      if (!environment.MIGRATE_DATABASE_URL)
        throw new ConfigurationError('This command needs MIGRATE_DATABASE_URL: a role that may change everything.')
      return (owner ??= open(environment.MIGRATE_DATABASE_URL))
    },
    blobs: () => blobStoreOf(environment),
    keys: keyringOf(environment),
    plans: plansOf(environment),
    data: environment.data,
    blobFolder: environment.S3_BUCKET ? undefined : join(environment.data, 'blobs'),
    close: async () => {
      for (const orm of opened) await orm.close()
    },
  }
}
