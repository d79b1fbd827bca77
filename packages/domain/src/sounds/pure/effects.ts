import { aspects, limits, onKnob, type Aspect } from './parameters.ts'
import type { Statement } from './statements.ts'
import { push } from './weigh.ts'

const directions: Readonly<Record<Aspect, readonly [less: string, more: string]>> = {
  duration: ['shorter', 'longer'],
  wetness: ['drier', 'wetter'],
  pitch: ['lower', 'higher'],
}
const types = ['squeaker', 'rumbler', 'stutterer', 'classic', 'wet'] as const
const units: Readonly<Record<Aspect, string>> = { duration: ' s', wetness: '', pitch: '' }

const degree = (size: number): string => (size < 0.25 ? 'a little ' : size >= 0.8 ? 'much ' : '')

const ofSetting = (said: Statement & { kind: 'setting' }): string => {
  const { setting } = said
  if (said.denied) return 'denied, so left alone'
  if ('type' in setting) return `type ${setting.type}`
  if ('level' in setting) {
    const [less, more] = directions[setting.aspect]
    return setting.level === 0
      ? `${setting.aspect} in the middle`
      : degree(Math.abs(setting.level)) + (setting.level < 0 ? less : more)
  }
  const { aspect, value, bound } = setting
  const kept = onKnob(aspect, value)
  const words = { about: '', most: 'at most ', least: 'at least ' }[bound]
  const [low, high] = limits[aspect]
  const clamped = value > high ? ', the most there is' : value < low ? ', the least there is' : ''
  return `${aspect} ${words}${kept}${units[aspect]}${clamped}`
}

/** What one statement does to the sound, in a few English words: “much wetter, squeaker”. */
export const effectOf = (statements: readonly Statement[], index: number): string => {
  const said = statements[index]
  if (!said) return ''
  if (said.kind === 'setting') return ofSetting(said)
  const turned = aspects.flatMap((aspect) => {
    const size = push(statements, index, aspect)
    const [less, more] = directions[aspect]
    return Math.abs(size) < 0.02 ? [] : [degree(Math.abs(size)) + (size < 0 ? less : more)]
  })
  const voted = types.flatMap((type) => {
    const size = push(statements, index, type)
    return Math.abs(size) < 0.3 ? [] : [size < 0 ? `not ${type}` : type]
  })
  const effect = [...turned, ...voted].join(', ') || (said.comparedBy !== undefined ? 'only compared with' : 'a sound')
  const when = { whole: '', start: ' (at the start)', end: ' (at the end)', toward: ' (more and more)' }[said.slot]
  return effect + when + (said.takenFor === undefined ? '' : `, read as “${said.takenFor}”`)
}
