import { SaxesParser, type SaxesTagNS } from 'saxes'
import { deepestNesting } from '../limits.ts'
import { refuse } from '../refuse.ts'

export type Attribute = { name: string; prefix: string; uri: string; value: string }
export type Element = {
  name: string
  local: string
  prefix: string
  uri: string
  attributes: readonly Attribute[]
  children: (Element | string)[]
}

const elementOf = (tag: SaxesTagNS): Element => ({
  name: tag.name,
  local: tag.local,
  prefix: tag.prefix,
  uri: tag.uri,
  attributes: Object.values(tag.attributes).map(({ name, prefix, uri, value }) => ({ name, prefix, uri, value })),
  children: [],
})

/**
 * Reads a well-formed document into a tree. A document type is refused, so there are no entities to expand but the five of
 * XML itself. Nothing here recurses; `opened` may refuse early.
 */
export const parseXml = (text: string, opened: (element: Element, depth: number) => void = () => {}): Element => {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const path: Element[] = []
  let root: Element | undefined
  const add = (piece: string): void => {
    const children = path.at(-1)?.children
    const last = children?.at(-1)
    if (typeof last === 'string') children?.splice(-1, 1, last + piece)
    else children?.push(piece)
  }
  parser.on('error', (error) => refuse(`it is not well-formed XML (line ${parser.line})`, error))
  parser.on('doctype', () => refuse('it has a document type, and playlists have none'))
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('opentag', (tag) => {
    const element = elementOf(tag)
    path.at(-1)?.children.push(element)
    root ??= element
    if (path.push(element) > deepestNesting) refuse(`it is nested deeper than ${deepestNesting} levels`)
    opened(element, path.length)
  })
  parser.on('closetag', () => void path.pop())
  parser.write(text).close()
  return root ?? refuse('there is nothing in it')
}

const written: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

export const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (character) => written[character] ?? '')
export const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"\t\n\r]/g, (character) => written[character] ?? '')

export const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
