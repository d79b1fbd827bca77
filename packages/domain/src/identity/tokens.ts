import { randomBytes } from 'node:crypto'
import { digest } from '../shared/digest.ts'

/** 32 random bytes in base64url: what a session, a link or a service presents. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token: the hex SHA-256. A token has 256 bits, so a fast hash is enough. */
export const hashToken = (token: string): string => digest(token)
