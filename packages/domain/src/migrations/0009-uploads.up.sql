-- What is on its way counts against a person's storage whenever the next file is announced.
create index uploads_receiving_index on library.uploads (user_id) include (size) where ((state)::text = 'receiving'::text);
