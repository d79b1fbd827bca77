-- Sounds, what is shared of them, and how they are put together.

create table sounds.generations (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  prompt text not null,
  prompt_words tsvector generated always as (to_tsvector('english'::regconfig, prompt)) stored,
  duration numeric(4,2) not null,
  wetness int not null,
  pitch int not null,
  type varchar(20) not null,
  confidence numeric(3,2) null,
  audio_url text not null default '',
  audio_format varchar(10) not null default 'wav',
  file_size_bytes int null,
  is_favorite boolean not null default false,
  play_count int not null default 0,
  created_at timestamptz(3) not null default now(),
  additional_params jsonb not null default '{}',
  deleted_at timestamptz(3) null,
  audio_sha256 varchar(64) null,
  peaks_sha256 varchar(64) null,
  rendered_sha256 varchar(64) null,
  audio_expires_at timestamptz(3) null,
  last_played_at timestamptz(3) null,
  loudness numeric(5,2) null,
  engine varchar(50) not null default 'synth/v1',
  seed bigint not null,
  reader varchar(100) null,
  state varchar(20) not null default 'reading',
  error_code varchar(60) null,
  job_id uuid null,
  derived_from uuid null,
  hidden_at timestamptz(3) null,
  primary key (id)
);
create index generations_history_index on sounds.generations (user_id, created_at desc, id desc) where deleted_at is null;
create index generations_trash_index on sounds.generations (user_id, deleted_at desc, id desc) where deleted_at is not null;
create index generations_favorite_index on sounds.generations (user_id, created_at desc, id desc) where is_favorite and deleted_at is null;
create index generations_created_at_index on sounds.generations (created_at desc);
create index generations_expiry_index on sounds.generations (audio_expires_at) where audio_sha256 is not null;
create index generations_audio_sha256_index on sounds.generations (audio_sha256);
create index generations_peaks_sha256_index on sounds.generations (peaks_sha256);
create index generations_substring_index on sounds.generations using gin (user_id, prompt gin_trgm_ops) with (fastupdate=off);
create index generations_words_index on sounds.generations using gin (user_id, prompt_words) with (fastupdate=off);
create index generations_likeness_index on sounds.generations (user_id, type, pitch, wetness, duration) where state = 'ready' and deleted_at is null;
alter table sounds.generations add constraint generations_id_user_id_unique unique (id, user_id);
alter table sounds.generations add constraint generations_duration_check check (((duration >= 0.5) AND (duration <= 10.0)));
alter table sounds.generations add constraint generations_wetness_check check (((wetness >= 0) AND (wetness <= 10)));
alter table sounds.generations add constraint generations_pitch_check check (((pitch >= 0) AND (pitch <= 10)));
alter table sounds.generations add constraint generations_type_check check (((type)::text = ANY ((ARRAY['squeaker'::character varying, 'rumbler'::character varying, 'stutterer'::character varying, 'classic'::character varying, 'wet'::character varying])::text[])));
alter table sounds.generations add constraint generations_confidence_check check (((confidence >= 0.0) AND (confidence <= 1.0)));
alter table sounds.generations add constraint generations_state_check check (((state)::text = ANY ((ARRAY['reading'::character varying, 'rendering'::character varying, 'ready'::character varying, 'failed'::character varying])::text[])));
alter table sounds.generations add constraint generations_seed_check check (((seed >= 0) AND (seed <= '4294967295'::bigint)));
alter table sounds.generations add constraint generations_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.generations add constraint generations_audio_sha256_foreign foreign key (audio_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table sounds.generations add constraint generations_peaks_sha256_foreign foreign key (peaks_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table sounds.generations enable row level security;
alter table sounds.generations force row level security;
create policy own on sounds.generations to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.generations to stemma_definer using (true) with check (true);
create policy backup on sounds.generations for select to stemma_backup using (true);

create table sounds.favorites (
  user_id uuid not null,
  generation_id uuid not null,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, generation_id)
);
create index favorites_generation_id_index on sounds.favorites (generation_id);
alter table sounds.favorites add constraint favorites_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.favorites add constraint favorites_generation_id_foreign foreign key (generation_id) references sounds.generations (id) on update no action on delete cascade;
alter table sounds.favorites enable row level security;
alter table sounds.favorites force row level security;
create policy own on sounds.favorites to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.favorites to stemma_definer using (true) with check (true);
create policy backup on sounds.favorites for select to stemma_backup using (true);

create table sounds.shared_sounds (
  id uuid not null default gen_random_uuid(),
  generation_id uuid not null,
  owner_id uuid not null,
  share_token varchar(32) not null,
  is_public boolean not null default true,
  view_count int not null default 0,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) null,
  primary key (id)
);
alter table sounds.shared_sounds add constraint shared_sounds_share_token_unique unique (share_token);
create index shared_sounds_feed_index on sounds.shared_sounds (created_at desc, id desc) where is_public;
create index shared_sounds_owner_id_created_at_index on sounds.shared_sounds (owner_id, created_at desc, id desc);
create unique index shared_sounds_generation_id_unique on sounds.shared_sounds (generation_id);
alter table sounds.shared_sounds add constraint shared_sounds_generation_id_owner_id_foreign foreign key (generation_id, owner_id) references sounds.generations (id, user_id) on update no action on delete cascade;
alter table sounds.shared_sounds enable row level security;
alter table sounds.shared_sounds force row level security;
create policy own on sounds.shared_sounds to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.shared_sounds to stemma_definer using (true) with check (true);
create policy backup on sounds.shared_sounds for select to stemma_backup using (true);

