import { randomInt } from 'node:crypto'
import { sql, type Sql } from '../shared/sql.ts'
import { generationView } from './generation-view.ts'
import type { AdditionalParams, EngineName, SoundParameters } from './input.ts'

/** What is known of a sound when it is asked for. */
export type NewSound = {
  id: string
  prompt: string
  parameters: SoundParameters
  engine: EngineName
  /** Unsigned, 32 bits. */
  seed: number
  /** Who is to read the prompt; null where the parameters are given. */
  reader: string | null
  jobId: string
  derivedFrom: string | null
  additionalParams: AdditionalParams
}

/** Nobody can guess or choose which of four billion sounds a prompt gets. */
export const newSeed = (): number => randomInt(2 ** 32)

/** Writes a new sound of the caller's and reads it back, as `asItem` does. `before` are WITH clauses to go first, each with a comma. */
export function insertGeneration(sound: NewSound, before?: Sql): Sql {
  const { duration, wetness, pitch, type } = sound.parameters
  return sql`
    with ${before ?? sql``} v as (
      insert into sounds.generations (id, user_id, prompt, duration, wetness, pitch, type, engine, seed, reader, state, job_id, derived_from, additional_params)
        values (${sound.id}, identity.current_user_id(), ${sound.prompt}, ${duration}, ${wetness}, ${pitch}, ${type}, ${sound.engine}, ${sound.seed},
          ${sound.reader}, ${sound.reader === null ? 'rendering' : 'reading'}, ${sound.jobId}, ${sound.derivedFrom}, ${JSON.stringify(sound.additionalParams)})
        returning *),
      w as (select ${generationView.select('v')}, false as "isShared", 0 as "collectionCount" from v)
    select row_to_json(w)::text as item from w`
}
