import { ZZFX_LAYOUT } from '@stemma/audio'
import { completed, readList } from './numbers.ts'
import { refuse } from './refuse.ts'

/** The values of a ZzFX call. */
export const readZzfxList = (list: string): readonly number[] => {
  const values = readList(list, ZZFX_LAYOUT)
  if (values.length > ZZFX_LAYOUT.length) return refuse(`ZzFX has at most 21 values, not ${values.length}`)
  return completed(ZZFX_LAYOUT, values)
}
