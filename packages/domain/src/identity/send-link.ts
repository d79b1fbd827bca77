import type { Mail } from './ports.ts'

const signed = (lines: string[]) => `${lines.join('\n\n')}\n\nStemma\n`

/** Sends without being waited for: how long a mail server takes must not tell whether an address is known. */
const send = (mail: Mail, to: string, subject: string, lines: string[]): void =>
  void mail.send({ to, subject, text: signed(lines) }).catch(() => {}) // the adapter has logged it

export const sendVerification = (mail: Mail, publicUrl: string, to: string, token: string): void =>
  send(mail, to, 'Confirm your address', [
    'Welcome to Stemma.',
    'Confirm that this address is yours (the link works for an hour):',
    `${publicUrl}/verify#${token}`,
  ])

export const sendEmailChange = (mail: Mail, publicUrl: string, to: string, token: string): void =>
  send(mail, to, 'Confirm your new address', [
    'Somebody, probably you, wants to use this address for a Stemma account.',
    'Confirm it within an hour:',
    `${publicUrl}/verify#${token}`,
  ])

export const sendEmailChangeNotice = (mail: Mail, to: string): void =>
  send(mail, to, 'Your address is about to change', [
    'Somebody, probably you, asked to change the address of your Stemma account.',
    'If it was not you, change your password now.',
  ])

export const sendReset = (mail: Mail, publicUrl: string, to: string, token: string): void =>
  send(mail, to, 'Choose a new password', [
    'Somebody, probably you, asked for a new password.',
    'Choose one within an hour:',
    `${publicUrl}/reset#${token}`,
    'If it was not you, nothing has changed.',
  ])
