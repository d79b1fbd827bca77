-- Blobs by the name of their content, and who holds them.

create table storage.blobs (
  sha256 varchar(64) not null,
  size bigint not null,
  media_type varchar(100) not null,
  created_at timestamptz(3) not null default now(),
  unreferenced_at timestamptz(3) null,
  primary key (sha256)
);
alter table storage.blobs add constraint blobs_sha256_check check (((sha256)::text ~ '^[0-9a-f]{64}$'::text));
alter table storage.blobs add constraint blobs_size_check check ((size >= 0));
alter table storage.blobs enable row level security;
alter table storage.blobs force row level security;
create policy definer on storage.blobs to stemma_definer using (true) with check (true);
create policy backup on storage.blobs for select to stemma_backup using (true);

create table storage.holdings (
  owner_id uuid not null,
  sha256 varchar(64) not null,
  created_at timestamptz(3) not null default now(),
  primary key (owner_id, sha256)
);
create index holdings_sha256_index on storage.holdings (sha256);
alter table storage.holdings add constraint holdings_owner_id_foreign foreign key (owner_id) references identity.users (id) on update no action on delete cascade;
alter table storage.holdings add constraint holdings_sha256_foreign foreign key (sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table storage.holdings enable row level security;
alter table storage.holdings force row level security;
create policy own on storage.holdings to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on storage.holdings to stemma_definer using (true) with check (true);
create policy backup on storage.holdings for select to stemma_backup using (true);
