export { readItem, type Whole } from '../shared/item.ts'
export { Collection } from './collection.ts'
export { readCollectionSounds, type CollectedSound } from './collection-sounds.ts'
export { collectionsPage, collectionsTrashPage, collectionView, type CollectionSeen } from './collections.ts'
export { generate, generateStatement, type Wish } from './generate.ts'
export { Generation } from './generation.ts'
export {
  generationView,
  historyPage,
  oneGeneration,
  readGeneration,
  trashPage,
  type GenerationSeen,
  type HistoryFilter,
} from './generation-view.ts'
export { importSound } from './import-sound.ts'
export { keep, type Made } from './keep.ts'
export { listenerOf } from './listener.ts'
export { mayReadSound } from './may-read.ts'
export { openShared } from './open-shared.ts'
export type { LanguageReader, ReaderWith } from './ports.ts'
export {
  discoverPage,
  markedPage,
  onePublicCollection,
  oneShared,
  oneShown,
  publicCollectionPage,
  publicDates,
  readPublicCollection,
  readShared,
  similarSounds,
  similarTo,
  type PublicCollection,
  type PublicSound,
  type SharedSoundSeen,
  type SimilarSound,
} from './public-sound.ts'
export { type Reported } from './reports.ts'
export { rerender, retry } from './rerender.ts'
export { searchPage, searchStatement, type FoundSound } from './search.ts'
export { changeShare, revokeShare, share, type Sharing } from './share.ts'
export { SharedSound } from './shared-sound.ts'
export { sharesPage, shareView, type ShareListed, type ShareSeen } from './shared-sounds.ts'
export { vary } from './vary.ts'
