import { createHash } from 'node:crypto'

/** The lower-case hex SHA-256 of a text in UTF-8. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
