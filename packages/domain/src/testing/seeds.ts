import { randomBytes, randomUUID } from 'node:crypto'
import { scopes } from '../identity/input.ts'
import { hashToken, newToken } from '../identity/tokens.ts'
import { aRecording, first, inDays, parameters, type Draft, type Row } from './draft.ts'
import { librarySeeds, theirTracks } from './library-seeds.ts'

/** A sound whose job has not been done. */
const anUnmadeSound = ({ id, mark }: Draft, row: Row): Row => ({
  id: randomUUID(),
  user_id: id,
  prompt: mark,
  ...parameters,
  seed: randomBytes(4).readUInt32LE(),
  engine: 'synth/v1',
  reader: 'rules/v1',
  state: 'reading',
  audio_format: 'wav',
  audio_url: '',
  audio_sha256: null,
  rendered_sha256: null,
  peaks_sha256: null,
  additional_params: {},
  error_code: null,
  ...row,
})

/** A sound of half a second that nobody else has. Its bytes are kept in the draft. */
function aSound(draft: Draft, row: Row): Row {
  const unmade = anUnmadeSound(draft, row)
  const { wav, shape } = aRecording(draft)
  return {
    ...unmade,
    confidence: 0.75,
    state: 'ready',
    audio_url: `/media/${wav.sha256}`,
    audio_sha256: wav.sha256,
    rendered_sha256: wav.sha256,
    peaks_sha256: shape.sha256,
    file_size_bytes: wav.bytes.length,
    audio_expires_at: inDays(90),
    loudness: -20,
    additional_params: { why: draft.mark },
    ...row,
  }
}

/**
 * How a person comes to have rows in each table, in the order they are inserted. A table that is not here has no builder,
 * and the suites are red until it has. The first row of a table is the one whose id stands for it.
 */
export const seeds: Record<string, (draft: Draft) => Row[]> = {
  'identity.users': ({ id, mark, shown, isPublic }) => [
    { id, email: `${mark}@example.org`, username: isPublic ? shown : mark, password_hash: mark },
  ],
  'identity.profiles': ({ id, mark, shown, isPublic }) => [
    { user_id: id, username: isPublic ? shown : mark, plan: 'free' },
  ],
  'identity.user_settings': ({ id, mark }) => [
    { user_id: id, preferred_language: 'en', settings_json: { theme: mark } },
  ],
  'identity.user_sessions': ({ id, secrets }) => [
    aSession(id, newToken()), // another device: the one to be revoked
    aSession(id, secrets.session),
  ],
  'identity.access_tokens': ({ id, secrets }) => [
    {
      id: randomUUID(),
      user_id: id,
      token_hash: hashToken(secrets.access),
      scopes: [...scopes],
      expires_at: inDays(30),
    },
  ],
  'identity.one_time_tokens': ({ id, mark }) => [
    {
      id: randomUUID(),
      user_id: id,
      purpose: 'reset_password',
      token_hash: hashToken(newToken()),
      email: `${mark}@example.org`,
      expires_at: inDays(1),
    },
  ],
  'identity.invites': ({ id }) => [
    { id: randomUUID(), code_hash: hashToken(newToken()), used_by: id, expires_at: inDays(7) },
  ],
  'identity.audit_log': ({ id, mark }) => [
    { id: randomUUID(), user_id: id, action: 'registered', details: { note: mark }, ip_address: '192.0.2.7' },
  ],
  'identity.stripe_events': () => [{ id: `evt_${randomBytes(8).toString('hex')}`, type: 'customer.created' }],
  'identity.erasures': () => [{ user_key: hashToken(newToken()) }],

  'storage.blobs': (draft) => {
    draft.rows['sounds.generations'] = [
      aSound(draft, {}),
      aSound(draft, { deleted_at: inDays(-1) }),
      aSound(draft, { prompt: draft.isPublic ? draft.shown : draft.mark, additional_params: {}, is_favorite: true }),
      aSound(draft, {}),
      anUnmadeSound(draft, { job_id: draft.job }),
    ]
    draft.rows['library.music_tracks'] = theirTracks(draft)
    return draft.blobs.map(({ sha256, bytes, mediaType }) => ({ sha256, size: bytes.length, media_type: mediaType }))
  },
  'storage.holdings': ({ id, blobs }) => blobs.map(({ sha256 }) => ({ owner_id: id, sha256 })),

  'sounds.generations': ({ rows }) => rows['sounds.generations']!,
  'sounds.favorites': (draft) => [
    { user_id: draft.id, generation_id: draft.neighbour ?? first(draft, 'sounds.generations', 2) },
  ],
  'sounds.shared_sounds': (draft) => [
    aShare(draft, 2, { share_token: draft.secrets.share, is_public: draft.isPublic }),
    aShare(draft, 3, { share_token: draft.secrets.expiredShare, is_public: false, expires_at: inDays(-1) }),
  ],
  'sounds.collections': ({ id, mark, shown, isPublic }) => [
    {
      id: randomUUID(),
      user_id: id,
      name: isPublic ? shown : mark,
      description: isPublic ? shown : mark,
      is_public: isPublic,
      sound_count: 1,
    },
    { id: randomUUID(), user_id: id, name: `${mark} deleted`, deleted_at: inDays(-1) },
  ],
  'sounds.collection_sounds': (draft) => [
    {
      collection_id: first(draft, 'sounds.collections'),
      generation_id: first(draft, 'sounds.generations', 2),
      owner_id: draft.id,
      sort_order: 1024,
    },
  ],
  'sounds.listens': (draft) => [
    {
      id: randomUUID(),
      generation_id: draft.neighbour ?? first(draft, 'sounds.generations'),
      kind: 'play',
      day: '2026-11-01',
      listener_key: hashToken(newToken()),
      listener_id: draft.id,
    },
  ],
  'sounds.reports': (draft) => [
    {
      id: randomUUID(),
      generation_id: draft.neighbour ?? first(draft, 'sounds.generations'),
      reporter_id: draft.id,
      reason: 'spam',
    },
    { id: randomUUID(), collection_id: first(draft, 'sounds.collections'), reporter_id: draft.id, reason: 'other' },
  ],

  ...librarySeeds,

  'jobs.jobs': (draft) => [
    {
      id: draft.job,
      owner_id: draft.id,
      name: 'sounds.generate',
      subject_id: first(draft, 'sounds.generations', 4),
      state: 'queued',
      error_code: null,
    },
  ],
  'jobs.events': (draft) => [
    { job_id: first(draft, 'jobs.jobs'), owner_id: draft.id, kind: 'queued', data: { note: draft.mark } },
  ],
  'jobs.idempotency_keys': ({ id }) => [{ owner_id: id, input_hash: hashToken(newToken()) }],
}

const aShare = (draft: Draft, sound: number, row: Row): Row => ({
  id: randomUUID(),
  generation_id: first(draft, 'sounds.generations', sound),
  owner_id: draft.id,
  ...row,
})

const aSession = (user: string, token: string): Row => ({
  id: randomUUID(),
  user_id: user,
  family: randomUUID(),
  token_hash: hashToken(token),
  refresh_token_hash: hashToken(newToken()),
  previous_hash: hashToken(newToken()),
  expires_at: inDays(1),
  refresh_expires_at: inDays(30),
  absolute_expires_at: inDays(90),
  ip_address: '192.0.2.8',
})
