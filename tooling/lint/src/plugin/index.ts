import { deterministic } from './deterministic.ts'
import { environment } from './environment.ts'
import { nextResult } from './next-result.ts'

/** The lint rules of the house, loaded by .oxlintrc.json. */
export default {
  meta: { name: 'stemma' },
  rules: { deterministic, environment, 'next-result': nextResult },
}
