import { z } from 'zod'

/** The answers of the OpenSubsonic specification: every field it has, those it requires not optional, and no other. */
const date = z.iso.datetime({ offset: true })
const whole = z.int()
const text = z.string()
const named = z.strictObject({ name: text })

export const artistId3 = z.strictObject({
  id: text,
  name: text,
  coverArt: text.optional(),
  artistImageUrl: text.optional(),
  albumCount: whole.optional(),
  starred: date.optional(),
  musicBrainzId: text.optional(),
  sortName: text.optional(),
  roles: z.array(text).optional(),
})

const child = z.strictObject({
  id: text,
  parent: text.optional(),
  isDir: z.boolean(),
  title: text,
  album: text.optional(),
  artist: text.optional(),
  track: whole.optional(),
  year: whole.optional(),
  genre: text.optional(),
  coverArt: text.optional(),
  size: whole.optional(),
  contentType: text.optional(),
  suffix: text.optional(),
  duration: whole.optional(),
  bitRate: whole.optional(),
  path: text.optional(),
  isVideo: z.boolean().optional(),
  playCount: whole.optional(),
  discNumber: whole.optional(),
  created: date.optional(),
  starred: date.optional(),
  albumId: text.optional(),
  artistId: text.optional(),
  type: z.enum(['music', 'podcast', 'audiobook', 'video']).optional(),
  mediaType: z.enum(['song', 'album', 'artist']).optional(),
  played: date.optional(),
  bpm: whole.optional(),
  genres: z.array(named).optional(),
  artists: z.array(artistId3).optional(),
  displayArtist: text.optional(),
  albumArtists: z.array(artistId3).optional(),
  displayAlbumArtist: text.optional(),
  replayGain: z.strictObject({ trackGain: z.number().optional(), trackPeak: z.number().min(0).optional() }).optional(),
})
/** A folder: in the examples of the specification it has the fields of an album besides. */
const folder = child.extend({ name: text.optional(), songCount: whole.optional() })

const albumId3 = z.strictObject({
  id: text,
  name: text,
  artist: text.optional(),
  artistId: text.optional(),
  coverArt: text.optional(),
  songCount: whole,
  duration: whole,
  playCount: whole.optional(),
  created: date,
  starred: date.optional(),
  year: whole.optional(),
  genre: text.optional(),
  played: date.optional(),
  genres: z.array(named).optional(),
  artists: z.array(artistId3).optional(),
  displayArtist: text.optional(),
})

const artistOld = z.strictObject({ id: text, name: text, starred: date.optional() })
const playlist = z.strictObject({
  id: text,
  name: text,
  comment: text.optional(),
  owner: text.optional(),
  public: z.boolean().optional(),
  songCount: whole,
  duration: whole,
  created: date,
  changed: date,
  coverArt: text.optional(),
  readonly: z.boolean().optional(),
})
const withEntries = z.strictObject({ playlist: playlist.extend({ entry: z.array(child) }) })
const index = <T extends z.ZodType>(artist: T) =>
  z.array(z.strictObject({ name: text, artist: z.array(artist).min(1) }))
const songs = z.strictObject({ song: z.array(child) })
const scan = z.strictObject({ scanStatus: z.strictObject({ scanning: z.boolean(), count: whole.optional() }) })
const role = z.boolean()
const nothing = z.strictObject({})

