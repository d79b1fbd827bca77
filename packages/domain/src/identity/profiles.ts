import { Owned } from '../shared/repository.ts'
import { Profile } from './profile.ts'

/** The caller's profile. */
export class Profiles extends Owned<Profile, 'userId'> {
  protected readonly entity = Profile
  protected readonly owner = 'userId' as const
  protected readonly thing = 'profile'
}
