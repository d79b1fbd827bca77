import { Unowned } from '../shared/repository.ts'
import { Invite } from './invite.ts'

/** Invitations to register. */
export class Invites extends Unowned<Invite> {
  protected readonly entity = Invite
}
