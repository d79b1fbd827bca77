import { defineEntity, p } from '@mikro-orm/core'
import { instant, system } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'StripeEvent',
  schema: 'identity',
  tableName: 'stripe_events',
  ...system(),
  indexes: [{ name: 'stripe_events_received_at_index', properties: ['receivedAt'] }],
  properties: {
    id: p.text().primary(),
    type: p.text(),
    receivedAt: instant().defaultRaw('now()'),
  },
})

/** The id of a webhook already seen, kept 30 days so that a replay changes nothing. */
export class StripeEvent extends schema.class {}
schema.setClass(StripeEvent)
