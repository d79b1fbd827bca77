import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { instant, own } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'Scrobbler',
  schema: 'library',
  tableName: 'scrobblers',
  ...own('user_id'),
  properties: {
    userId: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .primary()
        .joinColumn('user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    /** What was heard before is not told. */
    since: instant().defaultRaw('now()'),
    /** How often it failed since it last went well. */
    attempts: p.integer().default(0),
    retryAt: instant().nullable(),
    errorCode: p.string().length(60).nullable(),
    sentCount: p.integer().default(0),
    lastSentAt: instant().nullable(),
  },
})

/** That a person has ListenBrainz told what they hear, and how that goes. The token is among their settings, sealed. */
export class Scrobbler extends schema.class {}
schema.setClass(Scrobbler)
