-- The public side of disclosure on request: complaints, published answers that may serve others, files of forms not yet
-- sent, and attempts, by which abuse is held down.

-- A complaint about how an organ handles a request. Its row belongs to the organ above, which looks into it.
create table complaints (
  organ_id    text not null references organs (id),
  id          uuid not null default gen_random_uuid(),
  about_organ text not null,
  request_id  uuid not null,
  reason      text not null check (reason in ('overdue', 'refused', 'fee', 'delivery', 'conduct', 'other')),
  text        text not null,
  made_on     date not null,
  made_at     timestamptz not null,
  primary key (organ_id, id),
  foreign key (about_organ, request_id) references requests (organ_id, id)
);
create index complaints_by_request on complaints (about_organ, request_id, made_at);
create index complaints_newest on complaints (organ_id, made_at);
select guard_by_organ('complaints');

-- What was made public after it had been asked for (art. 44): the title and place that staff gave for the public, and
-- nothing of the request or of who asked.
create view public_answers as
select organ_id, request_id, on_day as published_on, data ->> 'title' as title, data ->> 'place' as place
from request_acts where act = 'makePublic' and data ->> 'title' <> '';
create index public_answers_alike on request_acts using gin ((data ->> 'title') gin_trgm_ops) where act = 'makePublic';

-- How often such an answer was looked at from the form, and how often it was what the person wanted. Nobody is named.
create table suggestion_clicks (
  organ_id   text not null,
  request_id uuid not null,
  what       text not null check (what in ('opened', 'served')),
  on_day     date not null,
  count      integer not null default 1,
  primary key (organ_id, request_id, what, on_day)
);
select guard_by_organ('suggestion_clicks');

-- Files that came with a form that was not sent yet; those that never are, are deleted. They have no row in `files`.
create table upload_drafts (
  sha256  text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  kept_at timestamptz not null
);

-- What was tried from an address or on a query code, each known by a keyed digest only; a day later it is deleted.
create table public_attempts (
  kind text not null check (kind in ('submit', 'query', 'code')),
  key  text not null,
  at   timestamptz not null
);
create index public_attempts_by_key on public_attempts (kind, key, at);
create index public_attempts_by_age on public_attempts (at);
