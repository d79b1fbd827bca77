import { isIP } from 'node:net'
import { DomainError } from '@stemma/domain'
import type { Mail } from '@stemma/domain/identity'
import { createTransport } from 'nodemailer'

/** `url` is `smtp://` (STARTTLS where offered, demanded before a password leaves for another host) or `smtps://`. */
export type SmtpOptions = { url: string; from: string; timeoutMs?: number }

/** Letters to people, by an SMTP server; throws `mail_refused` (this address) or `mail_unavailable` (later, perhaps). */
export const smtpMail = ({ url, from, timeoutMs = 20_000 }: SmtpOptions): Mail => {
  const { protocol, username, hostname } = new URL(url)
  const transport = createTransport({
    url,
    requireTLS: protocol === 'smtp:' && username !== '' && !isLoopback(hostname),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What a letter holds is text; nothing in it may name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          // An object is one address; a string would be parsed as a list.
          to: { name: '', address: oneAddress(to) },
          subject: oneLine(subject),
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(timeoutMs),
        })
      } catch (error) {
        throw error instanceof DomainError ? error : failure(error)
      }
    },
  }
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))

const oneLine = (text: string) => text.toWellFormed().replace(/[\0-\x1f\x7f\u2028\u2029]+/g, ' ')

const oneAddress = (address: string): string => {
  if (!/^[^\0-\x20\x7f\s@,;:<>()[\]\\"]+@[^\0-\x20\x7f\s@,;:<>()[\]\\"]+$/.test(address) || address.length > 320)
    throw new DomainError('input_invalid', { field: 'to', reason: 'not one e-mail address' })
  return address
}

type SmtpError = Error & { code?: string; responseCode?: number; command?: string }

/** The server's words repeat the address, so that only its codes are kept. */
const failure = (error: unknown): DomainError => {
  const { code, responseCode, command } = error as SmtpError
  const cause = new Error(`Mail: ${[code, command, responseCode].filter((part) => part !== undefined).join(' ')}`)
  const refused = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA')
  return new DomainError(refused ? 'mail_refused' : 'mail_unavailable', {}, { cause })
}
