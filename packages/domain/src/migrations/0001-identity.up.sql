-- The schemas, who may enter them, and how PostgreSQL knows who asks.
-- Roles are made by migrate.ts: they belong to the cluster, not to this database.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create schema identity;
create schema storage;
create schema jobs;
create schema sounds;

grant usage on schema identity, storage, jobs, sounds to stemma_api, stemma_backup;
grant usage, create on schema identity, storage, jobs, sounds to stemma_definer;
alter default privileges revoke execute on functions from public;
alter default privileges grant select, insert, update, delete on tables to stemma_definer;
alter default privileges grant usage on sequences to stemma_definer;
alter default privileges grant select on tables to stemma_backup;

-- The caller of this transaction. NULL when nobody is: every policy is then false.
create function identity.current_user_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
grant execute on function identity.current_user_id() to stemma_api, stemma_definer, stemma_backup;

-- Raises a DomainError: `code` is one of the catalogue in shared/sentences.ts.
create function identity.refuse(code text, params jsonb default '{}') returns void
  language plpgsql
  as $$ begin raise exception using errcode = 'ST000', message = code, detail = params::text; end $$;
grant execute on function identity.refuse(text, jsonb) to stemma_api, stemma_definer;

create type identity.plan_type as enum ('free', 'pro');

create table identity.users (
  id uuid not null default gen_random_uuid(),
  email varchar(255) not null,
  email_key varchar(255) generated always as (lower((email)::text)) stored,
  username varchar(50) not null,
  username_key varchar(50) generated always as (lower((username)::text)) stored,
  password_hash varchar(255) not null,
  is_active boolean not null default true,
  email_verified boolean not null default false,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  last_login_at timestamptz(3) null,
  deleted_at timestamptz(3) null,
  primary key (id)
);
create index users_created_at_index on identity.users (created_at);
create unique index users_email_key_unique on identity.users (email_key) where deleted_at is null;
create unique index users_username_key_unique on identity.users (username_key) where deleted_at is null;
alter table identity.users add constraint email_format check (((email)::text ~* '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$'::text));
alter table identity.users enable row level security;
alter table identity.users force row level security;
create policy own on identity.users to stemma_api using ((id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy born on identity.users as restrictive for insert to stemma_api with check ((is_active AND (NOT email_verified)));
create policy definer on identity.users to stemma_definer using (true) with check (true);
create policy backup on identity.users for select to stemma_backup using (true);

create table identity.profiles (
  user_id uuid not null,
  username text not null,
  plan identity.plan_type not null default 'free',
  stripe_customer_id text null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (user_id)
);
alter table identity.profiles add constraint profiles_stripe_customer_id_unique unique (stripe_customer_id);
alter table identity.profiles add constraint profiles_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table identity.profiles enable row level security;
alter table identity.profiles force row level security;
create policy own on identity.profiles to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy born on identity.profiles as restrictive for insert to stemma_api with check ((plan = 'free'::identity.plan_type));
create policy definer on identity.profiles to stemma_definer using (true) with check (true);
create policy backup on identity.profiles for select to stemma_backup using (true);

create table identity.user_settings (
  user_id uuid not null,
  openai_api_key_encrypted text null,
  elevenlabs_api_key_encrypted text null,
  anthropic_api_key_encrypted text null,
  preferred_language varchar(10) not null default 'en',
  summary_quality varchar(20) not null default 'balanced',
  settings_json jsonb not null default '{}',
  updated_at timestamptz(3) not null default now(),
  primary key (user_id)
);
alter table identity.user_settings add constraint user_settings_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table identity.user_settings enable row level security;
alter table identity.user_settings force row level security;
create policy own on identity.user_settings to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on identity.user_settings to stemma_definer using (true) with check (true);
create policy backup on identity.user_settings for select to stemma_backup using (true);

create table identity.user_sessions (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  token_hash varchar(255) not null,
  refresh_token_hash varchar(255) null,
  previous_hash varchar(255) null,
  rotated_at timestamptz(3) null,
  family uuid not null,
  expires_at timestamptz(3) not null,
  refresh_expires_at timestamptz(3) not null,
  absolute_expires_at timestamptz(3) not null,
  user_agent text null,
  ip_address inet null,
  last_seen_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
alter table identity.user_sessions add constraint user_sessions_token_hash_unique unique (token_hash);
alter table identity.user_sessions add constraint user_sessions_family_unique unique (family);
create index user_sessions_user_id_index on identity.user_sessions (user_id);
create index user_sessions_expires_at_index on identity.user_sessions (expires_at);
alter table identity.user_sessions add constraint user_sessions_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table identity.user_sessions enable row level security;
alter table identity.user_sessions force row level security;
create policy own on identity.user_sessions to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on identity.user_sessions to stemma_definer using (true) with check (true);
create policy backup on identity.user_sessions for select to stemma_backup using (true);

create table identity.access_tokens (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  name varchar(100) not null,
  token_hash varchar(255) not null,
  scopes text[] not null,
  expires_at timestamptz(3) null,
  last_used_at timestamptz(3) null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
alter table identity.access_tokens add constraint access_tokens_token_hash_unique unique (token_hash);
create index access_tokens_user_id_index on identity.access_tokens (user_id);
alter table identity.access_tokens add constraint access_tokens_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table identity.access_tokens enable row level security;
alter table identity.access_tokens force row level security;
create policy own on identity.access_tokens to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on identity.access_tokens to stemma_definer using (true) with check (true);
create policy backup on identity.access_tokens for select to stemma_backup using (true);

create table identity.one_time_tokens (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  purpose varchar(20) not null,
  token_hash varchar(255) not null,
  email varchar(255) null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3) null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
alter table identity.one_time_tokens add constraint one_time_tokens_token_hash_unique unique (token_hash);
create index one_time_tokens_user_id_index on identity.one_time_tokens (user_id);
alter table identity.one_time_tokens add constraint one_time_tokens_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table identity.one_time_tokens enable row level security;
alter table identity.one_time_tokens force row level security;
create policy own on identity.one_time_tokens to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on identity.one_time_tokens to stemma_definer using (true) with check (true);
create policy backup on identity.one_time_tokens for select to stemma_backup using (true);

create table identity.invites (
  id uuid not null default gen_random_uuid(),
  code_hash varchar(255) not null,
  expires_at timestamptz(3) not null,
  used_by uuid null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
alter table identity.invites add constraint invites_code_hash_unique unique (code_hash);
create index invites_used_by_index on identity.invites (used_by);
alter table identity.invites add constraint invites_used_by_foreign foreign key (used_by) references identity.users (id) on update no action on delete cascade;
alter table identity.invites enable row level security;
alter table identity.invites force row level security;
create policy definer on identity.invites to stemma_definer using (true) with check (true);
create policy backup on identity.invites for select to stemma_backup using (true);

create table identity.audit_log (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  action varchar(60) not null,
  details jsonb not null default '{}',
  ip_address inet null,
  user_agent text null,
  request_id varchar(64) null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index audit_log_user_id_created_at_id_index on identity.audit_log (user_id, created_at desc, id desc);
create index audit_log_created_at_index on identity.audit_log (created_at);
alter table identity.audit_log add constraint audit_log_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table identity.audit_log enable row level security;
alter table identity.audit_log force row level security;
create policy own on identity.audit_log to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on identity.audit_log to stemma_definer using (true) with check (true);
create policy backup on identity.audit_log for select to stemma_backup using (true);

create table identity.stripe_events (
  id text not null,
  type text not null,
  received_at timestamptz(3) not null default now(),
  primary key (id)
);
create index stripe_events_received_at_index on identity.stripe_events (received_at);
alter table identity.stripe_events enable row level security;
alter table identity.stripe_events force row level security;
create policy definer on identity.stripe_events to stemma_definer using (true) with check (true);
create policy backup on identity.stripe_events for select to stemma_backup using (true);

create table identity.erasures (
  user_key varchar(64) not null,
  erased_at timestamptz(3) not null default now(),
  primary key (user_key)
);
alter table identity.erasures enable row level security;
alter table identity.erasures force row level security;
create policy definer on identity.erasures to stemma_definer using (true) with check (true);
create policy backup on identity.erasures for select to stemma_backup using (true);

-- What the API's role may do, column by column. It can change neither its own rights nor who owns a row.
grant select on identity.users, identity.profiles, identity.user_settings, identity.user_sessions, identity.access_tokens, identity.one_time_tokens, identity.audit_log to stemma_api;
grant insert (id, email, username, password_hash, is_active, email_verified, created_at, updated_at) on identity.users to stemma_api;
grant update (username, password_hash, updated_at, last_login_at, deleted_at) on identity.users to stemma_api;
grant insert (user_id, username, plan, created_at, updated_at) on identity.profiles to stemma_api;
grant update (username, updated_at) on identity.profiles to stemma_api;
grant insert on identity.user_settings to stemma_api;
grant update (openai_api_key_encrypted, elevenlabs_api_key_encrypted, anthropic_api_key_encrypted, preferred_language, summary_quality, settings_json, updated_at) on identity.user_settings to stemma_api;
grant insert, delete on identity.user_sessions, identity.access_tokens, identity.one_time_tokens to stemma_api;
grant insert on identity.audit_log to stemma_api;

set local role stemma_definer;
alter default privileges revoke execute on functions from public;

-- Opens a transaction for whoever holds the token: checks it, sets app.user_id, and refuses with a DomainError.
-- `level`: 'anyone' (a bad token is nobody) or 'person'. `scope`: what an access token must have; NULL means sessions only.
create function identity.auth_begin(presented text, level text, scope text,
    out user_id uuid, out session_id uuid, out access_token_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  declare
    seen timestamptz;
    granted text[];
  begin
    perform set_config('app.user_id', '', true);
    if presented is not null then
      select s.user_id, s.id, s.last_seen_at into user_id, session_id, seen
        from identity.user_sessions s join identity.users u on u.id = s.user_id
        where s.token_hash = presented and s.expires_at > now() and u.is_active and u.deleted_at is null;
      if user_id is null then
        select t.user_id, t.id, t.last_used_at, t.scopes into user_id, access_token_id, seen, granted
          from identity.access_tokens t join identity.users u on u.id = t.user_id
          where t.token_hash = presented and (t.expires_at is null or t.expires_at > now()) and u.is_active and u.deleted_at is null;
      end if;
    end if;
    if user_id is null then
      if level = 'anyone' then return; end if;
      perform identity.refuse(case when presented is null then 'log_in_first' else 'session_ended' end);
    end if;
    if access_token_id is not null and level <> 'anyone' then
      if scope is null then perform identity.refuse('not_allowed'); end if;
      if not scope = any (granted) then perform identity.refuse('scope_missing', jsonb_build_object('scope', scope)); end if;
    end if;
    perform set_config('app.user_id', user_id::text, true);
    -- Once a minute is often enough to say when somebody was last here.
    if session_id is not null and seen < now() - interval '1 minute' then
      update identity.user_sessions s set last_seen_at = now()
        where s.id = (select x.id from identity.user_sessions x where x.id = session_id for no key update skip locked);
    elsif access_token_id is not null and (seen is null or seen < now() - interval '1 minute') then
      update identity.access_tokens t set last_used_at = now()
        where t.id = (select x.id from identity.access_tokens x where x.id = access_token_id for no key update skip locked);
    end if;
  end $$;

-- The live account of an e-mail address or a username, for checking a password.
create function identity.find_login(name text,
    out user_id uuid, out password_hash text, out is_active boolean, out leaving boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select u.id, u.password_hash, u.is_active, u.deleted_at is not null from identity.users u
      where (u.email_key = lower(name) or u.username_key = lower(name))
        and (u.deleted_at is null or u.deleted_at > now() - interval '30 days')
      order by u.deleted_at desc nulls first limit 1
  $$;

-- Renews a session. `successor_*` are derived from the presented token, so that asking twice within ten seconds
-- (two tabs, a lost reply) gives the same pair; any older token of the family ends the session.
create function identity.rotate_session(family uuid, presented text, successor_token text, successor_refresh text,
    access interval, sliding interval, out outcome text, out user_id uuid, out session_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  declare s identity.user_sessions;
  begin
    select * into s from identity.user_sessions x where x.family = rotate_session.family for update;
    if s.id is null or s.refresh_expires_at < now() or s.absolute_expires_at < now()
      or not exists (select from identity.users u where u.id = s.user_id and u.is_active and u.deleted_at is null)
    then outcome := 'unknown'; return; end if;
    user_id := s.user_id; session_id := s.id;
    if s.refresh_token_hash = presented then
      update identity.user_sessions x set token_hash = successor_token, refresh_token_hash = successor_refresh,
          previous_hash = presented, rotated_at = now(), last_seen_at = now(), expires_at = now() + access,
          refresh_expires_at = least(now() + sliding, s.absolute_expires_at)
        where x.id = s.id;
      outcome := 'rotated';
    elsif s.previous_hash = presented and s.rotated_at > now() - interval '10 seconds' then
      outcome := 'rotated';
    else
      delete from identity.user_sessions x where x.id = s.id;
      outcome := 'reused';
    end if;
  end $$;

-- The live account of an address, to send it a link. NULL where there is none: the caller answers alike.
create function identity.find_by_email(address text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select id from identity.users where email_key = lower(address) and deleted_at is null and is_active $$;

-- Uses a link up, and lets the transaction go on as its owner.
create function identity.use_one_time_token(presented text, wanted text[], out user_id uuid, out purpose text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  declare address text;
  begin
    update identity.one_time_tokens t set used_at = now() from identity.users u
      where t.token_hash = presented and t.purpose = any (wanted) and t.used_at is null and t.expires_at > now()
        and u.id = t.user_id and u.is_active and u.deleted_at is null
      returning t.user_id, t.purpose, t.email into user_id, purpose, address;
    if user_id is null then perform identity.refuse('link_invalid'); end if;
    perform set_config('app.user_id', user_id::text, true);
    if purpose in ('verify_email', 'change_email') then
      update identity.users u set email = coalesce(address, u.email), email_verified = true, updated_at = now()
        where u.id = use_one_time_token.user_id;
    end if;
  end $$;

-- Uses an invitation up for the account being made in this transaction.
create function identity.take_invite(presented text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update identity.invites set used_by = identity.current_user_id()
      where code_hash = presented and used_by is null and expires_at > now();
    if not found then perform identity.refuse('invite_invalid'); end if;
  end $$;

-- What time takes away: dead sessions and links, last year's audit entries, last month's webhook ids.
create function identity.forget_expired() returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare total bigint := 0; n bigint;
  begin
    delete from identity.user_sessions where refresh_expires_at < now() or absolute_expires_at < now();
    get diagnostics n = row_count; total := total + n;
    delete from identity.access_tokens where expires_at < now() - interval '30 days';
    get diagnostics n = row_count; total := total + n;
    delete from identity.one_time_tokens where expires_at < now() - interval '1 day';
    get diagnostics n = row_count; total := total + n;
    delete from identity.invites where expires_at < now() - interval '30 days';
    get diagnostics n = row_count; total := total + n;
    delete from identity.audit_log where created_at < now() - interval '1 year';
    get diagnostics n = row_count; total := total + n;
    delete from identity.stripe_events where received_at < now() - interval '30 days';
    get diagnostics n = row_count; return total + n;
  end $$;

-- Accounts whose grace is over.
create function identity.due_for_erasure() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select id from identity.users where deleted_at < now() - interval '30 days' order by deleted_at limit 100 $$;

-- Erases a person whose grace is over, everything by cascade, and writes the ledger. `ledger_key` is a keyed hash of the id.
create function identity.erase(person uuid, ledger_key text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    delete from identity.users where id = person and deleted_at < now() - interval '30 days';
    if not found then return false; end if;
    insert into identity.erasures (user_key) values (ledger_key) on conflict do nothing;
    return true;
  end $$;


grant execute on function identity.auth_begin(text, text, text), identity.find_login(text),
  identity.rotate_session(uuid, text, text, text, interval, interval), identity.find_by_email(text),
  identity.use_one_time_token(text, text[]), identity.take_invite(text), identity.forget_expired(),
  identity.due_for_erasure(), identity.erase(uuid, text) to stemma_api;
