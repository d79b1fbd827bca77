/** What a browser may import of the domain: compiled without the types of Node, run without the mapper. */
import { registerInput } from '@stemma/domain/identity/input'
import { jobId } from '@stemma/domain/jobs/input'
import { jobNames } from '@stemma/domain/jobs/pure'
import { limit } from '@stemma/domain/shared/input'
import { soundParameters } from '@stemma/domain/sounds/input'
import { readPrompt } from '@stemma/domain/sounds/pure'
import { mediaTypes } from '@stemma/domain/storage/input'

export const schemas = { registerInput, jobId, limit, soundParameters }
export const names: readonly string[] = [...jobNames, ...mediaTypes]
export const type: 'squeaker' | 'rumbler' | 'stutterer' | 'classic' | 'wet' =
  readPrompt('a squeaky one').parameters.type
