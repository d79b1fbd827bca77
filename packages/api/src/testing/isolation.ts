import type { AnyRouter } from '@trpc/server'
import type { Cast, FullWorld } from '@stemma/domain/testing/full-world'
import { anInput, namedIn, type Named } from './inputs.ts'
import type { Procedure } from './procedures.ts'
import { anonymous, worker, type Answer, type Caller, type Server } from './server.ts'
import { as, foreign, isOwned, missing, refsOf, touchedSince } from './worlds.ts'

/** What a procedure needs to succeed that its schema does not say, and why. */
export type Exception = {
  why: string
  /** Which row of a table stands for it, where the first will not do. */
  rows?: Readonly<Record<string, number>>
  /** Makes ready what must be there, and says what the input must hold. */
  prepare?: (server: Server, ada: FullWorld, cast: Cast) => Promise<Readonly<Record<string, unknown>>>
  /** The reason it is refused for, where it cannot succeed here. */
  refused?: string
  /** Places whose id may be anybody's without a refusal, so long as it makes no difference: a filter, a link that is not needed. */
  lenient?: readonly string[]
}

type Run = {
  server: Server
  procedure: Procedure
  cast: Cast
  exception: Exception | undefined
  router: AnyRouter | undefined
  found: string[]
}

/**
 * Calls a procedure as its owner, as others, and with every id of another's. Answers what should not have happened, a sentence
 * each: something of another's told, touched, or told apart from what does not exist.
 */
export async function isolationViolations(
  server: Server,
  procedure: Procedure,
  cast: Cast,
  exception?: Exception,
  router?: AnyRouter,
): Promise<string[]> {
  const run: Run = { server, procedure, cast, exception, router, found: [] }
  // Who only asks leaves everything as it is, for the next.
  const isReading = procedure.type !== 'mutation' && exception?.prepare === undefined
  const ada = isReading ? await readerOf(server, cast) : await server.aWorld({ neighbour: cast.carol })
  const prepared = await exception?.prepare?.(server, ada, cast)
  const made = procedure.input && anInput(procedure.input, refsOf(ada, exception?.rows), 1, { full: true })
  const input = prepared ? { ...(made as object), ...prepared } : made

  if (procedure.meta?.level !== 'worker') await others(run, input, as(ada), 'a person')
  await strangers(run, input, ada)
  await whatCarolShows(run, input, as(ada))
  const caller = procedure.meta?.level === 'worker' ? worker : as(ada)
  const own = await call(run, input, caller, 'its owner')
  const reason = own.error ? (own.error.data.reason ?? own.error.message) : undefined
  if (reason !== exception?.refused)
    run.found.push(`its owner is ${reason === undefined ? 'not refused' : `refused: ${reason}`}`)

  for (const table of await touchedSince(server, cast.bob)) run.found.push(`another's rows in ${table} were changed`)
  return [...new Set(run.found)]
}

const readers = new WeakMap<Cast, Promise<FullWorld>>()

function readerOf(server: Server, cast: Cast): Promise<FullWorld> {
  const reader = readers.get(cast) ?? server.aWorld({ neighbour: cast.carol })
  readers.set(cast, reader)
  return reader
}

