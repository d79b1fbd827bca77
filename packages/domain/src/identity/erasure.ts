import { defineEntity } from '@mikro-orm/core'
import { instant, sha256, system } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'Erasure',
  schema: 'identity',
  tableName: 'erasures',
  ...system(),
  properties: {
    userKey: sha256().primary(),
    erasedAt: instant().defaultRaw('now()'),
  },
})

/** That somebody was erased: a keyed hash of the user's id, replayed after a restore. */
export class Erasure extends schema.class {}
schema.setClass(Erasure)
