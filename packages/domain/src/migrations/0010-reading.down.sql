set local role stemma_definer;

drop function library.recognise(uuid, text, text, text);
