import { Refused } from '../failures.ts'
import type { Handler } from './tools.ts'

/** Reads a track's file. */
export const read: Handler<'library.read'> = async () => {
  throw new Refused(422, 'track_unreadable', 'No format can be read yet.')
}
