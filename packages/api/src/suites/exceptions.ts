import { hashPassword } from '@stemma/domain/identity'
import { engines, protocol } from '@stemma/domain/jobs/pure'
import type { Cast, FullWorld } from '@stemma/domain/testing/full-world'
import type { Exception } from '../testing/isolation.ts'
import { worker, type Server } from '../testing/server.ts'
import { sqlAsDefiner } from '../testing/worlds.ts'

const password = 'the password of the suites'

async function withPassword(server: Server, ada: FullWorld) {
  await sqlAsDefiner(server, 'update identity.users set password_hash = $2 where id = $1', [
    ada.id,
    await hashPassword(password),
  ])
  return { password }
}

const fitness = { protocol, engines: [...engines] }

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

const update = (text: string) => async (server: Server, ada: FullWorld) => {
  await sqlAsDefiner(server, text, [ada.id])
  return {}
}

const published = update('update sounds.collections set is_public = true where user_id = $1 and deleted_at is null')
const publishedPlaylist = update('update library.playlists set is_public = true where user_id = $1')
const failed = update(
  `update sounds.generations set state = 'failed', job_id = null where user_id = $1 and state = 'ready'`,
)

/** What Carol shows to everyone. */
const ofCarol = async (_: Server, __: FullWorld, { carol }: Cast) => ({
  generationId: carol.rows['sounds.generations']![2]!['id'],
  token: carol.secrets.share,
})

/** Ada's link is to her third sound. Her own sound she reaches without. */
const linkLeads = {
  why: 'to one’s own sound one needs no link',
  rows: { 'sounds.generations': 2 },
  lenient: ['.token'],
}
const inTrash = {
  why: 'only what is in the trash comes back, or goes for good',
  rows: { 'sounds.generations': 1, 'sounds.collections': 1, 'library.music_tracks': 1, 'library.playlists': 1 },
}
const inPlaylist = { why: 'the third track is in the playlist', rows: { 'library.music_tracks': 2 } }
const playlistFile = { name: 'mix.m3u8', base64: Buffer.from('#EXTM3U\nnowhere.mp3\n').toString('base64') }
const aFile = { why: 'a text that is a playlist', prepare: async () => playlistFile }
const inCollection = { why: 'the third sound is in the collection', rows: { 'sounds.generations': 2 } }

/** What a worker made: bytes that Ada holds. */
function resultOf({ blobs: [audio, peaks] }: FullWorld) {
  const sent = (blob: typeof audio) => ({ sha256: blob!.sha256, size: blob!.bytes.length })
  const parameters = { duration: 0.5, wetness: 3, pitch: 4, type: 'squeaker' }
  return { parameters, confidence: 0.5, reader: null, audio: sent(audio), peaks: sent(peaks), loudness: null }
}

