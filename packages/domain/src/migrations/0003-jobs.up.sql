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
create index jobs_unfinished_index on jobs.jobs (owner_id, created_at desc) where finished_at is null;
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

grant select, insert on jobs.jobs, jobs.events, jobs.idempotency_keys to stemma_api;
grant update (state, attempt, progress, error_code, finished_at) on jobs.jobs to stemma_api;
grant update (procedure, input_hash, result, created_at), delete on jobs.idempotency_keys to stemma_api;
grant usage on sequence jobs.events_id_seq to stemma_api;

set local role stemma_definer;

-- Lets the transaction go on as the owner of a job, and says what the job is. No row where there is no such job.
create function jobs.speak_for(job_id uuid, out owner_id uuid, out name text, out subject_id uuid, out state text,
    out attempt int, out request_id text, out payload jsonb)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  begin
    select j.owner_id, j.name, j.subject_id, j.state, j.attempt, j.request_id, q.data
      into owner_id, name, subject_id, state, attempt, request_id, payload
      from jobs.jobs j left join pgboss.job q on q.id = j.id and q.name = j.name
      where j.id = speak_for.job_id and j.owner_id is not null;
    perform set_config('app.user_id', coalesce(owner_id::text, ''), true);
  end $$;

-- Jobs whose worker has been silent or is late, and those that the queue ended or lost without telling their owners.
create function jobs.lapsed(batch int) returns table (id uuid, name text, attempt int, ended boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query
      select j.id, j.name::text, j.attempt, q.id is null or q.state > 'active'
        from jobs.jobs j left join pgboss.job q on q.id = j.id and q.name = j.name
        where j.finished_at is null and (q.id is null or q.state > 'active' or q.state = 'active' and (
          q.heartbeat_on + q.heartbeat_seconds * interval '1 s' < now() or q.started_on + q.expire_seconds * interval '1 s' < now()))
        limit batch;
  end $$;

-- What time takes away: idempotency keys after a day, finished jobs with their events after a month, and what the
-- queue still has of people who were erased.
create function jobs.forget_expired() returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare total bigint := 0; n bigint;
  begin
    delete from jobs.idempotency_keys where created_at < now() - interval '24 hours';
    get diagnostics n = row_count; total := total + n;
    delete from jobs.jobs where finished_at < now() - interval '30 days';
    get diagnostics n = row_count; total := total + n;
    delete from pgboss.job q where q.data ? 'v' and not exists (select from jobs.jobs j where j.id = q.id);
    get diagnostics n = row_count; return total + n;
  end $$;

grant execute on function jobs.speak_for(uuid), jobs.lapsed(int), jobs.forget_expired() to stemma_api;
