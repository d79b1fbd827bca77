import {
  dismissLine,
  exportPlaylist,
  importPlaylist,
  readPlaylistFile,
  settleLine,
  unmatchedLines,
} from '@stemma/domain/library'
import {
  dismissInput,
  exportFileInput,
  importFileInput,
  playlistTracksInput,
  readFileInput,
  settleInput,
} from '@stemma/domain/library/input'
import { person } from '../trpc.ts'

const read = person('library:read').transactional
const write = person('library:write').transactional
const costly = (scope: 'library:read' | 'library:write') => person(scope, 'costly').transactional

/** Playlists of other programs: M3U8, XSPF and JSPF, both ways. Nothing of a file is lost. */
export const playlistFiles = {
  /** What stands in a file, each entry with the track we are sure of and those that come near. Nothing is kept. */
  readFile: costly('library:read')
    .input(readFileInput)
    .mutation(({ ctx: { work }, input }) => readPlaylistFile(work, input.name, input.base64)),

  importFile: costly('library:write')
    .input(importFileInput)
    .mutation(({ ctx: { work }, input }) => importPlaylist(work, input)),

  exportFile: read
    .input(exportFileInput)
    .query(({ ctx: { work }, input }) => exportPlaylist(work, input.id, input.format)),

  /** What an import brought that no track stands for, with what may. */
  unmatched: read.input(playlistTracksInput).query(({ ctx: { work }, input }) => unmatchedLines(work, input)),

  /** Lets a track stand for such a line, in its place. */
  settle: write
    .input(settleInput)
    .mutation(({ ctx: { work }, input }) => settleLine(work, input.lineId, input.trackId)),

  dismiss: write.input(dismissInput).mutation(({ ctx: { work }, input }) => dismissLine(work, input.lineId)),
}
