/** What a browser may import of the domain: compiled without the types of Node, run without the mapper. */
import { registerInput } from '@stemma/domain/identity/input'
import { jobId } from '@stemma/domain/jobs/input'
import { jobNames } from '@stemma/domain/jobs/pure'
import { trackOrders } from '@stemma/domain/library/input'
import { readPlaylist } from '@stemma/domain/library/pure'
import { limit } from '@stemma/domain/shared/input'
import { soundParameters } from '@stemma/domain/sounds/input'
import { readPrompt } from '@stemma/domain/sounds/pure'
import { mediaTypes } from '@stemma/domain/storage/input'

export const schemas = { registerInput, jobId, limit, soundParameters }
export const names: readonly string[] = [...jobNames, ...mediaTypes, ...trackOrders]
export const type: 'squeaker' | 'rumbler' | 'stutterer' | 'classic' | 'wet' =
  readPrompt('a squeaky one').parameters.type
export const songs: number = readPlaylist(new TextEncoder().encode('#EXTM3U\nsong.mp3')).file.entries.length
