-- What the pages of the register, the ledger and the site keep beside it: the result of a clean-up as a document, what the
-- public reads of a comment, the scan of a takeover.

-- The announcement of what a clean-up decided is a document like any other: drafted, reviewed, published.
alter table document_cleanups add column result_document_id uuid,
  add foreign key (organ_id, result_document_id) references documents (organ_id, id);

-- Of a comment the public reads what staff have let through, once it is answered and the result is out; never the original.
alter table document_comments add column shown text check (shown <> '');
create view public_comments as
  select c.organ_id, c.document_id, c.id, c.at, c.shown, c.answer, c.reason
  from document_comments c join public_consultations p on p.organ_id = c.organ_id and p.document_id = c.document_id
  where c.shown is not null and c.answer is not null and p.result_on is not null;

-- How many comments came and what became of them, for the same pages.
create view public_comment_counts as
  select c.organ_id, c.document_id, count(*)::integer as comments,
    (count(*) filter (where c.answer = 'adopted'))::integer as adopted,
    (count(*) filter (where c.answer = 'partly'))::integer as partly,
    (count(*) filter (where c.answer = 'declined'))::integer as declined
  from document_comments c join public_consultations p on p.organ_id = c.organ_id and p.document_id = c.document_id
  group by 1, 2;

-- The record of a takeover is not changed; its scan may come after it.
grant update (form_sha256) on document_takeovers to gongkai_staff;
