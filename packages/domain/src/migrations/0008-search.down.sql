create or replace function library.folded(said text) returns text
  language sql immutable strict parallel safe
  as $$ select regexp_replace(normalize(lower(said), NFKD), '[\u0300-\u036f]', '', 'g') $$;

set local role stemma_definer;

drop function library.search(text, int);
drop function library.search_patterns(text[]);
drop function library.search_terms(text);
update library.music_tracks set search_text = '';
