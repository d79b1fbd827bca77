-- Names and descriptions of public collections can be reported and hidden, as sounds can.

alter table sounds.collections add column hidden_at timestamptz(3) null;

-- A report is about a sound or about a collection.
alter table sounds.reports alter column generation_id drop not null;
alter table sounds.reports add column collection_id uuid null;
alter table sounds.reports add constraint reports_subject_check check ((num_nonnulls(generation_id, collection_id) = 1));
alter table sounds.reports add constraint reports_collection_id_foreign foreign key (collection_id) references sounds.collections (id) on update no action on delete cascade;
create index reports_collection_id_index on sounds.reports (collection_id);

set local role stemma_definer;

-- Sounds of public collections, in their order.
create or replace view sounds.publicly_collected as
  select c.collection_id, c.sort_order, p.*
    from sounds.collection_sounds c
    join sounds.collections k on k.id = c.collection_id and k.is_public and k.deleted_at is null and k.hidden_at is null
    join sounds.presentable p on p.id = c.generation_id;

create or replace function sounds.public_collection(wanted uuid, out id uuid, out name text, out description text, out sound_count int,
    out made_by text, out is_mine boolean, out created_at timestamptz, out updated_at timestamptz) returns setof record
  language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
    select c.id, c.name, c.description, c.sound_count, p.username, coalesce(c.user_id = identity.current_user_id(), false), c.created_at, c.updated_at
      from sounds.collections c
      join identity.users u on u.id = c.user_id and u.is_active and u.deleted_at is null
      join identity.profiles p on p.user_id = c.user_id
      where c.id = wanted and c.is_public and c.deleted_at is null and c.hidden_at is null limit 1
  $$;

-- Tells the owner of the server of a public collection. Once a person, and at most 100 times until somebody has looked.
create function sounds.report_collection(collection uuid, reason text, note text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    if not exists (select from sounds.public_collection(collection)) then perform identity.refuse('not_found', '{"thing":"collection"}'); end if;
    insert into sounds.reports (collection_id, reporter_id, reason, note)
      select collection, me, report_collection.reason, report_collection.note
        where not exists (select from sounds.reports r where r.collection_id = collection and r.reporter_id = me and r.resolved_at is null)
          and (select count(*) from sounds.reports r where r.collection_id = collection and r.resolved_at is null) < 100;
  end $$;

grant execute on function sounds.report_collection(uuid, text, text) to stemma_api;
