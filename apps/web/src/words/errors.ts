import type { AppRouter } from '@stemma/api'
import type { Language } from './language.ts'

/** Every code of the server, from the shape of its errors. */
type ErrorCode = NonNullable<AppRouter['_def']['_config']['$types']['errorShape']['data']['reason']>

/**
 * The server sends its sentences in English with every error, so English holds only what has no message: failures of the
 * network, and codes that stand in rows. German holds every code of the server: a missing one is a type error.
 */
const en: Readonly<Record<string, string>> = {
  unreachable: 'The server cannot be reached. What you typed is kept here: try again when the connection is back.',
  unknown: 'Something went wrong on the server. Nothing was lost: try again.',
  job_cancelled: 'This was cancelled.',
  job_given_up: 'This was tried several times and did not come to an end. Try again later.',
  reading_failed: 'The language model could not read this.',
  reading_limited: 'The language model takes no more requests for now.',
  reading_unavailable: 'The language model does not answer.',
  reader_missing:
    'This server has no language model. Let the rules read this, or enter a key of your own in the settings.',
  key_refused: 'The provider refused your key. Replace it in the settings, or remove it there.',
  key_spent: 'Your account with the provider has no credit left. Add some there, or remove your key in the settings.',
  listenbrainz_limited: 'ListenBrainz takes no more listens for now. Yours are kept, and told later.',
  listenbrainz_unavailable: 'ListenBrainz does not answer. Your listens are kept, and told later.',
  seal_broken: 'Your stored key cannot be opened any more. Enter it again in the settings.',
  render_failed: 'The sound could not be rendered.',
  format_unsupported: 'This is no audio file we can read: MP3, FLAC, WAV, Ogg, Opus, M4A, AAC or WebM.',
  quota_exceeded: 'There was no room left for this file in your plan.',
  track_unreadable: 'This file is not music in a format that can be read.',
  track_damaged: 'This file is damaged: its audio cannot be decoded.',
  track_too_costly: 'Reading this file took too much time or memory, so it was stopped.',
  track_too_long: 'This file holds more than a day of audio, which is more than a track may have.',
}

