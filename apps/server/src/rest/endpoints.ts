import { browsing } from './browsing.ts'
import type { Endpoint } from './endpoint.ts'
import { lists } from './lists.ts'
import { marking } from './marking.ts'
import { media } from './media.ts'
import { playlists } from './playlists.ts'
import { searching } from './searching.ts'
import { system } from './system.ts'

/** Every method of the OpenSubsonic API that is here, by its name. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  Object.entries<Endpoint>({ ...system, ...browsing, ...lists, ...searching, ...playlists, ...marking, ...media }),
)
