import { defineEntity, p, type Opt } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, id, instant, own, sha256 } from '../shared/columns.ts'
import { Blob } from '../storage/blob.ts'
import type { AdditionalParams, EngineName, GenerationState, SoundParameters, SoundType } from './input.ts'

const list = (values: readonly string[]) => values.map((value) => `'${value}'::character varying`).join(', ')
const table = '"sounds"."generations"'

const schema = defineEntity({
  name: 'Generation',
  schema: 'sounds',
  tableName: 'generations',
  ...own('user_id', '((play_count = 0) AND (NOT is_favorite))'),
  checks: [
    { name: 'generations_duration_check', expression: '((duration >= 0.5) AND (duration <= 10.0))' },
    { name: 'generations_wetness_check', expression: '((wetness >= 0) AND (wetness <= 10))' },
    { name: 'generations_pitch_check', expression: '((pitch >= 0) AND (pitch <= 10))' },
    {
      name: 'generations_type_check',
      expression: `((type)::text = ANY ((ARRAY[${list(['squeaker', 'rumbler', 'stutterer', 'classic', 'wet'])}])::text[]))`,
    },
    { name: 'generations_confidence_check', expression: '((confidence >= 0.0) AND (confidence <= 1.0))' },
    {
      name: 'generations_state_check',
      expression: `((state)::text = ANY ((ARRAY[${list(['reading', 'rendering', 'ready', 'failed'])}])::text[]))`,
    },
    { name: 'generations_seed_check', expression: "((seed >= 0) AND (seed <= '4294967295'::bigint))" },
  ],
  indexes: [
    {
      name: 'generations_history_index',
      expression: `create index "generations_history_index" on ${table} ("user_id", "created_at" desc, "id" desc) where deleted_at is null`,
    },
    {
      name: 'generations_trash_index',
      expression: `create index "generations_trash_index" on ${table} ("user_id", "deleted_at" desc, "id" desc) where deleted_at is not null`,
    },
    {
      name: 'generations_purge_index',
      expression: `create index "generations_purge_index" on ${table} ("deleted_at") where deleted_at is not null`,
    },
    {
      name: 'generations_favorite_index',
      expression: `create index "generations_favorite_index" on ${table} ("user_id", "created_at" desc, "id" desc) where is_favorite and deleted_at is null`,
    },
    {
      name: 'generations_type_index',
      expression: `create index "generations_type_index" on ${table} ("user_id", "type", "created_at" desc, "id" desc) where deleted_at is null`,
    },
    {
      name: 'generations_derived_index',
      expression: `create index "generations_derived_index" on ${table} ("user_id", "derived_from", "created_at" desc, "id" desc) where derived_from is not null and deleted_at is null`,
    },
    {
      name: 'generations_created_at_index',
      expression: `create index "generations_created_at_index" on ${table} ("created_at" desc)`,
    },
    {
      name: 'generations_expiry_index',
      expression: `create index "generations_expiry_index" on ${table} ("audio_expires_at") where audio_sha256 is not null`,
    },
    { name: 'generations_audio_sha256_index', properties: ['audioSha256'] },
    { name: 'generations_peaks_sha256_index', properties: ['peaksSha256'] },
    {
      name: 'generations_search_index',
      expression: `create index "generations_search_index" on ${table} using gin (sounds.search_keys("user_id", "prompt", "prompt_words")) with (fastupdate=off)`,
    },
    {
      name: 'generations_likeness_index',
      expression: `create index "generations_likeness_index" on ${table} ("user_id", "type", "pitch", "wetness", "duration") where state = 'ready' and deleted_at is null`,
    },
  ],
  uniques: [{ name: 'generations_id_user_id_unique', properties: ['id', 'userId'] }],
  properties: {
    id: id(),
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').updateRule('no action').index(false),
    prompt: p.text(),
    promptWords: p
      .type('tsvector')
      .$type<string>()
      .generated("(to_tsvector('english'::regconfig, prompt)) stored")
      .nullable()
      .lazy(),
    duration: p.decimal('number').precision(4).scale(2),
    wetness: p.integer(),
    pitch: p.integer(),
    type: p.string().length(20).$type<SoundType>(),
    confidence: p.decimal('number').precision(3).scale(2).nullable(),
    audioUrl: p.text().default(''),
    audioFormat: p.string().length(10).default('wav'),
    fileSizeBytes: p.integer().nullable(),
    isFavorite: p.boolean().default(false),
    playCount: p.integer().default(0),
    createdAt: createdAt(),
    additionalParams: p
      .json<AdditionalParams>()
      .defaultRaw("'{}'::jsonb")
      .onCreate(() => ({})),
    deletedAt: instant().nullable(),
    audioSha256: () =>
      p
        .manyToOne(Blob)
        .mapToPk()
        .joinColumn('audio_sha256')
        .nullable()
        .deleteRule('no action')
        .updateRule('no action')
        .index(false),
    peaksSha256: () =>
      p
        .manyToOne(Blob)
        .mapToPk()
        .joinColumn('peaks_sha256')
        .nullable()
        .deleteRule('no action')
        .updateRule('no action')
        .index(false),
    renderedSha256: sha256().nullable(),
    audioExpiresAt: instant().nullable(),
    lastPlayedAt: instant().nullable(),
    loudness: p.decimal('number').precision(5).scale(2).nullable(),
    engine: p.string().length(50).$type<EngineName>().default('synth/v1'),
    seed: p.bigint('number'),
    reader: p.string().length(100).nullable(),
    state: p.string().length(20).$type<GenerationState>().default('reading'),
    errorCode: p.string().length(60).nullable(),
    jobId: p.uuid().nullable(),
    derivedFrom: p.uuid().nullable(),
    hiddenAt: instant().nullable(),
  },
})

/** A sound: the sentence it was asked for with, what that was read as, and the audio rendered from it. */
export class Generation extends schema.class {
  /** Days the audio is kept after it was last played, unless something pins it. */
  static readonly retentionDays = 90
  /** Days a deleted sound can be restored. */
  static readonly trashDays = 30

  get parameters(): Opt<SoundParameters> {
    const { duration, wetness, pitch, type } = this
    return { duration, wetness, pitch, type }
  }
}
schema.setClass(Generation)
