/** Whether an SPDX expression can be satisfied with licences for which `allowed` holds: OR needs one side, AND needs both. */
export function satisfies(expression: string, allowed: (licence: string) => boolean): boolean {
  const words = expression.replaceAll(/[()]/g, ' $& ').split(/\s+/).filter(Boolean)
  let at = 0

  function atom(): boolean {
    const word = words[at++]
    if (word === undefined) return false
    if (word === '(') {
      const inside = either()
      return words[at++] === ')' && inside
    }
    // An exception after WITH only adds permissions.
    if (words[at] === 'WITH') at += 2
    return allowed(word)
  }
  function both(): boolean {
    let holds = atom()
    while (words[at] === 'AND') {
      at++
      holds = atom() && holds
    }
    return holds
  }
  function either(): boolean {
    let holds = both()
    while (words[at] === 'OR') {
      at++
      holds = both() || holds
    }
    return holds
  }

  const holds = either()
  return holds && at === words.length
}
