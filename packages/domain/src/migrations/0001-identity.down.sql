drop schema sounds, jobs, storage, identity cascade;
