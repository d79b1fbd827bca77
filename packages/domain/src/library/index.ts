export { albumView, listAlbums, oneAlbum, readAlbum, type AlbumSeen, type AlbumsWanted } from './albums.ts'
export { albumList, type AlbumList } from './album-lists.ts'
export { arrangePlaylist } from './arrange-playlist.ts'
export { artistView, listArtists, oneArtist, readArtist, type ArtistSeen } from './artists.ts'
export { addTracks, changePlaylist, moveStatement, moveTrack, takeOutTracks } from './edit-playlist.ts'
export { setLyrics } from './edit-lyrics.ts'
export { setMetadata } from './edit-metadata.ts'
export { editTags, resetTags, type Edited } from './edit-tags.ts'
export { type Genre } from './genre.ts'
export { type Album } from './album.ts'
export { type Artist } from './artist.ts'
export { type Lyrics } from './lyrics.ts'
export { type Share } from './share.ts'
export { type Revision } from './revision.ts'
export { genresPage, genreView, type GenreSeen } from './genres.ts'
export { mayReadTrack } from './may-read.ts'
export { MusicTrack } from './music-track.ts'
export { type NewTrack, type TrackRead } from './music-tracks.ts'
export { playlistTracksPage, readPlaylistTracks, type PlaylistEntry } from './playlist-page.ts'
export { Playlist } from './playlist.ts'
export {
  onePlaylist,
  playlistsPage,
  playlistsTrashPage,
  playlistView,
  readOnePlaylist,
  type PlaylistSeen,
} from './playlists.ts'
export { recordView, shareSubject, unshare } from './share-subject.ts'
export {
  oneOpened,
  onePublicPlaylist,
  openedTracksPage,
  publicPlaylistPage,
  readOpened,
  readPublicPlaylist,
  type Opened,
  type PublicPlaylist,
  type ShownTrack,
} from './shown-track.ts'
export { heard, heardArtistsPage, playedPage, type ArtistHeard, type Heard } from './statistics.ts'
export { revisionItemsPage, type HappenedSeen } from './revision-items.ts'
export { revisionsPage, revisionView, type RevisionSeen } from './revisions.ts'
export { sharesPage, shareView, type ShareListed, type ShareSeen } from './shares.ts'
export { heldLetters } from './letters.ts'
export { listTracks, type TracksWanted } from './search.ts'
export { type Held } from './totals.ts'
export { setCover } from './set-cover.ts'
export { starredAlbumsPage, starredArtistsPage, starredTracksPage } from './starred.ts'
export { lyricsView, type LyricsSeen } from './all-lyrics.ts'
export { readAgain } from './read-again.ts'
export { receiveMany, type Brought } from './receive-many.ts'
export { announce, mediaTypeOf, receive, type Receiving } from './receive.ts'
export { playlistsWithPage, trackHistoryPage, type TrackEdited } from './track-history.ts'
export { oneTrack, readTrack, trackDates, tracksTrashPage, trackView, type TrackSeen } from './track-view.ts'
export { undo } from './undo.ts'
export { Upload } from './upload.ts'
export { uploadsPage, uploadView, type UploadSeen } from './uploads.ts'
export { findTracks, namesIn } from './found.ts'
export { type AlbumRow, type ArtistRow, type TrackRow } from './rows.ts'
export { randomTracks } from './sample.ts'
export {
  albumRow,
  albumsOfArtist,
  artistRow,
  genreRows,
  playlistRows,
  type PlaylistRow,
  starredRows,
  trackRow,
  tracksOfAlbum,
  tracksOfGenre,
  tracksOfPlaylist,
} from './shelves.ts'
export { renditionOf } from './cover-renditions.ts'
export { coverOf, type CoverWanted } from './cover-of.ts'
export { albumsByName, artistsByName, tracksByTitle, type Behind } from './whole.ts'
export { type CandidateSeen } from './find-candidates.ts'
export { exportPlaylist, type Exported } from './export-playlist.ts'
export { importPlaylist, readPlaylistFile, type EntryRead, type FileRead, type Imported } from './import-playlist.ts'
export { dismissLine, settleLine, unmatchedLines, type LineSeen } from './settle-line.ts'
export { hideFromOthers } from './hide.ts'
export { setRules } from './set-rules.ts'
export type { ListenBrainz, Scrobble } from './ports.ts'
export { connectListenBrainz, disconnectListenBrainz, scrobbleDue, scrobbling, type Scrobbling } from './scrobble.ts'
