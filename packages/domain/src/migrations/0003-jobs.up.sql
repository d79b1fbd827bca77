-- Work under way, as its owners see it. The queue itself is pg-boss's, in its own schema.

create table jobs.jobs (
  id uuid not null default gen_random_uuid(),
  owner_id uuid null,
  name varchar(60) not null,
  subject_id uuid null,
  state varchar(20) not null default 'queued',
  attempt int not null default 0,
  progress smallint not null default 0,
  error_code varchar(60) null,
  request_id varchar(64) null,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3) null,
  primary key (id)
);
create index jobs_owner_id_created_at_index on jobs.jobs (owner_id, created_at desc);
create index jobs_subject_id_index on jobs.jobs (subject_id);
alter table jobs.jobs add constraint jobs_id_owner_id_unique unique (id, owner_id);
alter table jobs.jobs add constraint jobs_state_check check (((state)::text = ANY ((ARRAY['queued'::character varying, 'active'::character varying, 'done'::character varying, 'failed'::character varying, 'cancelled'::character varying])::text[])));
alter table jobs.jobs add constraint jobs_progress_check check (((progress >= 0) AND (progress <= 100)));
alter table jobs.jobs add constraint jobs_owner_id_foreign foreign key (owner_id) references identity.users (id) on update no action on delete cascade;
alter table jobs.jobs enable row level security;
alter table jobs.jobs force row level security;
create policy own on jobs.jobs to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on jobs.jobs to stemma_definer using (true) with check (true);
create policy backup on jobs.jobs for select to stemma_backup using (true);

create table jobs.events (
  id bigserial primary key,
  job_id uuid not null,
  owner_id uuid not null,
  kind varchar(20) not null,
  data jsonb not null default '{}',
  created_at timestamptz(3) not null default now()
);
create index events_job_id_id_index on jobs.events (job_id, owner_id, id);
alter table jobs.events add constraint events_job_id_owner_id_foreign foreign key (job_id, owner_id) references jobs.jobs (id, owner_id) on update no action on delete cascade;
alter table jobs.events enable row level security;
alter table jobs.events force row level security;
create policy own on jobs.events to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on jobs.events to stemma_definer using (true) with check (true);
create policy backup on jobs.events for select to stemma_backup using (true);

create table jobs.idempotency_keys (
  owner_id uuid not null,
  key varchar(100) not null,
  procedure varchar(100) not null,
  input_hash varchar(64) not null,
  result text null,
  created_at timestamptz(3) not null default now(),
  primary key (owner_id, key)
);
create index idempotency_keys_created_at_index on jobs.idempotency_keys (created_at);
alter table jobs.idempotency_keys add constraint idempotency_keys_owner_id_foreign foreign key (owner_id) references identity.users (id) on update no action on delete cascade;
alter table jobs.idempotency_keys enable row level security;
alter table jobs.idempotency_keys force row level security;
create policy own on jobs.idempotency_keys to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on jobs.idempotency_keys to stemma_definer using (true) with check (true);
create policy backup on jobs.idempotency_keys for select to stemma_backup using (true);
