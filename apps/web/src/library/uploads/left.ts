import { remember, remembered } from '../../ui/local.ts'

/** What is known of a drop that was not finished: which files have arrived, and where the begun ones are sent to. */
type Left = { batch: string; total: number; done: number[]; begun: Record<string, string> }

const name = 'uploads'

const isLeft = (value: unknown): value is Left =>
  typeof value === 'object' && value !== null && 'done' in value && Array.isArray(value.done) && 'begun' in value

/** A file as it is recognised when it is dropped again: path, size and when it was changed, as 32 bits (FNV-1a). */
export const fingerprintOf = (path: string, { size, lastModified }: Pick<File, 'size' | 'lastModified'>): number => {
  let hash = 0x811c9dc5
  for (const character of `${path}\n${size}\n${lastModified}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}

const random = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** How many files of an unfinished drop did not arrive. */
export const countLeft = (): number => {
  const kept = remembered(name)
  return isLeft(kept) ? Math.max(0, kept.total - kept.done.length) : 0
}

/** Keeps what must be known to go on after a reload; it is written at most once a second, for a drop may be thousands. */
export const openLeft = () => {
  const kept = remembered(name)
  const found = isLeft(kept) ? kept : undefined
  let batch = found?.batch ?? random()
  // Of this drop alone: what an earlier one left may be another folder, of which nothing comes now.
  let total = 0
  let over = 0
  let done = new Set(found?.done)
  let begun = new Map(Object.entries(found?.begun ?? {}))
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const left = total - over
    remember(
      name,
      left > 0 ? { batch, total: left + done.size, done: [...done], begun: Object.fromEntries(begun) } : null,
    )
  }
  const soon = () => (timer ??= setTimeout(write, 1000))
  addEventListener('pagehide', () => total > 0 && write())
  return {
    batch: () => batch,
    /** One more file of the drop; true when it arrived before. */
    add: (fingerprint: number): boolean => {
      total++
      soon()
      if (!done.has(fingerprint)) return false
      over++
      return true
    },
    urlOf: (fingerprint: number) => begun.get(String(fingerprint)),
    begin: (fingerprint: number, url: string) => {
      begun.set(String(fingerprint), url)
      write() // at once: this is what a crash must not lose
    },
    forgetUrl: (fingerprint: number) => void begun.delete(String(fingerprint)),
    /** One file less to come. What did not arrive may be dropped again. */
    end: (fingerprint: number, arrived: boolean) => {
      begun.delete(String(fingerprint))
      if (arrived) done.add(fingerprint)
      over++
      soon()
    },
    /** Forgets everything: the drop is over, or nobody wants it any more. */
    clear: () => {
      batch = random()
      total = 0
      over = 0
      done = new Set()
      begun = new Map()
      write()
    },
  }
}
