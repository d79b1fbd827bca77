import { z } from 'zod'
import { method, type Endpoint } from './endpoint.ts'
import { Refused } from './refusals.ts'
import { words } from './params.ts'

const nothing = z.object({})

/** What this server adds to the protocol, told to anybody. */
const extensions = ['apiKeyAuthentication', 'formPost', 'songLyrics'].map((name) => ({ name, versions: [1] }))

/** The server itself and the person who asks. */
export const system = {
  ping: method('library:read', nothing, () => ({})),
  getOpenSubsonicExtensions: {
    scope: null,
    input: nothing,
    run: async () => ({ openSubsonicExtensions: extensions }),
  } satisfies Endpoint,
  getLicense: method('library:read', nothing, () => ({ license: { valid: true } })),
  tokenInfo: method('library:read', nothing, async (work) => ({
    tokenInfo: { username: (await work.users.me()).username },
  })),
  getUser: method('library:read', z.object({ username: words(255) }), async (work, said) => {
    const { username } = await work.users.me()
    if (said.username.toLowerCase() !== username.toLowerCase()) throw new Refused(50, 'You may ask for yourself alone.')
    return {
      user: {
        username,
        scrobblingEnabled: true,
        adminRole: false,
        settingsRole: false,
        downloadRole: true,
        uploadRole: false,
        playlistRole: true,
        coverArtRole: false,
        commentRole: false,
        podcastRole: false,
        streamRole: true,
        jukeboxRole: false,
        shareRole: false,
        videoConversionRole: false,
        folder: [1],
      },
    }
  }),
  // Files are read when they arrive, so a scan is always over.
  getScanStatus: method('library:read', nothing, async (work) => scanned((await work.totals.held()).trackCount)),
  startScan: method('library:read', nothing, async (work) => scanned((await work.totals.held()).trackCount)),
}

const scanned = (count: number) => ({ scanStatus: { scanning: false, count } })