const de: Readonly<Record<ErrorCode | 'unreachable' | 'unknown', string>> = {
  unreachable:
    'Der Server ist nicht erreichbar. Was du getippt hast, bleibt hier: Versuche es noch einmal, wenn die Verbindung zurück ist.',
  unknown: 'Auf dem Server ging etwas schief. Nichts ging verloren: Versuche es noch einmal.',
  input_invalid: '{field} stimmt nicht: {reason}',
  cursor_invalid: 'Dieser Seitenlink ist veraltet. Lade die Liste neu.',
  not_found: 'Das gibt es nicht, oder es gehört dir nicht.',
  log_in_first: 'Melde dich zuerst an.',
  session_ended: 'Deine Sitzung ist zu Ende. Melde dich wieder an.',
  not_allowed: 'Das darfst du nicht.',
  scope_missing: 'Dieses Zugriffstoken darf das nicht. Es braucht das Recht „{scope}“.',
  too_many_requests: 'Zu viele Anfragen. Versuche es in {seconds} Sekunden noch einmal.',
  name_taken: 'Du hast schon etwas mit diesem Namen. Wähle einen anderen.',
  already_exists: 'Das ist schon da.',
  still_referenced: 'Das wird anderswo noch gebraucht.',
  changed_meanwhile: 'Jemand hat das im selben Moment geändert. Nichts ging verloren: Versuche es noch einmal.',
  idempotency_mismatch: 'Dieser Anfrageschlüssel wurde schon für etwas anderes verwendet.',
  database_busy: 'Der Server ist beschäftigt. Nichts ging verloren: Versuche es gleich noch einmal.',
  took_too_long: 'Das dauerte zu lange und wurde abgebrochen. Nichts wurde geändert.',
  unit_closed: 'Auf dem Server ging etwas schief. Nichts ging verloren: Versuche es noch einmal.',
  reading_failed: 'Das Sprachmodell konnte das nicht lesen: {reason}.',
  reading_limited:
    'Das Sprachmodell nimmt gerade keine Anfragen mehr an. Versuche es in {seconds} Sekunden noch einmal.',
  reading_unavailable: 'Das Sprachmodell antwortet nicht. Nichts ging verloren: Versuche es gleich noch einmal.',
  encoding_failed: 'Die Datei ließ sich nicht herstellen: {reason}',
  encoder_busy: 'Gerade werden zu viele Dateien hergestellt. Versuche es in ein paar Sekunden noch einmal.',
  email_taken: 'Mit dieser E-Mail-Adresse gibt es schon ein Konto. Melde dich an oder setze das Passwort zurück.',
  username_taken: 'Dieser Name ist vergeben. Wähle einen anderen.',
  login_failed: 'Name und Passwort gehören nicht zusammen.',
  account_suspended: 'Dieses Konto ist gesperrt. Frag den Betreiber dieses Servers.',
  account_leaving: 'Dieses Konto wird bald gelöscht. Melde dich mit „Mein Konto behalten“ an, um es zu behalten.',
  password_weak: 'Wähle ein anderes Passwort: {reason}',
  password_wrong: 'Das ist nicht dein jetziges Passwort.',
  link_invalid: 'Dieser Link ist verbraucht, veraltet oder unvollständig. Fordere einen neuen an.',
  registration_closed: 'Dieser Server nimmt keine neuen Konten an.',
  invite_needed: 'Hier brauchst du eine Einladung, um ein Konto anzulegen.',
  invite_invalid: 'Diese Einladung ist verbraucht oder veraltet.',
  audio_expired: 'Dieser Ton ist abgelaufen. Stelle ihn neu her: Er kommt Bit für Bit zurück.',
  playlist_unreadable: 'Diese Playlist lässt sich nicht lesen: {reason}.',
  listenbrainz_limited:
    'ListenBrainz nimmt gerade nichts mehr an. Was du gehört hast, ist aufgehoben und wird später gemeldet.',
  listenbrainz_unavailable:
    'ListenBrainz antwortet nicht. Was du gehört hast, ist aufgehoben und wird später gemeldet.',
  playlist_smart: 'Diese Playlist wird von ihren Regeln gefüllt. Ändere die Regeln, oder entferne sie zuerst.',
  body_too_large: 'Diese Anfrage ist größer als {limit} Bytes.',
  fetch_failed: 'Der andere Server antwortete nicht, wie er sollte. Versuche es gleich noch einmal.',
  fetch_refused: 'Diese Adresse darf nicht geholt werden: Sie muss http oder https sein, und öffentlich.',
  job_cancelled: 'Das wurde abgebrochen.',
  job_given_up: 'Das wurde mehrmals versucht und kam zu keinem Ende. Versuche es später noch einmal.',
  job_lost: 'Diese Aufgabe gehört dir nicht mehr: Sie ist beendet, oder ein anderer hat sie.',
  job_outdated: 'Das wurde von einer anderen Version des Servers verlangt. Verlange es noch einmal.',
  json_only: 'Diese Adresse nimmt nur JSON.',
  mail_missing: 'Dieser Server verschickt keine Mails. Bitte seinen Betreiber, das für dich zu tun.',
  mail_refused: 'Der Mailserver nahm diese Adresse nicht an.',
  mail_unavailable: 'Der Brief ließ sich jetzt nicht senden. Versuche es in ein paar Minuten noch einmal.',
  no_such_page: 'An dieser Adresse ist nichts.',
  other_site: 'Diese Anfrage kam von einer anderen Seite und wurde abgelehnt.',
  patch_unreadable: 'Dieser Klang lässt sich nicht importieren: {reason}.',
  reader_missing:
    'Dieser Server hat kein Sprachmodell. Lass die Regeln lesen oder trag in den Einstellungen einen eigenen Schlüssel ein.',
  key_refused: 'Der Anbieter lehnt deinen Schlüssel ab. Ersetze oder entferne ihn in den Einstellungen.',
  key_spent:
    'Dein Konto beim Anbieter hat kein Guthaben mehr. Lade es dort auf, oder entferne deinen Schlüssel in den Einstellungen.',
  render_differs:
    'Neu hergestellt klang dieser Klang anders. Nichts wurde geändert; sag es dem Betreiber dieses Servers.',
  track_unreadable: 'Diese Datei ist keine Musik in einem lesbaren Format.',
  track_damaged: 'Diese Datei ist beschädigt: Ihr Ton lässt sich nicht dekodieren.',
  track_too_costly: 'Diese Datei zu lesen brauchte zu viel Zeit oder Speicher und wurde abgebrochen.',
  track_too_long: 'Diese Datei enthält mehr als einen Tag Ton; so lang darf ein Titel nicht sein.',
  render_failed: 'Der Klang ließ sich nicht herstellen.',
  seal_broken:
    'Dein gespeicherter Schlüssel lässt sich nicht mehr öffnen. Trag ihn in den Einstellungen noch einmal ein.',
  sound_busy: 'Dieser Klang wird gerade schon gemacht.',
  sound_not_ready:
    'Dieser Klang hat noch keinen Ton. Warte, bis er fertig ist, oder versuche es noch einmal, wenn er gescheitert ist.',
  worker_incompatible: 'Dieser Arbeiter passt nicht zum Server: {reason}.',
  blob_missing: 'Dieser Ton ist hier nicht mehr gespeichert.',
  blob_mismatch: 'Die angekommenen Bytes sind nicht die angekündigten. Sende sie noch einmal.',
  quota_exceeded: 'Dein Speicher ist voll: Dein Tarif hat Platz für {room} Bytes. Lösche zuerst etwas.',
  tus_version: 'Diese Adresse spricht tus 1.0.0 (Kopfzeile tus-resumable).',
  upload_type: 'Die Bytes einer Datei kommen mit content-type: application/offset+octet-stream.',
  upload_offset: 'Diese Übertragung steht bei Byte {offset}: Mach dort weiter.',
  upload_checksum: 'Diese Bytes sind nicht die, von denen ihre Prüfsumme spricht. Schick sie noch einmal.',
  upload_too_long: 'Es kamen mehr Bytes als die {size}, die angekündigt waren. Nichts davon wurde behalten.',
  upload_over:
    'Diese Übertragung ist vorbei: Die Datei ist angekommen, wurde abgelehnt oder muss neu geschickt werden.',
  upload_busy: 'Diese Datei wird gerade von einer anderen Anfrage geschickt. Versuche es gleich noch einmal.',
  upload_queue_full: 'Du hast {limit} Dateien unterwegs. Bring erst einige zu Ende oder brich sie ab.',
  file_unreadable: 'Diese Datei lässt sich nicht öffnen.',
  file_changing: 'Diese Datei wurde geändert, während sie gelesen wurde. Hol sie noch einmal herein.',
  format_unsupported:
    'Das ist keine Audiodatei, die Stemma liest, wie immer sie heißt: mp3, flac, wav, ogg, opus, m4a, aac und webm sind es.',
  picture_unsupported: 'Ein Cover ist ein JPEG-, PNG- oder WebP-Bild mit höchstens {pixels} Pixeln je Seite.',
  transcoder_busy: 'Bei dir laufen im Moment {limit} Umwandlungen. Beende erst eine.',
  tags_unwritable: 'Tags schreibt ffmpeg in eine Kopie, und dieser Server hat kein ffmpeg. Lade das Original herunter.',
  blob_too_large: 'Diese Datei ist größer als {limit} Bytes.',
  storage_unavailable: 'Der Tonspeicher antwortet nicht. Nichts ging verloren: Versuche es gleich noch einmal.',
  range_invalid: 'Der verlangte Bereich liegt nicht in der Datei.',
}

/** What stands in rows is a code without parameters. */
export const bareErrors: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en,
  de: {
    reading_failed: 'Das Sprachmodell konnte das nicht lesen.',
    reading_limited: 'Das Sprachmodell nimmt gerade keine Anfragen mehr an.',
  },
}

export const errors: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, de }
