drop schema sounds cascade;
create schema sounds;
grant usage on schema sounds to stemma_api, stemma_backup;
grant usage, create on schema sounds to stemma_definer;
