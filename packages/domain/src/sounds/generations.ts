import { Owned } from '../shared/repository.ts'
import { Generation } from './generation.ts'

/** The caller's sounds. */
export class Generations extends Owned<Generation, 'userId'> {
  protected readonly entity = Generation
  protected readonly owner = 'userId' as const
  protected readonly thing = 'sound'
}
