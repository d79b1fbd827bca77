import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { aRecording, first, inDays, type Draft, type Row } from './draft.ts'

/** A piece of music nobody else has. Its file and waveform are kept in the draft. */
function aTrack(draft: Draft, row: Row): Row {
  const { wav, shape } = aRecording(draft)
  return {
    id: randomUUID(),
    user_id: draft.id,
    artist: null,
    album: null,
    album_artist: null,
    genre: null,
    duration: 1,
    duration_ms: 500,
    file_url: `/media/${wav.sha256}`,
    file_size: wav.bytes.length,
    format: 'wav',
    metadata: { tags: { title: draft.mark } },
    overlay: {},
    file_sha256: wav.sha256,
    cover_sha256: null,
    peaks_sha256: shape.sha256,
    audio_hash: createHash('sha256').update('decoded').update(wav.bytes).digest('hex'),
    musical_key: 'F#m',
    search_text: '',
    state: 'ready',
    error_code: null,
    ...row,
  }
}

/** Three tracks, one of them in the trash; their bytes are kept in the draft. */
export const theirTracks = (draft: Draft): Row[] => [
  aTrack(draft, { title: draft.mark, artist: draft.mark, album: draft.mark, genre: draft.mark }),
  aTrack(draft, { title: `${draft.mark} deleted`, deleted_at: inDays(-1) }),
  draft.isPublic
    ? aTrack(draft, { title: draft.shown, artist: draft.shown, album: draft.shown })
    : aTrack(draft, { title: `${draft.mark} three`, artist: draft.mark, album: draft.mark }),
]

/** What a playlist file says nothing of. */
const bare = { identifiers: [], links: [], meta: [], extensions: [], directives: [] }

/** What a person has in the library, in the order it is inserted. */
export const librarySeeds: Record<string, (draft: Draft) => Row[]> = {
  'library.artists': ({ id, mark }) => [{ id: randomUUID(), user_id: id, name: mark }],
  'library.albums': (draft) => [
    { id: randomUUID(), user_id: draft.id, artist_id: first(draft, 'library.artists'), name: draft.mark },
  ],
  'library.genres': ({ id, mark }) => [{ id: randomUUID(), user_id: id, name: mark }],
  'library.totals': ({ id }) => [{ user_id: id }],
  'library.music_tracks': ({ rows }) => rows['library.music_tracks']!,
  'library.track_metadata': (draft) => [
    { id: randomUUID(), track_id: first(draft, 'library.music_tracks'), owner_id: draft.id },
  ],
  'library.playlists': ({ id, mark, shown, isPublic }) => [
    { id: randomUUID(), user_id: id, is_public: isPublic, ...(isPublic ? { name: shown, description: shown } : {}) },
    { id: randomUUID(), user_id: id, name: `${mark} deleted`, deleted_at: inDays(-1) },
  ],
  'library.playlist_tracks': (draft) => [
    {
      id: randomUUID(),
      playlist_id: first(draft, 'library.playlists'),
      track_id: first(draft, 'library.music_tracks', 2),
      owner_id: draft.id,
      position: 1024,
    },
  ],
  'library.playlist_rules': (draft) => [
    { playlist_id: first(draft, 'library.playlists', 1), owner_id: draft.id, rules: { match: draft.mark, rules: [] } },
  ],
  'library.revisions': (draft) => [
    { id: randomUUID(), user_id: draft.id, deed: 'tags', item_count: 1 },
    { id: randomUUID(), user_id: draft.id, deed: 'playlist', playlist_id: first(draft, 'library.playlists') },
  ],
  'library.revision_items': (draft) => [
    {
      revision_id: first(draft, 'library.revisions'),
      track_id: first(draft, 'library.music_tracks'),
      owner_id: draft.id,
      before: {},
      after: { title: draft.mark },
      cover_sha256: null,
    },
  ],
  'library.uploads': (draft) => [
    {
      id: randomUUID(),
      user_id: draft.id,
      batch: randomUUID(),
      size: 1000,
      received: 0,
      declared_sha256: null,
      state: 'receiving',
      error_code: null,
      track_id: first(draft, 'library.music_tracks'),
      expires_at: inDays(7),
    },
  ],
  'library.plays': (draft) => [{ track_id: first(draft, 'library.music_tracks'), owner_id: draft.id, play_count: 1 }],
  'library.artist_plays': (draft) => [
    { artist_id: first(draft, 'library.artists'), owner_id: draft.id, play_count: 1, listened_ms: 240_000 },
  ],
  'library.listening_months': ({ id }) => [{ owner_id: id, month: '2020-01-01', play_count: 1, listened_ms: 240_000 }],
  'library.listens': (draft) => [
    {
      id: randomUUID(),
      track_id: first(draft, 'library.music_tracks'),
      owner_id: draft.id,
      listened_at: inDays(-2),
      listened_ms: 240_000,
    },
  ],
  'library.stars': (draft) => [
    { id: randomUUID(), owner_id: draft.id, track_id: first(draft, 'library.music_tracks') },
    { id: randomUUID(), owner_id: draft.id, album_id: first(draft, 'library.albums') },
    { id: randomUUID(), owner_id: draft.id, artist_id: first(draft, 'library.artists') },
  ],
  'library.lyrics': (draft) => [
    {
      id: randomUUID(),
      track_id: first(draft, 'library.music_tracks'),
      owner_id: draft.id,
      source: 'typed',
      language: 'en',
      lines: [{ at: 1000, text: draft.mark }],
    },
  ],
  'library.shares': (draft) => [
    {
      id: randomUUID(),
      owner_id: draft.id,
      playlist_id: first(draft, 'library.playlists'),
      share_token: randomBytes(24).toString('base64url'),
    },
    {
      id: randomUUID(),
      owner_id: draft.id,
      track_id: first(draft, 'library.music_tracks', 2),
      share_token: randomBytes(24).toString('base64url'),
      expires_at: inDays(-1),
    },
  ],
  'library.share_views': (draft) => [
    {
      share_id: first(draft, 'library.shares'),
      day: '2026-11-01',
      listener_key: createHash('sha256').update(draft.id).digest('hex'),
    },
  ],
  'library.reports': (draft) => [
    {
      id: randomUUID(),
      track_id: null,
      album_id: null,
      playlist_id: first(draft, 'library.playlists'),
      reporter_id: draft.id,
      reason: 'spam',
    },
  ],
  'library.cover_renditions': (draft) => [
    {
      cover_sha256: draft.rows['storage.blobs']![0]!['sha256'],
      small_sha256: null,
      middle_sha256: null,
      drawn_at: inDays(-1),
    },
  ],
  'library.playlist_heads': (draft) => [
    { playlist_id: first(draft, 'library.playlists', 1), owner_id: draft.id, head: { title: draft.mark, ...bare } },
  ],
  'library.playlist_lines': (draft) => [
    {
      id: randomUUID(),
      playlist_id: first(draft, 'library.playlists'),
      owner_id: draft.id,
      track_id: null,
      behind: null,
      place: 0,
      entry: { title: draft.mark, locations: [], ...bare },
    },
  ],
  'library.scrobblers': ({ id }) => [{ user_id: id, error_code: null }],
}
