/** What a method answers, as JSON has it; the XML follows from it. Empty fields are null or undefined. */
export type Answer = { readonly [name: string]: unknown }
export type Format = 'json' | 'xml'

export const protocol = '1.16.1'

const written: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
/** What XML 1.0 cannot hold at all. */
const unspeakable =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const escaped = (value: unknown): string =>
  String(value)
    .replace(unspeakable, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (character) => written[character]!)

const isObject = (value: unknown): value is Answer => typeof value === 'object' && value !== null

/** An element: plain fields are attributes, `value` is its text, objects and the items of lists are elements in it. */
function element(name: string, fields: Answer): string {
  let attributes = ''
  let content = ''
  for (const [field, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue
    if (Array.isArray(value))
      for (const item of value)
        content += isObject(item) ? element(field, item) : `<${field}>${escaped(item)}</${field}>`
    else if (isObject(value)) content += element(field, value)
    else if (field === 'value') content += escaped(value)
    else attributes += ` ${field}="${escaped(value)}"`
  }
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

const name = 'subsonic-response'

/** The text of an answer and its media type. */
export function write(answer: Answer, format: Format): { text: string; type: string } {
  if (format === 'json')
    return {
      text: JSON.stringify({ [name]: answer }, (_, value: unknown) => (value === null ? undefined : value)),
      type: 'application/json; charset=utf-8',
    }
  const root = element(name, { xmlns: 'http://subsonic.org/restapi', ...answer })
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${root}`, type: 'text/xml; charset=utf-8' }
}
