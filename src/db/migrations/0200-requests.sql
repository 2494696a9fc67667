-- Disclosure on request (Regulation, chapter 4): requests, the people who ask, the acts that move them, the papers that
-- go out, what is sent. State and clock are a fold over the acts, saved here in the same transaction.

create table requests (
  organ_id       text not null references organs (id),
  id             uuid not null default gen_random_uuid(),
  -- Registration number, given when the request is registered: 〔2023〕15号.
  number         text,
  channel        text not null check (channel in ('inPerson', 'oral', 'registeredMail', 'ordinaryMail', 'internet', 'email', 'fax')),
  submitted_at   timestamptz not null,
  -- What is asked for, as asked, with what helps to find it (art. 29).
  content        text not null,
  description    text,
  form           text not null check (form in ('paper', 'electronic', 'reading', 'copy', 'other')),
  delivery       text not null check (delivery in ('post', 'email', 'online', 'inPerson', 'fax')),
  subject        text,
  applicant_kind text not null check (applicant_kind in ('naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation')),
  -- The applicants as lists show them: 张**、李**.
  applicant_mask text not null,
  handler_id     uuid references staff (id),
  -- The fold over the acts: where the request stands, and what is due next. `counted_*` is how and when it ended first,
  -- which is what the report of that year counts, whatever is remade later; the row is that of the edition of 2021.
  state          text not null,
  flags          text[] not null default '{}',
  submitted_on   date not null,
  received_on    date,
  reply_due      date,
  next_due       date,
  provisional    boolean not null default false,
  is_open        boolean not null,
  ended_on       date,
  outcome        text,
  counted_on     date,
  counted_as     text,
  standing       jsonb not null,
  act_count      integer not null default 0,
  calendar       text not null,
  -- Where it came from: another request that was split, or another organ's that was passed on.
  split_from     uuid,
  passed_from    text,
  -- Opens the request to its applicant together with the tail of phone or identity number.
  query_digest   text unique,
  is_example     boolean not null default false,
  primary key (organ_id, id),
  unique (organ_id, number)
);
create index requests_open on requests (organ_id, next_due) where is_open;
create index requests_received on requests (organ_id, received_on) include (applicant_kind, counted_on);
create index requests_counted on requests (organ_id, counted_on, received_on) include (applicant_kind, counted_as);
create index requests_due on requests (next_due) where is_open;

-- The words of a request once more, for search: beside the row, whose every act would otherwise write the index anew.
create table request_texts (
  organ_id   text not null,
  request_id uuid not null,
  content    text not null,
  primary key (organ_id, request_id),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);
create index request_texts_alike on request_texts using gin (content gin_trgm_ops);

create table request_acts (
  organ_id   text not null,
  request_id uuid not null,
  no         integer not null,
  act        text not null,
  -- The day the law counts, which may lie before the day of entry.
  on_day     date not null,
  at         timestamptz not null,
  -- Id of the person, or: applicant, clock, system.
  actor      text not null,
  data       jsonb not null,
  primary key (organ_id, request_id, no),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);

-- Applicants and agents. Name, identity number, phone and addresses are sealed; beside them stands what lists may show
-- and what finds equal ones. Destroying the row's key erases them.
create table request_people (
  organ_id    text not null,
  request_id  uuid not null,
  no          integer not null,
  role        text not null check (role in ('applicant', 'agent')),
  sealed      text,
  name_mask   text not null,
  blind_id    text,
  blind_phone text,
  id_tail     text,
  phone_tail  text,
  primary key (organ_id, request_id, no),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);
create index request_people_by_id on request_people (organ_id, blind_id) where blind_id is not null;
create index request_people_by_phone on request_people (organ_id, blind_phone) where blind_phone is not null;

-- The items of one request, each with its own outcome; the request counts once.
create table request_items (
  organ_id   text not null,
  request_id uuid not null,
  no         integer not null,
  content    text not null,
  outcome    text,
  ground     text,
  -- Whether this item's outcome is the one the request counts under.
  is_main    boolean not null default false,
  primary key (organ_id, request_id, no),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);

-- Papers that came in and went out.
create table request_papers (
  organ_id    text not null,
  id          uuid not null default gen_random_uuid(),
  request_id  uuid not null,
  -- A letter kind of the law's table, or incoming, attachment, proof.
  kind        text not null,
  title       text not null,
  number      text,
  state       text not null check (state in ('draft', 'submitted', 'cleared', 'issued', 'filed', 'void')),
  -- Of letters: the fields that the template printed.
  fields      jsonb,
  body        jsonb,
  docx_sha256 text references files (sha256),
  pdf_sha256  text references files (sha256),
  file_sha256 text references files (sha256),
  file_name   text,
  made_by     text not null,
  made_at     timestamptz not null,
  issued_on   date,
  primary key (organ_id, id),
  unique (organ_id, number),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);
create index request_papers_by_request on request_papers (organ_id, request_id, made_at);

-- Talks with the applicant, searches made for "does not exist", found by request.
create table request_notes (
  organ_id   text not null,
  request_id uuid not null,
  no         integer not null,
  kind       text not null check (kind in ('contact', 'search', 'remark')),
  on_day     date not null,
  text       text not null,
  data       jsonb not null default '{}',
  made_by    text not null,
  made_at    timestamptz not null,
  primary key (organ_id, request_id, no),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);

-- Numbers come from a row locked in the transaction that uses them, so that none is used twice or lost.
create table number_series (
  organ_id text not null,
  series   text not null,
  year     integer not null,
  last     integer not null,
  primary key (organ_id, series, year)
);
create function next_number(p_organ text, p_series text, p_year integer) returns integer language sql as $$
  insert into number_series values (p_organ, p_series, p_year, 1)
  on conflict (organ_id, series, year) do update set last = number_series.last + 1 returning last
$$;

-- Holidays and working days that the installation enters (a notice as JSON: see src/law/calendar/notices.ts), and what
-- a change of calendar did to open requests.
create table calendar_notices (
  id         bigint generated always as identity primary key,
  region     text,
  notice     jsonb not null,
  entered_by text not null,
  entered_at timestamptz not null default now()
);
create table due_day_changes (
  organ_id   text not null,
  request_id uuid not null,
  at         timestamptz not null,
  calendar   text not null,
  old_due    date,
  new_due    date,
  primary key (organ_id, request_id, at)
);

-- What is to be sent, written in the transaction of the act; sent at least once, marked when sent.
create table outbox (
  id         bigint generated always as identity primary key,
  organ_id   text not null,
  subject    text not null,
  channel    text not null check (channel in ('email', 'sms', 'webhook')),
  recipient  text not null,
  title      text not null,
  body       text not null,
  -- The same reminder is not written twice.
  once_key   text unique,
  made_at    timestamptz not null,
  due_at     timestamptz not null,
  tries      integer not null default 0,
  sent_at    timestamptz,
  given_up   boolean not null default false,
  last_error text
);
create index outbox_waiting on outbox (due_at) where sent_at is null and not given_up;

select guard_by_organ('requests');
select guard_by_organ('request_texts');
select guard_by_organ('request_acts');
select guard_by_organ('request_people');
select guard_by_organ('request_items');
select guard_by_organ('request_papers');
select guard_by_organ('request_notes');
select guard_by_organ('number_series');
select guard_by_organ('due_day_changes');
select guard_by_organ('outbox');
revoke update, delete on request_acts from gongkai_staff;
grant select on calendar_notices to gongkai_staff;
grant execute on function next_number to gongkai_staff;
