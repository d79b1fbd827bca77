/** Rows of one person, and the column that says whose. Nobody else sees or changes them. */
export const own: Readonly<Record<string, string>> = {
  'identity.users': 'id',
  'identity.profiles': 'user_id',
  'identity.user_settings': 'user_id',
  'identity.user_sessions': 'user_id',
  'identity.access_tokens': 'user_id',
  'identity.one_time_tokens': 'user_id',
  'identity.audit_log': 'user_id',
  'storage.holdings': 'owner_id',
  'jobs.jobs': 'owner_id',
  'jobs.events': 'owner_id',
  'jobs.idempotency_keys': 'owner_id',
  'sounds.generations': 'user_id',
  'sounds.shared_sounds': 'owner_id',
  'sounds.collections': 'user_id',
  'sounds.collection_sounds': 'owner_id',
  'library.artists': 'user_id',
  'library.albums': 'user_id',
  'library.genres': 'user_id',
  'library.totals': 'user_id',
  'library.music_tracks': 'user_id',
  'library.track_metadata': 'owner_id',
  'library.playlists': 'user_id',
  'library.playlist_tracks': 'owner_id',
  'library.playlist_rules': 'owner_id',
  'library.revisions': 'user_id',
  'library.revision_items': 'owner_id',
  'library.uploads': 'user_id',
  'library.listens': 'owner_id',
  'library.plays': 'owner_id',
  'library.lyrics': 'owner_id',
  'library.shares': 'owner_id',
  'library.playlist_heads': 'owner_id',
  'library.playlist_lines': 'owner_id',
  'library.artist_plays': 'owner_id',
  'library.listening_months': 'owner_id',
  'library.scrobblers': 'user_id',
}

/** Rows a person makes about what is another's: theirs to see and remove, but only a definer function inserts them. */
export const crossOwner: Readonly<Record<string, string>> = {
  'sounds.favorites': 'user_id',
  'library.stars': 'owner_id',
}

/** Rows of nobody: no grant at all to the API's role. */
export const system: readonly string[] = [
  'identity.invites',
  'identity.stripe_events',
  'identity.erasures',
  'storage.blobs',
  'sounds.listens',
  'sounds.reports',
  'library.share_views',
  'library.cover_renditions',
  'library.reports',
]

/** Tables with an owner, and the column that names them. */
export const ownerColumns: Readonly<Record<string, string>> = { ...own, ...crossOwner }

/** Columns, besides owners and dates of birth, that decide what a person may do or be: the API's role updates none. */
export const rights: readonly string[] = [
  'identity.profiles.plan',
  'identity.profiles.stripe_customer_id',
  'identity.users.is_active',
  'identity.users.email_verified',
  'identity.users.email',
  'sounds.generations.hidden_at',
  'sounds.collections.hidden_at',
  'library.playlists.hidden_at',
  'library.music_tracks.hidden_at',
  'library.music_tracks.file_sha256',
]

/** Functions with their owner's rights that must belong to the tables' owner, since they make or drop tables. */
export const functionsOfTheOwner: readonly string[] = []
