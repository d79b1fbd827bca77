import type { Part } from '../measure.ts'
import { audio } from './audio.ts'
import { feed } from './feed.ts'
import { flat } from './flat.ts'
import { house } from './house.ts'
import { knobs } from './knobs.ts'
import { library } from './library.ts'
import { playlists } from './playlists.ts'
import { reading } from './reading.ts'
import { requests } from './requests.ts'
import { search } from './search.ts'
import { uploads } from './uploads.ts'
import { web } from './web.ts'

/** Every part, in the order they are measured. */
export const parts: readonly Part[] = [
  audio,
  knobs,
  requests,
  flat,
  search,
  feed,
  library,
  playlists,
  house,
  uploads,
  reading,
  web,
]
