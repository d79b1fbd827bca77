import { Owned } from '../shared/repository.ts'
import { UserSettings } from './user-settings.ts'

/** The caller's settings. */
export class AllSettings extends Owned<UserSettings, 'userId'> {
  protected readonly entity = UserSettings
  protected readonly owner = 'userId' as const
  protected readonly thing = 'settings'
}
