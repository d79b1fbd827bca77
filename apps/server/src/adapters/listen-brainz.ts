import { DomainError } from '@stemma/domain'
import type { ListenBrainz, Scrobble } from '@stemma/domain/library'
import { z } from 'zod'
import { safeFetch, type SafeInit } from './safe-fetch/safe-fetch.ts'

const validity = z.object({ valid: z.boolean(), user_name: z.string().max(300).optional() })

/** Seconds to wait, from the headers ListenBrainz sends; a minute where nothing sensible is said. */
const wait = (headers: Headers): number => {
  const seconds = Number(headers.get('x-ratelimit-reset-in') ?? headers.get('retry-after'))
  return seconds > 0 && seconds < 86_400 ? Math.ceil(seconds) : 60
}

/** A listen as the protocol has it; `listened_at` in seconds. */
const payload = ({ listenedAt, title, artist, album, durationMs, trackNumber, player }: Scrobble) => ({
  listened_at: Math.floor(listenedAt.getTime() / 1000),
  track_metadata: {
    track_name: title,
    artist_name: artist,
    ...(album ? { release_name: album } : {}),
    additional_info: {
      submission_client: 'Stemma',
      media_player: player === 'app' ? 'Stemma' : player,
      ...(durationMs ? { duration_ms: durationMs } : {}),
      ...(trackNumber ? { tracknumber: trackNumber } : {}),
    },
  },
})

/** ListenBrainz at `url`; where the owner named it (`isOwn`), it may lie in their own network. */
export function listenBrainzAt(url: string, isOwn: boolean): ListenBrainz {
  const base = url.replace(/\/$/, '')
  const options = { maxBytes: 1_000_000, timeoutMs: 20_000, ...(isOwn ? { allowHosts: [new URL(url).host] } : {}) }
  const ask = async (path: string, token: string, init: SafeInit, signal: AbortSignal) => {
    let response: Response
    try {
      const headers = {
        authorization: `Token ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      }
      response = await safeFetch(`${base}/1/${path}`, { ...init, headers, signal }, options)
    } catch (cause) {
      signal.throwIfAborted()
      throw new DomainError('listenbrainz_unavailable', {}, { cause })
    }
    const { status, headers } = response
    if (status < 500 && ![401, 403, 408, 429].includes(status)) return response
    await response.body?.cancel()
    if (status === 429) throw new DomainError('listenbrainz_limited', { seconds: wait(headers) })
    throw new DomainError(status === 401 || status === 403 ? 'key_refused' : 'listenbrainz_unavailable')
  }
  return {
    whose: async (token, signal) => {
      const response = await ask('validate-token', token, {}, signal)
      const { success, data } = validity.safeParse(await response.json().catch(() => null))
      if (!success) throw new DomainError('listenbrainz_unavailable')
      if (!data.valid) throw new DomainError('key_refused')
      return data.user_name ?? ''
    },
    submit: async (token, listens, signal) => {
      const body = JSON.stringify({
        listen_type: listens.length === 1 ? 'single' : 'import',
        payload: listens.map(payload),
      })
      const response = await ask('submit-listens', token, { method: 'POST', body }, signal)
      await response.body?.cancel()
      return response.ok
    },
  }
}
