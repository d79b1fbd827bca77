import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { DomainError } from '../shared/errors.ts'

/** Keys by their ids; the first seals, all open. Each is at least 32 bytes. */
export type KeyringKeys = readonly { id: string; secret: Buffer }[]

/** Where a sealed value belongs, `table|column|user|row`: it opens nowhere else. */
export type Place = readonly [table: string, column: string, user: string, row: string]

const version = 'v1'
const idPattern = /^[A-Za-z0-9_-]{1,16}$/

/** Seals values with AES-256-GCM (`v1.kid.nonce.ct.tag`, NIST SP 800-38D) and derives secrets from the server's own. */
export class Keyring {
  readonly #keys: KeyringKeys
  readonly #root: Buffer

  /** `root` is the secret others are derived from; it does not change when sealing keys are rotated. */
  constructor(keys: KeyringKeys, root: Buffer) {
    if (keys.length === 0) throw new Error('A keyring needs a key.')
    for (const { id, secret } of keys) {
      if (!idPattern.test(id)) throw new Error(`The key id “${id}” may have letters, digits, _ and - only, 16 at most.`)
      if (secret.length < 32) throw new Error(`The key “${id}” is shorter than 32 bytes.`)
    }
    if (root.length < 32) throw new Error('The root secret is shorter than 32 bytes.')
    this.#keys = keys
    this.#root = root
  }

  seal(plain: string, place: Place): string {
    const { id, secret } = this.#keys[0]!
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', derived(secret, 'seal'), nonce)
    cipher.setAAD(Buffer.from(place.join('|')))
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return [version, id, nonce, sealed, cipher.getAuthTag()]
      .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
      .join('.')
  }

  /** The value, or `seal_broken`: moved to another place, changed, or sealed with a key that is gone. */
  open(sealed: string, place: Place): string {
    const [tag, id, nonce, text, mac, ...rest] = sealed.split('.')
    const key = this.#keys.find((known) => known.id === id)
    try {
      if (tag !== version || !key || !nonce || text === undefined || !mac || rest.length > 0)
        throw new Error('not sealed by us')
      const decipher = createDecipheriv('aes-256-gcm', derived(key.secret, 'seal'), bytesOf(nonce), {
        authTagLength: 16,
      })
      decipher.setAAD(Buffer.from(place.join('|')))
      decipher.setAuthTag(bytesOf(mac))
      return decipher.update(bytesOf(text), undefined, 'utf8') + decipher.final('utf8')
    } catch (cause) {
      throw new DomainError('seal_broken', {}, { cause })
    }
  }

  /** Whether a value was sealed with another key than today's. */
  isOld(sealed: string): boolean {
    return sealed.split('.')[1] !== this.#keys[0]!.id
  }

  /** 32 bytes in base64url that only this server can derive from `value`; `purpose` keeps one use apart from another. */
  derive(purpose: string, value: string): string {
    return createHmac('sha256', derived(this.#root, purpose)).update(value).digest('base64url')
  }
}

/** Reads base64url, and only the one spelling that we write: its last character could say the same in others. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new Error('not written by us')
  return bytes
}

const derived = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'stemma', purpose, 32))
