/** Puts text on the clipboard, also over plain http beyond this machine, where the modern way is absent. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    if (isSecureContext) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // refused: the old way may still be allowed
  }
  const carrier = document.createElement('textarea')
  carrier.value = text
  carrier.style.cssText = 'position:fixed;opacity:0'
  document.body.append(carrier)
  carrier.select()
  const copied = document.execCommand('copy')
  carrier.remove()
  return copied
}
