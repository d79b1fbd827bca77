import { Unowned } from '../shared/repository.ts'
import { ShareView } from './share-view.ts'

/** Who looked at which link. */
export class ShareViews extends Unowned<ShareView> {
  protected readonly entity = ShareView
}
