/** Two people; what one of them writes, and what the other sees of it. The argument is the database. */
import { randomUUID } from 'node:crypto'
import { createOrm, DomainError, inWork, sql, startWork, type Work } from '@stemma/domain'
import { addAccount } from '@stemma/domain/identity'

const [, , url = ''] = process.argv
const orm = createOrm({ url })

async function aPerson(username: string): Promise<string> {
  const id = randomUUID()
  const account = { id, email: `${username}@example.org`, username, passwordHash: 'none' }
  await inWork(orm, { user: id }, (work) => addAccount(work, account))
  return id
}

const aSound = (work: Work, prompt: string) =>
  work.generations.add({ prompt, duration: 1.25, wetness: 7, pitch: 3, type: 'squeaker', seed: 42 })

const codeOf = async (deed: Promise<unknown>): Promise<string> => {
  try {
    await deed
    return 'allowed'
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error)
  }
}

const writer = await aPerson('writer')
const stranger = await aPerson('stranger')

const { sound, token } = await inWork(orm, { user: writer }, async (work) => ({
  sound: aSound(work, 'a short squeaky one that ends wet').id,
  token: work.accessTokens.issue('a program', ['sounds:read'], null).secret,
}))
const abandoned = await startWork(orm, { user: writer })
aSound(abandoned, 'never kept')
await abandoned.em.flush()
await abandoned.rollback()

const [own, foreign] = await Promise.all(
  [writer, stranger].map((user) =>
    inWork(orm, { user }, async (work) => ({
      prompts: (await work.generations.all({})).map(({ prompt }) => prompt),
      rows: (await work.rows(sql`select id from sounds.generations`)).length,
      get: await codeOf(work.generations.get(sound)),
    })),
  ),
)
await orm.close()
process.stdout.write(JSON.stringify({ writer, stranger, token, own, foreign }))
