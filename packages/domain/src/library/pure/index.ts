export { storableName, titleOf } from './file-name.ts'
export { readLyrics } from './lyrics.ts'
export { matchEntries, type Candidate, type Match, type Matches } from './matching/match-entries.ts'
export type { PlaylistEntry, PlaylistFile } from './playlists/model.ts'
export {
  playlistFormats,
  playlistTypes,
  readPlaylist,
  writePlaylist,
  type PlaylistFormat,
} from './playlists/playlist-file.ts'
export { largestSide, readPicture, type Picture } from './picture.ts'
export { sniffTrack, type ReadBytes } from './sniff.ts'
