import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, sha256, system } from '../shared/columns.ts'
import type { mediaTypes } from './input.ts'

const schema = defineEntity({
  name: 'Blob',
  schema: 'storage',
  tableName: 'blobs',
  ...system(),
  checks: [
    { name: 'blobs_sha256_check', expression: "((sha256)::text ~ '^[0-9a-f]{64}$'::text)" },
    { name: 'blobs_size_check', expression: '(size >= 0)' },
  ],
  properties: {
    sha256: sha256().primary(),
    size: p.bigint('number'),
    mediaType: p.string().length(100).$type<(typeof mediaTypes)[number]>(),
    createdAt: createdAt(),
    /** When nothing was found to point at it any more; the sweep removes it a day later. */
    unreferencedAt: p.datetime(3).nullable(),
  },
})

/** Bytes by the name of their content, shared by all contexts. The row says that the store has them. */
export class Blob extends schema.class {}
schema.setClass(Blob)
