import { Unowned } from '../shared/repository.ts'
import { StripeEvent } from './stripe-event.ts'

/** Webhooks already seen. */
export class StripeEvents extends Unowned<StripeEvent> {
  protected readonly entity = StripeEvent
}
