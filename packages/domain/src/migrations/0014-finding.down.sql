alter table library.artists drop column search_text;
alter table library.albums drop column search_text;

set local role stemma_definer;

drop function library.search_names(text, text, int);

do $$ begin
  execute replace(replace(pg_get_functiondef('library.search(text, int)'::regprocedure),
    '<= 60000 * most', '<= 10000 * most'), 'order by count(l), 1 limit 8)', 'order by count(l), 1 limit 4)');
end $$;
