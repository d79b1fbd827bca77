import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, own, updatedAt } from '../shared/columns.ts'
import { plans } from './input.ts'
import { User } from './user.ts'

const schema = defineEntity({
  name: 'Profile',
  schema: 'identity',
  tableName: 'profiles',
  ...own('user_id', "(plan = 'free'::identity.plan_type)"),
  properties: {
    userId: () =>
      p.manyToOne(User).mapToPk().primary().joinColumn('user_id').deleteRule('cascade').updateRule('no action'),
    username: p.text(),
    plan: p.enum(plans).nativeEnumName('identity.plan_type').default('free'),
    stripeCustomerId: p.text().nullable().unique('profiles_stripe_customer_id_unique'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
})

/** What others see of a person: the name shown, and the plan. */
export class Profile extends schema.class {}
schema.setClass(Profile)
