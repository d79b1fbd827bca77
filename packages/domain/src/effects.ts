import type { Effects } from './jobs/ports.ts'
import { coverEffects } from './library/draw-cover.ts'
import { libraryEffects } from './library/read.ts'
import { soundEffects } from './sounds/job-effects.ts'

/** What the end of each job means to the rows it concerns. */
export const effects: Effects = { ...soundEffects, ...libraryEffects, ...coverEffects }
