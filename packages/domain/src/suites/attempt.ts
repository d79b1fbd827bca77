import pg from 'pg'

/** Who runs a statement: the API's role for a person or for nobody, or the definer's to prepare the ground. */
export type Speaker = { user: string | null } | 'definer'
export type Step = { as: Speaker; text: string; values?: readonly unknown[] }

/** What became of the last step: how many rows it touched, or the SQLSTATE it was refused with. */
export type Outcome = { count: number; code?: never } | { code: string; count?: never }

/** Runs steps one after the other inside the open transaction of `client`, a superuser's, and takes all of it back. */
export async function attempt(client: pg.Client, ...steps: Step[]): Promise<Outcome> {
  await client.query('savepoint attempt')
  try {
    let count = 0
    for (const [index, { as, text, values = [] }] of steps.entries()) {
      const user = as === 'definer' ? '' : (as.user ?? '')
      const role = as === 'definer' ? 'stemma_definer' : 'stemma_api'
      await client.query(`select set_config('app.user_id', $1, true), set_config('role', $2, true)`, [user, role])
      try {
        count = (await client.query(text, [...values])).rowCount ?? 0
        await client.query('set constraints all immediate')
      } catch (error) {
        if (index < steps.length - 1 || !(error instanceof pg.DatabaseError)) throw error
        return { code: error.code ?? 'unknown' }
      }
    }
    return { count }
  } finally {
    await client.query('rollback to savepoint attempt')
  }
}

/** insufficient_privilege: no grant, or a row that violates a policy. */
export const forbidden = '42501'

/** Runs checks in a transaction that is rolled back, after `sabotage` if there is any. */
export async function inPassing<T>(client: pg.Client, checks: () => Promise<T>, sabotage?: string): Promise<T> {
  await client.query('begin')
  try {
    if (sabotage) await client.query(sabotage)
    return await checks()
  } finally {
    await client.query('rollback')
  }
}
