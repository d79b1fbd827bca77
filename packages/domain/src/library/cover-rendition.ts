import { defineEntity, p } from '@mikro-orm/core'
import { Blob } from '../storage/blob.ts'
import { createdAt, instant, system } from '../shared/columns.ts'
import { blob } from './links.ts'

const schema = defineEntity({
  name: 'CoverRendition',
  schema: 'library',
  tableName: 'cover_renditions',
  ...system(),
  indexes: [
    { name: 'cover_renditions_small_sha256_index', properties: ['smallSha256'] },
    { name: 'cover_renditions_middle_sha256_index', properties: ['middleSha256'] },
  ],
  properties: {
    coverSha256: () =>
      p
        .manyToOne(Blob)
        .mapToPk()
        .primary()
        .joinColumn('cover_sha256')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    smallSha256: () => blob('small_sha256'),
    middleSha256: () => blob('middle_sha256'),
    askedAt: createdAt(),
    drawnAt: instant().nullable(),
  },
})

/** A cover in smaller sizes, whoever has it; without them where it is small itself, or cannot be drawn. */
export class CoverRendition extends schema.class {}
schema.setClass(CoverRendition)
