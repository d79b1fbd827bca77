drop schema jobs cascade;
create schema jobs;
grant usage on schema jobs to stemma_api, stemma_backup;
grant usage, create on schema jobs to stemma_definer;
