-- The ledger is read newest first, page by page.
create index requests_newest on requests (organ_id, submitted_on desc, id desc);

-- A new request with all that belongs to it and its entry in the record, in one step: one way to the database and back,
-- with plans that the session keeps. p_deed null: the entry is written apart (SM3).
create function insert_request(p_request jsonb, p_people jsonb, p_items jsonb, p_acts jsonb, p_deed jsonb) returns void
language plpgsql as $$
begin
  insert into requests select * from jsonb_populate_record(null::requests, p_request);
  insert into request_texts (organ_id, request_id, content)
    values (p_request ->> 'organ_id', (p_request ->> 'id')::uuid, p_request ->> 'content');
  insert into request_people select * from jsonb_populate_recordset(null::request_people, p_people);
  insert into request_items (organ_id, request_id, no, content)
    select organ_id, request_id, no, content from jsonb_populate_recordset(null::request_items, p_items);
  insert into request_acts select * from jsonb_populate_recordset(null::request_acts, p_acts);
  if p_deed is not null then
    perform append_record(p_deed ->> 'organId', (p_deed ->> 'at')::timestamptz, p_deed ->> 'actor', p_deed ->> 'from',
      p_deed ->> 'act', p_deed ->> 'subject', coalesce(p_deed -> 'before', 'null'), coalesce(p_deed -> 'after', 'null'),
      p_deed ->> 'digest');
  end if;
end $$;
grant execute on function insert_request to gongkai_staff;
