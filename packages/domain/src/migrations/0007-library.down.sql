drop schema library cascade;