create table sounds.collections (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  name varchar(100) not null,
  name_key varchar(200) generated always as (lower((name)::text)) stored,
  description text null,
  is_public boolean not null default false,
  sound_count int not null default 0,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3) null,
  primary key (id)
);
create index collections_user_id_name_key_id_index on sounds.collections (user_id, name_key, id);
create unique index collections_user_id_name_key_unique on sounds.collections (user_id, name_key) where deleted_at is null;
alter table sounds.collections add constraint collections_id_user_id_unique unique (id, user_id);
alter table sounds.collections add constraint collections_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.collections enable row level security;
alter table sounds.collections force row level security;
create policy own on sounds.collections to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.collections to stemma_definer using (true) with check (true);
create policy backup on sounds.collections for select to stemma_backup using (true);

create table sounds.collection_sounds (
  collection_id uuid not null,
  generation_id uuid not null,
  owner_id uuid not null,
  added_at timestamptz(3) not null default now(),
  sort_order int not null default 0,
  primary key (collection_id, generation_id)
);
create index collection_sounds_generation_id_index on sounds.collection_sounds (generation_id);
create index collection_sounds_order_index on sounds.collection_sounds (collection_id, sort_order, generation_id);
alter table sounds.collection_sounds add constraint collection_sounds_collection_id_owner_id_foreign foreign key (collection_id, owner_id) references sounds.collections (id, user_id) on update no action on delete cascade;
alter table sounds.collection_sounds add constraint collection_sounds_generation_id_owner_id_foreign foreign key (generation_id, owner_id) references sounds.generations (id, user_id) on update no action on delete cascade;
alter table sounds.collection_sounds enable row level security;
alter table sounds.collection_sounds force row level security;
create policy own on sounds.collection_sounds to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.collection_sounds to stemma_definer using (true) with check (true);
create policy backup on sounds.collection_sounds for select to stemma_backup using (true);

create table sounds.listens (
  id uuid not null default gen_random_uuid(),
  generation_id uuid not null,
  kind varchar(10) not null,
  day date not null,
  listener_key varchar(64) not null,
  listener_id uuid null,
  primary key (id)
);
create index listens_listener_id_index on sounds.listens (listener_id);
create index listens_day_index on sounds.listens (day);
alter table sounds.listens add constraint listens_generation_id_kind_day_listener_unique unique (generation_id, kind, day, listener_key);
alter table sounds.listens add constraint listens_generation_id_foreign foreign key (generation_id) references sounds.generations (id) on update no action on delete cascade;
alter table sounds.listens add constraint listens_listener_id_foreign foreign key (listener_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.listens enable row level security;
alter table sounds.listens force row level security;
create policy definer on sounds.listens to stemma_definer using (true) with check (true);
create policy backup on sounds.listens for select to stemma_backup using (true);

create table sounds.reports (
  id uuid not null default gen_random_uuid(),
  generation_id uuid not null,
  reporter_id uuid null,
  reason varchar(20) not null,
  note text null,
  created_at timestamptz(3) not null default now(),
  resolved_at timestamptz(3) null,
  primary key (id)
);
create index reports_generation_id_index on sounds.reports (generation_id);
create index reports_reporter_id_index on sounds.reports (reporter_id);
alter table sounds.reports add constraint reports_generation_id_foreign foreign key (generation_id) references sounds.generations (id) on update no action on delete cascade;
alter table sounds.reports add constraint reports_reporter_id_foreign foreign key (reporter_id) references identity.users (id) on update no action on delete set null;
alter table sounds.reports enable row level security;
alter table sounds.reports force row level security;
create policy definer on sounds.reports to stemma_definer using (true) with check (true);
create policy backup on sounds.reports for select to stemma_backup using (true);
