import { Owned } from '../shared/repository.ts'
import { RevisionItem } from './revision-item.ts'

/** What each edit did to each track. */
export class RevisionItems extends Owned<RevisionItem, 'ownerId'> {
  protected readonly entity = RevisionItem
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'edit'

  of(revisionId: string): Promise<RevisionItem[]> {
    return this.all({ revisionId })
  }
}
