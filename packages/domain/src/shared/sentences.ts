/** What went wrong, in eight meanings. Every outer layer (tRPC, HTTP, the command line) translates these and nothing else. */
export const errorKinds = [
  'invalid', // what was said cannot be understood or breaks a rule
  'unauthenticated', // we do not know who asks
  'forbidden', // we know, and the answer is no
  'missing', // not there, or not yours: the two are never told apart
  'conflict', // true by itself, but not beside what already is
  'limited', // too much, too often; later or less works
  'unavailable', // a machine we depend on does not answer; nothing was lost
  'failed', // we tried and could not, and trying again will not help
] as const
export type ErrorKind = (typeof errorKinds)[number]

export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>

/** Every error a person can meet: its meaning, and its sentence. `{name}` takes a parameter. */
export const catalogue = {
  // anyone, anywhere
  input_invalid: ['invalid', '{field} is not right: {reason}'],
  cursor_invalid: ['invalid', 'This page link is out of date. Reload the list.'],
  not_found: ['missing', 'This {thing} does not exist, or it is not yours.'],
  log_in_first: ['unauthenticated', 'Log in first.'],
  session_ended: ['unauthenticated', 'Your session has ended. Log in again.'],
  not_allowed: ['forbidden', 'You may not do this.'],
  scope_missing: ['forbidden', 'This access token may not do this. It needs the scope “{scope}”.'],
  too_many_requests: ['limited', 'Too many requests. Try again in {seconds} seconds.'],
  name_taken: ['conflict', 'You already have a {thing} named like this.'],
  already_exists: ['conflict', 'This {thing} is already there.'],
  still_referenced: ['conflict', 'This is still in use elsewhere.'],
  changed_meanwhile: ['conflict', 'Someone changed this at the same moment. Nothing was lost: try again.'],
  idempotency_mismatch: ['conflict', 'This request key was used before, for something else.'],
  database_busy: ['unavailable', 'The server is busy. Nothing was lost: try again in a moment.'],
  took_too_long: ['unavailable', 'This took too long and was stopped. Nothing was changed.'],
  other_site: ['forbidden', 'This request came from another site and was refused.'],
  json_only: ['invalid', 'This address takes JSON (content-type: application/json).'],
  body_too_large: ['limited', 'This request is larger than {limit} bytes.'],
  no_such_page: ['missing', 'There is nothing at this address.'],
  unit_closed: ['failed', 'A unit of work was used after it had ended.'],
  // reading a prompt with a language model
  reading_failed: ['failed', 'The language model could not read this: {reason}.'],
  reading_limited: ['limited', 'The language model takes no more requests for now. Try again in {seconds} seconds.'],
  reading_unavailable: [
    'unavailable',
    'The language model does not answer: {reason}. Nothing was lost: try again in a moment.',
  ],
  // the same with a person's own key; jobs keep codes only, so these say all without parameters
  key_refused: ['failed', 'The provider refused your key. Replace it in the settings, or remove it there.'],
  key_spent: [
    'failed',
    'Your account with the provider has no credit left. Add some there, or remove your key in the settings.',
  ],
  // sounds
  reader_missing: [
    'unavailable',
    'This server has no language model. Let the rules read this, or enter a key of your own in the settings.',
  ],
  sound_not_ready: ['conflict', 'This sound has no audio yet. Wait until it is ready, or try it again if it failed.'],
  sound_busy: ['conflict', 'This sound is being made already.'],
  render_differs: [
    'failed',
    'Rendered again, this sound came out differently. Nothing was changed; tell the owner of this server.',
  ],
  // importing a sound of another program
  patch_unreadable: ['invalid', 'This sound cannot be imported: {reason}.'],
  // reading a track's file; rows keep codes only
  track_unreadable: ['failed', 'This file is not music in a format that can be read.'],
  track_damaged: ['failed', 'This file is damaged: its audio cannot be decoded.'],
  track_too_costly: ['failed', 'Reading this file took too much time or memory, so it was stopped.'],
  track_too_long: ['failed', 'This file holds more than a day of audio, which is more than a track may have.'],
  // playlists of other programs
  playlist_unreadable: ['invalid', 'This playlist cannot be read: {reason}.'],
  playlist_smart: ['conflict', 'This playlist is filled by its rules. Change the rules, or remove them first.'],
  // ListenBrainz; what is kept of a failure is its code, so these say all without parameters
  listenbrainz_limited: ['limited', 'ListenBrainz takes no more listens for now. Yours are kept, and told later.'],
  listenbrainz_unavailable: ['unavailable', 'ListenBrainz does not answer. Your listens are kept, and told later.'],
  // files to take away
  encoding_failed: ['failed', 'The file could not be made: {reason}'],
  encoder_busy: ['limited', 'Too many files are being made at the moment. Try again in a few seconds.'],
  // identity
  email_taken: ['conflict', 'There is an account with this e-mail address already. Log in, or reset its password.'],
  username_taken: ['conflict', 'This name is taken. Choose another.'],
  login_failed: ['unauthenticated', 'This name and password do not belong together.'],
  account_suspended: ['forbidden', 'This account is suspended. Ask the owner of this server.'],
  account_leaving: ['forbidden', 'This account is about to be erased. Log in with “keep my account” to keep it.'],
  password_weak: ['invalid', 'Choose another password: {reason}'],
  password_wrong: ['invalid', 'This is not your present password.'],
  link_invalid: ['invalid', 'This link is used up, out of date or incomplete. Ask for a new one.'],
  registration_closed: ['forbidden', 'This server takes no new accounts.'],
  invite_needed: ['forbidden', 'You need an invitation to register here.'],
  invite_invalid: ['invalid', 'This invitation is used up or out of date.'],
  seal_broken: ['failed', 'A stored secret cannot be opened any more. Enter it again.'],
  mail_missing: ['unavailable', 'This server sends no mail. Ask its owner to do this for you.'],
  // addresses that people name
  fetch_refused: ['invalid', 'This address may not be fetched: it must be http or https, and public.'],
  fetch_failed: ['unavailable', 'The other server did not answer as it should. Try again in a moment.'],
  // mail
  mail_refused: ['failed', 'The mail server refused this address.'],
  mail_unavailable: ['unavailable', 'The letter could not be sent now. Try again in a few minutes.'],
  // sounds
  audio_expired: ['conflict', 'This audio has expired. Render it again: it comes back bit for bit.'],
  // jobs
  job_lost: ['conflict', 'This job is not yours any more: it has ended, or another worker has it.'],
  job_cancelled: ['failed', 'This was cancelled.'],
  job_given_up: ['failed', 'This was tried several times and did not come to an end. Try again later.'],
  job_outdated: ['failed', 'This was asked for by another version of the server. Ask again.'],
  worker_incompatible: ['forbidden', 'This worker does not fit the server: {reason}.'],
  render_failed: ['failed', 'The sound could not be rendered.'],
  // storage
  blob_missing: ['missing', 'This audio is not stored here any more.'],
  blob_mismatch: [
    'invalid',
    'The bytes that arrived are not the ones that were announced ({reason}). Send them again.',
  ],
  quota_exceeded: ['limited', 'Your storage is full: your plan has room for {room} bytes. Delete something first.'],
  // files on their way (tus)
  tus_version: ['invalid', 'This address speaks tus 1.0.0 (header tus-resumable).'],
  upload_type: ['invalid', 'Bytes of a file come with content-type: application/offset+octet-stream.'],
  upload_offset: ['conflict', 'This upload stands at byte {offset}: go on from there.'],
  upload_checksum: ['invalid', 'These bytes are not the ones their checksum tells of. Send them again.'],
  upload_too_long: ['limited', 'More bytes came than the {size} that were announced. Nothing of them was kept.'],
  upload_over: ['missing', 'This upload is over: the file has arrived, was refused, or has to be sent anew.'],
  upload_busy: ['conflict', 'This file is being sent by another request. Try again in a moment.'],
  upload_queue_full: ['limited', 'You have {limit} files on their way. Finish or cancel some first.'],
  file_unreadable: ['failed', 'This file cannot be opened.'],
  file_changing: ['conflict', 'This file was changed while it was read. Bring it in again.'],
  format_unsupported: [
    'invalid',
    'This is no audio file Stemma reads, whatever its name: mp3, flac, wav, ogg, opus, m4a, aac and webm are.',
  ],
  picture_unsupported: ['invalid', 'A cover is a JPEG, PNG or WebP picture of at most {pixels} pixels a side.'],
  transcoder_busy: ['limited', 'You have {limit} conversions running at this moment. End one first.'],
  tags_unwritable: [
    'unavailable',
    'Tags are written into a copy by ffmpeg, which this server does not have. Download the original.',
  ],
  blob_too_large: ['limited', 'This file is larger than {limit} bytes.'],
  storage_unavailable: ['unavailable', 'The audio store does not answer. Nothing was lost: try again in a moment.'],
  range_invalid: ['invalid', 'The range asked for does not lie within the file.'],
} as const satisfies Record<string, readonly [ErrorKind, string]>

export type ErrorCode = keyof typeof catalogue

/** The English sentence of a code, its parameters filled in. */
export const sentence = (code: ErrorCode, params: ErrorParams = {}): string =>
  catalogue[code][1].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? name))
