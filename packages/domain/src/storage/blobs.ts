import { Unowned } from '../shared/repository.ts'
import { Blob } from './blob.ts'

/** What the store has. */
export class Blobs extends Unowned<Blob> {
  protected readonly entity = Blob
}