/** Every id of another's instead of the caller's, one at a time and all at once. */
async function others(run: Run, input: unknown, caller: Caller, who: string): Promise<void> {
  const { procedure, cast, found } = run
  const schema = procedure.input
  const names = ownedIn(procedure, input)
  if (!schema || names.length === 0) return
  const swapped = (choose: (named: Named) => unknown, which: (path: string) => boolean) => {
    const copy: unknown = structuredClone(input)
    for (const named of namedIn(schema, copy)) if (isOwned(named.ref) && which(named.path)) named.replace(choose(named))
    return copy
  }
  const places: { told: string; which: (path: string) => boolean }[] = names.map(({ path }) => ({
    told: `at ${path}`,
    which: (candidate) => candidate === path,
  }))
  if (names.length > 1) places.push({ told: 'everywhere', which: () => true })
  for (const { told, which } of places) {
    const lenient = names.filter(({ path }) => which(path)).every(({ path }) => run.exception?.lenient?.includes(path))
    // What is made anew each time differs each time.
    const made = (one: Answer, other: Answer) => lenient && procedure.type === 'mutation' && !one.error && !other.error
    const absent = await call(
      run,
      swapped(({ ref }) => missing(ref), which),
      caller,
      who,
    )
    if (!absent.error && !lenient) found.push(`${who} is not refused an id of nobody ${told}`)
    const most = Math.max(...names.filter(({ path }) => which(path)).map(({ ref }) => foreign(cast.bob, ref).length))
    for (let index = 0; index < most; index++) {
      const theirs = (named: Named) => foreign(cast.bob, named.ref)[index] ?? foreign(cast.bob, named.ref)[0]
      const answer = await call(run, swapped(theirs, which), caller, who)
      if (!answer.error && !lenient) found.push(`${who} is not refused an id of another's ${told}`)
      else if (essence(answer) !== essence(absent) && !made(answer, absent))
        found.push(`${who} is told another's from nobody's ${told}: ${essence(answer)} instead of ${essence(absent)}`)
    }
  }
}

const ownedIn = ({ input: schema }: Procedure, input: unknown): Named[] =>
  schema ? [...namedIn(schema, input)].filter(({ ref }) => isOwned(ref)) : []

/** What is published shows what it is meant to show: nothing else of its owner's is told, to a person or to nobody. */
async function whatCarolShows(run: Run, input: unknown, caller: Caller): Promise<void> {
  const { procedure, cast } = run
  if (procedure.meta?.level === 'worker' || ownedIn(procedure, input).length === 0) return
  const copy: unknown = structuredClone(input)
  for (const named of namedIn(procedure.input!, copy)) {
    if (isOwned(named.ref)) named.replace(refsOf(cast.carol, { 'sounds.generations': 2 })(named.ref))
  }
  await call(run, copy, caller, 'a person')
  await call(run, copy, anonymous, 'nobody')
}

/** Nobody, and those who are somebody no more. What is for anyone tells them nothing that is Ada's or Bob's. */
async function strangers(run: Run, input: unknown, ada: FullWorld): Promise<void> {
  const { procedure, cast, found } = run
  const isOpen = procedure.meta?.level === 'anyone'
  const names = ownedIn(procedure, input)
  const callers = {
    nobody: anonymous,
    'who is suspended': as(cast.suspended),
    'who is leaving': as(cast.leaving),
    'whose session is over': as(cast.expired),
  }
  for (const [who, caller] of Object.entries({
    ...callers,
    ...(procedure.meta?.level === 'worker' ? {} : { 'the worker': worker }),
  })) {
    if (isOpen && names.length > 0) {
      await others(run, input, caller, who)
      continue
    }
    const answer = await call(run, input, caller, who)
    const admitted = answer.error === null || !['UNAUTHORIZED', 'FORBIDDEN'].includes(answer.error.data.code)
    if (admitted && !isOpen) found.push(`${who} is admitted`)
    if (answer.text.includes(ada.mark)) found.push(`${who} is told what is another's`)
  }
}

async function call(
  { server, procedure, cast, router, found }: Run,
  input: unknown,
  caller: Caller,
  who: string,
): Promise<Answer> {
  const answer = await server.call(procedure, input, caller, { router })
  const secrets = [cast.bob.mark, cast.bob.id, cast.carol.mark, cast.bob.secrets.share]
  if (secrets.some((secret) => answer.text.includes(secret))) found.push(`${who} is told what is another's`)
  if (answer.error?.data.code === 'INTERNAL_SERVER_ERROR') found.push(`${who} meets a fault of ours`)
  return answer
}

/** What can be told apart in two answers. */
const essence = ({ data, error }: Answer): string =>
  JSON.stringify(
    error ? [error.message, error.data.code, error.data.reason, error.data.params, error.data.fields] : [data],
  )
