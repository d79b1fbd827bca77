const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The bytes of a base58 number, each leading “1” a zero byte; nothing if a letter does not belong. */
export const decodeBase58 = (text: string): Uint8Array | undefined => {
  const digits = Array.from(text, (letter) => alphabet.indexOf(letter))
  if (digits.includes(-1)) return undefined
  const bytes: number[] = []
  for (const digit of digits) {
    let carry = digit
    for (let i = 0; i < bytes.length; i += 1) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 0xff
      carry >>= 8
    }
    if (carry > 0) bytes.push(carry)
  }
  const first = digits.findIndex((digit) => digit !== 0)
  const zeros = digits.slice(0, first < 0 ? digits.length : first)
  return Uint8Array.from([...zeros, ...bytes.toReversed()])
}
