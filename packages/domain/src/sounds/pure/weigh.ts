import type { Sense } from './lexicon/entry.ts'
import { aspects, limits, neutral, onKnob, type Aspect, type SoundParameters, type SoundType } from './parameters.ts'
import type { Slot, Statement } from './statements.ts'

/** What holds for a part of the sound leans a static setting that way, no more. */
const slotWeight: Readonly<Record<Slot, number>> = { whole: 1, start: 0.35, end: 0.6, toward: 0.6 }
/** Saying much the same again adds half as much each time. */
const echo = 0.5
/** Opposites weaker than this are nuance, not contradiction. */
const opposite = 0.3
const typeOrder: readonly SoundType[] = ['squeaker', 'rumbler', 'stutterer', 'wet', 'classic']

/** Whether a word is mainly about this, rather than hinting at it. */
const isMain = (sense: Sense, of: Aspect | SoundType): boolean =>
  Math.abs(sense[of] ?? 0) >= 0.6 * Math.max(...Object.values(sense).map(Math.abs))

/** How far one statement pushes a knob (-1 to 1 and beyond) or votes for a type. */
export const push = (statements: readonly Statement[], index: number, of: Aspect | SoundType): number => {
  const said = statements[index]
  if (!said) return 0
  if (said.kind === 'setting')
    return 'level' in said.setting && said.setting.aspect === of && !said.denied ? said.setting.level : 0
  const value = said.sense[of] ?? 0
  if (value === 0) return 0
  // Denying a simile says little about its lesser traits.
  if (said.strength < 0 && !isMain(said.sense, of)) return 0
  if (said.comparedBy !== undefined) {
    // Of “deeper than a tuba” the tuba's depth counts, of “deeper than a mouse” nothing of the mouse.
    const asked = push(statements, said.comparedBy, of)
    if (!(aspects as readonly string[]).includes(of) || asked * value * said.strength <= 0) return 0
  }
  return value * said.strength * slotWeight[said.slot]
}

/** Strongest first, each further one counting half; the order of speaking does not matter. */
const together = (pushes: readonly number[]): number =>
  pushes.toSorted((a, b) => b - a).reduce((sum, size, rank) => sum + size * echo ** rank, 0)

type Weighed = { value: number; contradiction: number; spoken: number }

const weighAspect = (statements: readonly Statement[], aspect: Aspect): Weighed => {
  const all = statements.map((said, i) => ({
    // A mouse in a cathedral is no contradiction, a short long one is.
    opinion: said.kind === 'setting' || (said.slot === 'whole' && isMain(said.sense, aspect)),
    size: push(statements, i, aspect),
  }))
  const up = together(all.flatMap(({ size }) => (size > 0 ? [size] : [])))
  const down = together(all.flatMap(({ size }) => (size < 0 ? [-size] : [])))
  const atOnce = all.filter(({ opinion }) => opinion).map(({ size }) => size)
  const most = atOnce.reduce((size, other) => Math.max(size, other), 0)
  const least = atOnce.reduce((size, other) => Math.max(size, -other), 0)
  const opposed = Math.min(most, least) >= opposite ? Math.min(most, least) / Math.max(most, least) : 0
  const lean = Math.min(1, Math.max(-1, up - down))
  const [low, high] = limits[aspect]
  const leaning =
    aspect === 'duration' // heard in ratios, not in differences
      ? neutral.duration * (lean < 0 ? low / neutral.duration : high / neutral.duration) ** Math.abs(lean)
      : neutral[aspect] + lean * (lean < 0 ? neutral[aspect] - low : high - neutral[aspect])
  return settle(statements, aspect, {
    value: leaning,
    contradiction: opposed,
    spoken: Math.min(1, Math.max(up, down) / 0.5),
  })
}

/** Whether a number and the words beside it cannot both be meant: thrice the length, half the scale. */
const farApart = (aspect: Aspect, a: number, b: number): boolean =>
  aspect === 'duration' ? Math.max(a / b, b / a) > 3 : Math.abs(a - b) >= 5

/** Numbers overrule words; bounds hold whatever else was said. */
const settle = (statements: readonly Statement[], aspect: Aspect, words: Weighed): Weighed => {
  const numbers = statements.flatMap((said) =>
    said.kind === 'setting' && !said.denied && 'value' in said.setting && said.setting.aspect === aspect
      ? [said.setting]
      : [],
  )
  const exact = numbers.filter(({ bound }) => bound === 'about').map(({ value }) => onKnob(aspect, value))
  const last = exact.at(-1)
  const most = numbers.reduce((low, { bound, value }) => (bound === 'most' ? Math.min(low, value) : low), Infinity)
  const least = numbers.reduce(
    (high, { bound, value }) => (bound === 'least' ? Math.max(high, value) : high),
    -Infinity,
  )
  const value = Math.min(most, Math.max(least, last ?? words.value))
  const against = last !== undefined && words.spoken > 0.6 && farApart(aspect, last, words.value)
  const changedMind = exact.some((number) => number !== last) || least > most
  return {
    value: onKnob(aspect, value),
    contradiction: Math.max(words.contradiction, against || changedMind ? 0.5 : 0),
    spoken: numbers.length > 0 ? 1 : words.spoken,
  }
}

const weighType = (statements: readonly Statement[], pitch: Weighed, wetness: Weighed) => {
  const votes = typeOrder.map((type) => {
    const named = statements.some(
      (said) => said.kind === 'setting' && !said.denied && 'type' in said.setting && said.setting.type === type,
    )
    const pushes = statements.map((_, i) => push(statements, i, type))
    const against = together(pushes.flatMap((size) => (size < 0 ? [-size] : [])))
    return { type, vote: (named ? 5 : 0) + together(pushes.filter((size) => size > 0)) - against }
  })
  const [first, second] = votes.toSorted((a, b) => b.vote - a.vote)
  if (first && first.vote >= 0.3)
    return {
      type: first.type,
      spoken: Math.min(1, first.vote),
      contradiction: second && second.vote >= 0.8 && first.vote < 5 ? 0.4 * (second.vote / first.vote) : 0,
    }
  // No type was spoken of: the knobs suggest one, unless it was denied.
  const denied = new Set(votes.filter(({ vote }) => vote < -opposite).map(({ type }) => type))
  const suggested: readonly (readonly [SoundType, boolean])[] = [
    ['squeaker', pitch.value >= 8],
    ['rumbler', pitch.value <= 2],
    ['wet', wetness.value >= 8],
    ['classic', true],
    ['stutterer', true],
  ]
  return {
    type: suggested.find(([type, fits]) => fits && !denied.has(type))?.[0] ?? 'classic',
    spoken: 0,
    contradiction: 0,
  }
}

/** The parameters a prompt's statements add up to, how much of a sound they speak of (0-4) and how far they contradict each other (0-1). */
export const weigh = (
  statements: readonly Statement[],
): { parameters: SoundParameters; spoken: number; contradiction: number } => {
  const duration = weighAspect(statements, 'duration')
  const wetness = weighAspect(statements, 'wetness')
  const pitch = weighAspect(statements, 'pitch')
  const type = weighType(statements, pitch, wetness)
  const parts = [duration, wetness, pitch, type]
  return {
    parameters: { duration: duration.value, wetness: wetness.value, pitch: pitch.value, type: type.type },
    spoken: parts.reduce((sum, { spoken }) => sum + spoken, 0),
    contradiction: Math.max(...parts.map(({ contradiction }) => contradiction)),
  }
}
