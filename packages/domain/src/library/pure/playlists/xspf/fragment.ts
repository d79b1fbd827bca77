import { escapeAttribute, escapeText, parseXml, type Element } from './xml.ts'

export const xspf = 'http://xspf.org/ns/0/'

/** The namespaces an element declares, by prefix; the empty prefix is the default one. */
type Scope = { own: Map<string, string>; outer: Scope | undefined }

const meaning = (scope: Scope | undefined, prefix: string): string | undefined =>
  scope && (scope.own.get(prefix) ?? meaning(scope.outer, prefix))

const declared = (element: Element, outside: Scope): [Scope, string[]] => {
  const scope: Scope = { own: new Map(), outer: outside }
  const added: string[] = []
  for (const { name, prefix, value } of element.attributes)
    if (prefix === 'xmlns') scope.own.set(name.slice('xmlns:'.length), value)
    else if (name === 'xmlns') scope.own.set('', value)
  const used = [element, ...element.attributes.filter(({ prefix }) => prefix !== '' && prefix !== 'xmlns')]
  for (const { prefix, uri } of used) {
    if (prefix === 'xml' || meaning(scope, prefix) === uri) continue
    scope.own.set(prefix, uri)
    added.push(` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
  }
  return [scope, added]
}

const serialised = (child: Element | string, outside: Scope): string => {
  if (typeof child === 'string') return escapeText(child)
  const [scope, added] = declared(child, outside)
  const attributes = child.attributes.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`)
  const inside = child.children.map((inner) => serialised(inner, scope)).join('')
  return `<${child.name}${attributes.join('')}${added.join('')}>${inside}</${child.name}>`
}

/** Markup that means the same anywhere in an XSPF document: it declares the namespaces it uses. */
export const markupOf = (children: readonly (Element | string)[]): string =>
  children.map((child) => serialised(child, { own: new Map([['', xspf]]), outer: undefined })).join('')

/** The same of a text; refuses what is no well-formed content of one element. */
export const canonicalMarkup = (markup: string): string =>
  markupOf(parseXml(`<extension xmlns="${xspf}">${markup}</extension>`).children)
