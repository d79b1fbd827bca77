drop schema storage cascade;
create schema storage;
grant usage on schema storage to stemma_api, stemma_backup;
grant usage, create on schema storage to stemma_definer;
