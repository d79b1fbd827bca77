import { SFXR_LAYOUT, ZZFX_LAYOUT, type PatchParameter } from '@stemma/audio'
import { DomainError } from '../shared/errors.ts'
import type { EngineName } from './input.ts'

/** The numbers an engine is driven by; none for the synthesiser, which has its knobs. */
const layouts: Record<EngineName, readonly PatchParameter[]> = {
  'synth/v1': [],
  'sfxr/v1': SFXR_LAYOUT,
  'zzfx/v1': ZZFX_LAYOUT,
}

/** What a variation leaves alone: how loud it is, and which wave it is made of. */
const fixed = new Set(['wave_type', 'sound_vol', 'volume', 'shape', 'randomness'])

/** Refuses a patch that its engine cannot render. */
export function checkPatch(engine: EngineName, patch: readonly number[] | undefined): void {
  const layout = layouts[engine]
  const values = patch ?? []
  if (values.length !== layout.length) {
    throw new DomainError('input_invalid', { field: 'patch', reason: `${engine} takes ${layout.length} numbers` })
  }
  const wrong = layout.find(([, , low, high], index) => !(values[index]! >= low && values[index]! <= high))
  if (wrong)
    throw new DomainError('input_invalid', {
      field: 'patch',
      reason: `“${wrong[0]}” must be ${wrong[2]} to ${wrong[3]}`,
    })
}

/** A variation of a patch: about half of its numbers, one at least, up to a tenth up or down. What is zero is off and stays so. */
export function varyPatch(engine: EngineName, patch: readonly number[], random: () => number): number[] {
  const layout = layouts[engine]
  const free = layout.flatMap(([name], index) => (fixed.has(name) || patch[index] === 0 ? [] : [index]))
  const certain = free[Math.floor(random() * free.length)]
  return layout.map(([, , low, high], index) => {
    const value = patch[index]!
    if (!free.includes(index) || (index !== certain && random() < 0.5)) return value
    const factor = 1 + (random() < 0.5 ? -1 : 1) * (0.02 + 0.08 * random())
    return Math.min(high, Math.max(low, value * factor))
  })
}
