import { trackOrders, type Rules } from '@stemma/domain/library/input'

export type Rule = Rules['rules'][number]
export type RuleField = Rule['field']
export type RuleIs = Rule['is']

export const ruleFields = [
  'title',
  'artist',
  'album',
  'genre',
  'year',
  'duration',
  'tempo',
  'key',
  'playCount',
  'added',
] as const satisfies readonly RuleField[]
export { trackOrders }

const texts: ReadonlySet<RuleField> = new Set(['title', 'artist', 'album', 'genre', 'key'])
export const isText = (field: RuleField): boolean => texts.has(field)

/** How something can be asked for: words by what they are, numbers by how much they are. */
export const waysOf = (field: RuleField): readonly RuleIs[] => {
  if (field === 'key') return ['equal', 'unequal']
  if (field === 'added') return ['less', 'more']
  return isText(field) ? ['contains', 'equal', 'unequal'] : ['equal', 'unequal', 'more', 'less']
}

/** A rule as it is typed. */
export type Typed = { readonly uid: number; readonly field: RuleField; readonly is: RuleIs; readonly value: string }

export const typedOf = ({ field, is, value }: Rule, uid: number): Typed => ({ uid, field, is, value: String(value) })

/** A typed rule about something else: what cannot be asked of it is asked in its first way. */
export const about = (rule: Typed, field: RuleField): Typed => {
  const [first] = waysOf(field)
  const is = waysOf(field).includes(rule.is) ? rule.is : (first ?? rule.is)
  return { ...rule, field, is, value: isText(field) === isText(rule.field) ? rule.value : '' }
}

/** The rule that is meant; undefined while it says nothing. */
export const ruleOf = ({ field, is, value }: Typed): Rule | undefined => {
  const said = value.trim()
  if (said === '') return undefined
  if (isText(field)) return { field, is, value: said }
  const number = Number(said.replace(',', '.'))
  return Number.isFinite(number) ? { field, is, value: number } : undefined
}
