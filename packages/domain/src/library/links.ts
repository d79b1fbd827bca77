import { p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { Blob } from '../storage/blob.ts'

/** Whose a row is. */
export const person = () =>
  p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').updateRule('no action').index(false)

/** Bytes a row points at: what the sweep and the accounts of storage read. */
export const blob = (column: `${string}_sha256`) =>
  p.manyToOne(Blob).mapToPk().joinColumn(column).nullable().deleteRule('no action').updateRule('no action').index(false)
