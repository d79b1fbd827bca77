/** `http://…`, `urn:…`; not `C:\…`, and not a name with a colon and spaces in it. */
const uri = /^[a-z][a-z\d+.-]+:(\/\/|\S+$)/i
const encoded = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[\da-f]{2})+$/i

const encode = (path: string): string => encodeURI(path).replace(/[?#]/g, encodeURIComponent)

/** A line of an M3U file as a URI reference: drive letters, shares, backslashes and spaces are those of a path. */
export const locationOf = (line: string): string => {
  if (uri.test(line)) return line
  const path = line.replaceAll('\\', '/')
  if (/^[a-z]:\//i.test(path)) return `file:///${path.slice(0, 2)}${encode(path.slice(2))}`
  if (path.startsWith('//')) return `file:${encode(path)}`
  const reference = path.includes('%') && encoded.test(path) ? path : encode(path)
  if (reference.startsWith('/')) return `file://${reference}`
  return /^[^/]*:/.test(reference) ? `./${reference}` : reference
}

const decode = (reference: string): string => {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}

/** The line that stands for a URI reference: a path where players expect one. */
export const lineOf = (location: string): string => {
  const local = /^file:\/\/(?=[^?#]*$)(?:localhost)?(.*)$/i.exec(location)?.[1]
  const line =
    local !== undefined
      ? decode(/^\/[a-z]:\//i.test(local) ? local.slice(1) : local.startsWith('/') ? local : `//${local}`)
      : uri.test(location) || /[?#]/.test(location)
        ? location
        : decode(location)
  const oneLine = line.replace(/[\0-\x1f]/g, ' ').trim()
  return oneLine.startsWith('#') ? `./${oneLine}` : oneLine
}
