import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own, updatedAt } from '../shared/columns.ts'
import type { LyricLine, lyricSources } from './input.ts'
import { ofTrack } from './of-track.ts'

const schema = defineEntity({
  name: 'Lyrics',
  schema: 'library',
  tableName: 'lyrics',
  ...own('owner_id'),
  // The owner first: a taken place must not tell anybody else that these words exist.
  uniques: [
    {
      name: 'lyrics_owner_id_track_id_source_language_unique',
      properties: ['ownerId', 'trackId', 'source', 'language'],
    },
  ],
  indexes: [{ name: 'lyrics_track_id_index', properties: ['trackId'] }],
  properties: {
    id: id(),
    trackId: p.uuid(),
    ownerId: p.uuid(),
    track: () => ofTrack(),
    source: p.string().length(10).$type<(typeof lyricSources)[number]>(),
    /** ISO 639, or `xxx` where nobody says. */
    language: p.string().length(10).default('xxx'),
    isSynced: p.boolean().default(false),
    lines: p.json<LyricLine[]>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
})

/** The words of a track, each line with its moment where they are synced. */
export class Lyrics extends schema.class {}
schema.setClass(Lyrics)
