import { Reader } from './reader.ts'

let made: Reader | undefined
process.once('exit', () => made?.close())

/** The children of this worker, which read all its files and pictures. */
export const reader = (): Reader => (made ??= new Reader())