/** Procedures that need more than a valid input to succeed. Every line says why. */
export const exceptions: Readonly<Record<string, Exception>> = {
  'identity.changePassword': { why: 'asks for the present password', prepare: withPassword },
  'identity.changeEmail': { why: 'asks for the present password', prepare: withPassword },
  'identity.deleteAccount': {
    why: 'asks for the password and the name',
    prepare: async (server, ada) => ({ ...(await withPassword(server, ada)), username: ada.mark }),
  },
  'sounds.keep': {
    why: 'a patch is of one engine, and has its length',
    prepare: async () => ({ engine: 'synth/v1', patch: undefined }),
  },
  'sounds.importPatch': {
    why: 'a text that is a sound',
    prepare: async () => ({ text: 'zzfx(...[,,925,.04,.3,.6,1,.3,,6.27,-184,.09,.17])' }),
  },
  'sounds.retry': { why: 'only what failed is tried again', prepare: failed },
  'sounds.list': { why: 'a filter that fits nothing shows nothing', lenient: ['.derivedFrom'] },
  'sounds.restore': inTrash,
  'sounds.purge': inTrash,
  'sounds.openShared': linkLeads,
  'sounds.favorite': linkLeads,
  'sounds.similar': linkLeads,
  'sounds.played': linkLeads,
  'sounds.viewed': linkLeads,
  'sounds.report': {
    why: 'one reports what is another’s and shown, with a link or without',
    prepare: ofCarol,
    lenient: ['.token'],
  },
  'sounds.reportCollection': { why: 'a collection is private at first', prepare: published },
  'sounds.publicCollection': { why: 'a collection is private at first', prepare: published },
  'sounds.publicCollectionSounds': { why: 'a collection is private at first', prepare: published },
  'sounds.collections.restore': inTrash,
  'sounds.collections.purge': inTrash,
  'sounds.collections.removeSound': inCollection,
  'sounds.collections.move': { ...inCollection, prepare: async () => ({ after: null }) },
  'library.tracks.list': {
    why: 'a filter that fits nothing shows nothing',
    lenient: ['.artistId', '.albumId', '.genreId'],
  },
  'library.albums.list': { why: 'a filter that fits nothing shows nothing', lenient: ['.artistId'] },
  'library.tracks.purge': inTrash,
  'library.playlists.restore': inTrash,
  'library.playlists.purge': inTrash,
  'library.playlists.move': { ...inPlaylist, prepare: async () => ({ after: null }) },
  'library.playlists.takeOut': inPlaylist,
  'library.playlists.setRules': {
    why: 'a rule compares words with words',
    prepare: async () => ({ rules: { match: 'all', rules: [{ field: 'title', is: 'contains', value: 'a' }] } }),
  },
  'library.playlists.readFile': aFile,
  'library.playlists.importFile': { ...aFile, prepare: async () => ({ ...playlistFile, choices: [] }) },
  'library.listened': {
    why: 'one does not hear in the future what is to come',
    prepare: async () => ({ listenedAt: new Date('2026-01-01') }),
  },
  'library.shares.share': { why: 'a link ends in the future', prepare: async () => ({ expiresAt: null }) },
  'library.reportPlaylist': { why: 'a playlist is private at first', prepare: publishedPlaylist },
  'library.publicPlaylist': { why: 'a playlist is private at first', prepare: publishedPlaylist },
  'library.publicPlaylistTracks': { why: 'a playlist is private at first', prepare: publishedPlaylist },
  'library.revisions.list': { why: 'a filter that fits nothing shows nothing', lenient: ['.playlistId'] },
  'library.revisions.items': { why: 'what is not there did nothing', lenient: ['.revisionId'] },
  'library.tracks.history': { why: 'to what is not there nothing was done', lenient: ['.trackId'] },
  'library.tracks.playlists': { why: 'what is not there is in no playlist', lenient: ['.trackId'] },
  'jobs.follow': {
    why: 'after the last event one would wait for the next',
    prepare: async () => ({ lastEventId: null }),
  },
  'jobs.worker.hello': { why: 'a worker must speak our protocol', prepare: async () => fitness },
  'jobs.worker.claim': { why: 'a worker must speak our protocol', prepare: onlyJob },
  'jobs.worker.touch': { why: 'the job must be claimed', prepare: claimed },
  'jobs.worker.progress': {
    why: 'the job must be claimed',
    prepare: async (server, ada) => ({
      ...(await claimed(server, ada)),
      name: 'sounds.generate',
      progress: { kind: 'progress', percent: 50 },
    }),
  },
  'jobs.worker.complete': {
    why: 'the job must be claimed, and its audio be there',
    prepare: async (server, ada) => ({
      ...(await claimed(server, ada)),
      name: 'sounds.generate',
      result: resultOf(ada),
    }),
  },
  'jobs.worker.fail': { why: 'the job must be claimed', prepare: claimed },
  'jobs.worker.giveBack': { why: 'the job must be claimed', prepare: claimed },
  'jobs.worker.readPrompt': { why: 'this job is read by rules', prepare: claimed, refused: 'not_allowed' },
}
