import { Unowned } from '../shared/repository.ts'
import { Listen } from './listen.ts'

/** Plays and views, once a listener and day. */
export class Listens extends Unowned<Listen> {
  protected readonly entity = Listen
}
