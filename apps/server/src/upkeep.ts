import { createHmac } from 'node:crypto'
import { appendFile, mkdir } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { Machines } from '@stemma/api'

export const upkeep = (_machines: Machines, _log: Logger) => ({})
