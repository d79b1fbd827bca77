import { hashPassword } from '@stemma/domain/identity'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import type { Exception } from '../testing/isolation.ts'
import { worker, type Server } from '../testing/server.ts'
import { sqlAsDefiner } from '../testing/worlds.ts'

const password = 'the password of the suites'

async function withPassword(server: Server, ada: FullWorld) {
  await sqlAsDefiner(server, 'update identity.users set password_hash = $2 where id = $1', [ada.id, await hashPassword(password)])
  return { password }
}

const fitness = { protocol: 1, engines: ['synth/v1', 'sfxr/v1', 'zzfx/v1'] }

/** Lets only Ada's job be claimed. */
async function onlyJob(server: Server, ada: FullWorld) {
  await server.client.query(`update pgboss.job set start_after = now() + interval '1 day' where id <> $1`, [ada.job])
  return { ...fitness, names: ['sounds.generate'], waitMilliseconds: 0 }
}

async function claimed(server: Server, ada: FullWorld) {
  const input = await onlyJob(server, ada)
  const { data } = await server.call({ path: 'jobs.worker.claim', type: 'mutation' }, input, worker)
  return { jobId: ada.job, attempt: (data as { attempt: number }).attempt }
}

/** What a worker made: bytes that Ada holds. */
function resultOf({ blobs: [audio, peaks] }: FullWorld) {
  const sent = (blob: typeof audio) => ({ sha256: blob!.sha256, size: blob!.bytes.length })
  const parameters = { duration: 0.5, wetness: 3, pitch: 4, type: 'squeaker' }
  return { parameters, confidence: 0.5, reader: null, audio: sent(audio), peaks: sent(peaks), loudness: null }
}

/** Procedures that need more than a valid input to succeed. Every line says why; one that is not needed any more is red. */
export const exceptions: Readonly<Record<string, Exception>> = {
  'identity.changePassword': { why: 'asks for the present password', prepare: withPassword },
  'identity.changeEmail': { why: 'asks for the present password', prepare: withPassword },
  'identity.deleteAccount': {
    why: 'asks for the password and the name',
    prepare: async (server, ada) => ({ ...(await withPassword(server, ada)), username: ada.mark }),
  },
  'jobs.follow': { why: 'after the last event one would wait for the next', prepare: async () => ({ lastEventId: null }) },
  'jobs.worker.hello': { why: 'a worker must speak our protocol', prepare: async () => fitness },
  'jobs.worker.claim': { why: 'a worker must speak our protocol', prepare: onlyJob },
  'jobs.worker.touch': { why: 'the job must be claimed', prepare: claimed },
  'jobs.worker.progress': {
    why: 'the job must be claimed',
    prepare: async (server, ada) => ({ ...(await claimed(server, ada)), name: 'sounds.generate', progress: { kind: 'progress', percent: 50 } }),
  },
  'jobs.worker.complete': {
    why: 'the job must be claimed, and its audio be there',
    prepare: async (server, ada) => ({ ...(await claimed(server, ada)), name: 'sounds.generate', result: resultOf(ada) }),
  },
  'jobs.worker.fail': { why: 'the job must be claimed', prepare: claimed },
  'jobs.worker.giveBack': { why: 'the job must be claimed', prepare: claimed },
  'jobs.worker.readPrompt': { why: 'this job is read by rules', prepare: claimed, refused: 'not_allowed' },
}