/** What each method answers beside the status. */
export const answers: Readonly<Record<string, z.ZodObject>> = {
  ping: nothing,
  getOpenSubsonicExtensions: z.strictObject({
    openSubsonicExtensions: z.array(z.strictObject({ name: text, versions: z.array(whole).min(1) })),
  }),
  getLicense: z.strictObject({ license: z.strictObject({ valid: z.boolean() }) }),
  tokenInfo: z.strictObject({ tokenInfo: z.strictObject({ username: text }) }),
  getUser: z.strictObject({
    user: z.strictObject({
      username: text,
      scrobblingEnabled: role,
      adminRole: role,
      settingsRole: role,
      downloadRole: role,
      uploadRole: role,
      playlistRole: role,
      coverArtRole: role,
      commentRole: role,
      podcastRole: role,
      streamRole: role,
      jukeboxRole: role,
      shareRole: role,
      videoConversionRole: role,
      folder: z.array(whole).optional(),
    }),
  }),
  getScanStatus: scan,
  startScan: scan,
  getMusicFolders: z.strictObject({
    musicFolders: z.strictObject({ musicFolder: z.array(z.strictObject({ id: whole, name: text.optional() })) }),
  }),
  getArtists: z.strictObject({ artists: z.strictObject({ ignoredArticles: text, index: index(artistId3) }) }),
  getIndexes: z.strictObject({
    indexes: z.strictObject({ ignoredArticles: text, lastModified: whole, index: index(artistOld) }),
  }),
  getMusicDirectory: z.strictObject({
    directory: z.strictObject({ id: text, parent: text.optional(), name: text, child: z.array(folder) }),
  }),
  getArtist: z.strictObject({ artist: artistId3.extend({ albumCount: whole, album: z.array(albumId3) }) }),
  getAlbum: z.strictObject({ album: albumId3.extend({ song: z.array(child) }) }),
  getSong: z.strictObject({ song: child }),
  getGenres: z.strictObject({
    genres: z.strictObject({
      genre: z.array(z.strictObject({ value: text, songCount: whole, albumCount: whole })),
    }),
  }),
  getArtistInfo: z.strictObject({ artistInfo: nothing }),
  getArtistInfo2: z.strictObject({ artistInfo2: nothing }),
  getAlbumInfo: z.strictObject({ albumInfo: nothing }),
  getAlbumInfo2: z.strictObject({ albumInfo: nothing }),
  getAlbumList2: z.strictObject({ albumList2: z.strictObject({ album: z.array(albumId3) }) }),
  getAlbumList: z.strictObject({ albumList: z.strictObject({ album: z.array(folder) }) }),
  getRandomSongs: z.strictObject({ randomSongs: songs }),
  getSongsByGenre: z.strictObject({ songsByGenre: songs }),
  getStarred2: z.strictObject({
    starred2: z.strictObject({ artist: z.array(artistId3), album: z.array(albumId3), song: z.array(child) }),
  }),
  getStarred: z.strictObject({
    starred: z.strictObject({ artist: z.array(artistOld), album: z.array(folder), song: z.array(child) }),
  }),
  getNowPlaying: z.strictObject({ nowPlaying: z.strictObject({ entry: z.array(child) }) }),
  getTopSongs: z.strictObject({ topSongs: songs }),
  getSimilarSongs: z.strictObject({ similarSongs: songs }),
  getSimilarSongs2: z.strictObject({ similarSongs2: songs }),
  search3: z.strictObject({
    searchResult3: z.strictObject({ artist: z.array(artistId3), album: z.array(albumId3), song: z.array(child) }),
  }),
  search2: z.strictObject({
    searchResult2: z.strictObject({ artist: z.array(artistOld), album: z.array(folder), song: z.array(child) }),
  }),
  getPlaylists: z.strictObject({ playlists: z.strictObject({ playlist: z.array(playlist) }) }),
  getPlaylist: withEntries,
  createPlaylist: withEntries,
  updatePlaylist: nothing,
  deletePlaylist: nothing,
  star: nothing,
  unstar: nothing,
  scrobble: nothing,
  getLyricsBySongId: z.strictObject({
    lyricsList: z.strictObject({
      structuredLyrics: z.array(
        z.strictObject({
          lang: text,
          synced: z.boolean(),
          displayArtist: text.optional(),
          displayTitle: text.optional(),
          offset: z.number().optional(),
          line: z.array(z.strictObject({ start: whole.optional(), value: text })),
        }),
      ),
    }),
  }),
}

/** What stands beside every answer. */
export const envelope = {
  status: z.literal('ok'),
  version: z.literal('1.16.1'),
  type: text.min(1),
  serverVersion: text.min(1),
  openSubsonic: z.literal(true),
}
