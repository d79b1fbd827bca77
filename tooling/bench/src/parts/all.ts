import type { Part } from '../measure.ts'
import { requests } from './requests.ts'

/** Every part, in the order they are measured. */
export const parts: readonly Part[] = [requests]
