set local role stemma_definer;

drop function sounds.report_collection(uuid, text, text);

create or replace function sounds.public_collection(wanted uuid, out id uuid, out name text, out description text, out sound_count int,
    out made_by text, out is_mine boolean, out created_at timestamptz, out updated_at timestamptz) returns setof record
  language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
    select c.id, c.name, c.description, c.sound_count, p.username, coalesce(c.user_id = identity.current_user_id(), false), c.created_at, c.updated_at
      from sounds.collections c
      join identity.users u on u.id = c.user_id and u.is_active and u.deleted_at is null
      join identity.profiles p on p.user_id = c.user_id
      where c.id = wanted and c.is_public and c.deleted_at is null limit 1
  $$;

create or replace view sounds.publicly_collected as
  select c.collection_id, c.sort_order, p.*
    from sounds.collection_sounds c
    join sounds.collections k on k.id = c.collection_id and k.is_public and k.deleted_at is null
    join sounds.presentable p on p.id = c.generation_id;

-- What is hidden stays hidden: without the column it can only be private.
update sounds.collections set is_public = false where hidden_at is not null;
delete from sounds.reports where collection_id is not null;

set local role stemma_owner;

alter table sounds.reports drop column collection_id;
alter table sounds.reports alter column generation_id set not null;
alter table sounds.collections drop column hidden_at;
