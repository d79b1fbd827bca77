import { ours, unknownPlace, type Told } from '../kept.ts'
import { mostEntries } from '../limits.ts'
import type { Extension, Pair, PlaylistEntry, PlaylistHead } from '../model.ts'
import { countOf } from '../count.ts'
import { refuse } from '../refuse.ts'
import { headTexts, trackCounts, trackTexts } from './fields.ts'
import { markupOf, xspf } from './fragment.ts'
import { parseXml, textOf, type Element } from './xml.ts'

const isElement = (child: Element | string): child is Element => typeof child !== 'string'
const value = (element: Element): string => textOf(element).trim()
const attribute = (element: Element, name: string): string =>
  element.attributes.find((known) => known.name === name)?.value ?? ''

type Common = { identifiers: string[]; links: Pair[]; meta: Pair[]; extensions: Extension[]; directives: string[] }
const common = (): Common => ({ identifiers: [], links: [], meta: [], extensions: [], directives: [] })

/** What playlist and track have alike; an element we do not know is kept as an extension. */
const readCommon = (target: Common, child: Element): string | undefined => {
  if (child.local === 'identifier') target.identifiers.push(value(child))
  else if (child.local === 'link') target.links.push({ rel: attribute(child, 'rel'), content: value(child) })
  else if (child.local === 'meta') target.meta.push({ rel: attribute(child, 'rel'), content: value(child) })
  else if (child.local !== 'extension') target.extensions.push({ application: unknownPlace, xml: markupOf([child]) })
  else if (attribute(child, 'application') === ours) return textOf(child)
  else target.extensions.push({ application: attribute(child, 'application'), xml: markupOf(child.children) })
  return undefined
}

/** One text of a known name; the first is the one that counts. */
const readText = <Name extends string>(
  target: Partial<Record<Name, string | undefined>>,
  fields: readonly (readonly [string, Name])[],
  child: Element,
): boolean => {
  const name = fields.find(([element]) => element === child.local)?.[1]
  if (name === undefined || target[name] !== undefined) return false
  target[name] = value(child)
  return true
}

const inside = (parent: Element, namespace: string): Element[] =>
  parent.children.filter(isElement).map((child) => (child.uri === namespace ? child : { ...child, local: '' }))

const readTrack = (track: Element): [PlaylistEntry, string | undefined] => {
  const entry: PlaylistEntry = { ...common(), locations: [] }
  let kept: string | undefined
  for (const child of inside(track, track.uri)) {
    const counted = trackCounts.find((name) => name === child.local)
    const count = counted && countOf(value(child))
    if (child.local === 'location') entry.locations.push(value(child))
    else if (counted !== undefined && count !== undefined && entry[counted] === undefined) entry[counted] = count
    else if (!readText(entry, trackTexts, child)) kept = readCommon(entry, child) ?? kept
  }
  return [entry, kept]
}

const readAttribution = (parent: Element): PlaylistHead['attribution'] =>
  inside(parent, parent.uri).flatMap((child) =>
    child.local === 'location' || child.local === 'identifier' ? [{ kind: child.local, content: value(child) }] : [],
  )

/** Reads XSPF, version 1 and 0. */
export const readXspf = (text: string): Told => {
  let tracks = 0
  const root = parseXml(text, ({ local }, depth) => {
    if (depth === 3 && local === 'track' && ++tracks > mostEntries) refuse(`it has more than ${mostEntries} entries`)
  })
  if (root.local !== 'playlist' || (root.uri !== xspf && root.uri !== '')) refuse('it is XML, but not XSPF')
  const head: PlaylistHead = { ...common(), attribution: [] }
  const entries: [PlaylistEntry, string | undefined][] = []
  let kept: string | undefined
  const base = root.attributes.find(({ name }) => name === 'xml:base')?.value
  if (base !== undefined) head.base = base
  for (const child of inside(root, root.uri)) {
    if (child.local === 'trackList')
      for (const track of inside(child, root.uri).filter(({ local }) => local === 'track'))
        entries.push(readTrack(track))
    else if (child.local === 'attribution') head.attribution = head.attribution.concat(readAttribution(child))
    else if (!readText(head, headTexts, child)) kept = readCommon(head, child) ?? kept
  }
  return {
    file: { ...head, entries: entries.map(([entry]) => entry) },
    kept: { head: kept, entries: entries.map(([, patch]) => patch) },
  }
}
