import {
  genresPage,
  heldLetters,
  listAlbums,
  listArtists,
  listTracks,
  oneAlbum,
  oneArtist,
  oneTrack,
  readAlbum,
  readArtist,
  readTrack,
} from '@stemma/domain/library'
import {
  albumId,
  albumsInput,
  artistId,
  artistsInput,
  lettersInput,
  pageInput,
  trackId,
  tracksInput,
} from '@stemma/domain/library/input'
import { z } from 'zod'
import { person } from '../trpc.ts'
import { sent } from './views.ts'

const read = person('library:read')

/** The caller's tracks, those in the trash not among them unless one asks for one by its id. */
export const trackReads = {
  list: read.once.input(tracksInput).query(async ({ ctx, input }) => sent(await listTracks(input, ctx.ask))),

  /** The letters that names begin with, so that `from` can begin a list there. */
  letters: read.once.input(lettersInput).query(({ ctx, input }) => heldLetters(input.order, ctx.ask)),

  get: read.once
    .input(z.strictObject({ id: trackId }))
    .query(async ({ ctx, input }) => readTrack(await ctx.once(oneTrack(input.id)))),
}

/** Whom one's tracks are by; what has no track and no album left is not listed. */
export const artists = {
  list: read.once.input(artistsInput).query(async ({ ctx, input }) => sent(await listArtists(input, ctx.ask))),

  get: read.once
    .input(z.strictObject({ id: artistId }))
    .query(async ({ ctx, input }) => readArtist(await ctx.once(oneArtist(input.id)))),
}

export const albums = {
  list: read.once.input(albumsInput).query(async ({ ctx, input }) => sent(await listAlbums(input, ctx.ask))),

  get: read.once
    .input(z.strictObject({ id: albumId }))
    .query(async ({ ctx, input }) => readAlbum(await ctx.once(oneAlbum(input.id)))),
}

export const genres = {
  list: read.once.input(pageInput).query(({ ctx, input }) => ctx.page(genresPage(input))),
}

/** Kept as tracks come and go: nothing is counted here. */
export const totals = read.transactional.query(({ ctx: { work } }) => work.totals.held())
