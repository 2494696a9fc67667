-- Beside requests: complaints to the organ above (arts. 46, 47, 51) with its acts and answer, corrections of records
-- (art. 41) asked for on line, what is proposed to be made public for all (art. 44), and how personal data ends.

-- Where the Regulation sets no limit or number, the organ sets its own.
alter table organ_profiles
  add column complaint_days integer not null default 20 check (complaint_days between 1 and 120),
  add column correction_days integer not null default 20 check (correction_days between 1 and 120),
  -- So many requests for the same information are proposed to be made public.
  add column conversion_from integer not null default 3 check (conversion_from between 2 and 100);

-- A complaint may be about what an organ should have published, with no request behind it. The person is sealed.
alter table complaints drop constraint complaints_reason_check;
alter table complaints
  alter column request_id drop not null,
  add constraint complaints_reason_check check (reason in
    ('overdue', 'refused', 'fee', 'delivery', 'conduct', 'notPublished', 'outdated', 'inaccurate', 'other')),
  add column number text,
  -- Of a complaint about publication: which information it is.
  add column information text,
  add column state text not null default 'filed'
    check (state in ('filed', 'accepted', 'rectifying', 'notAccepted', 'answered', 'closed')),
  add column due_on date,
  add column provisional boolean not null default false,
  add column act_count integer not null default 1,
  add column accepted_on date,
  add column ended_on date,
  add column finding text check (finding in ('founded', 'partly', 'unfounded')),
  add column rectified boolean not null default false,
  add column query_digest text unique,
  add column sealed text,
  add column applicant_mask text,
  add column id_tail text,
  add column phone_tail text,
  add column is_example boolean not null default false,
  add constraint complaints_number unique (organ_id, number),
  add constraint complaints_about_something check (request_id is not null or information is not null);
create index complaints_due on complaints (due_on) where ended_on is null;

create table complaint_acts (
  organ_id     text not null,
  complaint_id uuid not null,
  no           integer not null,
  act          text not null,
  on_day       date not null,
  at           timestamptz not null,
  actor        text not null,
  note         text not null default '',
  primary key (organ_id, complaint_id, no),
  foreign key (organ_id, complaint_id) references complaints (organ_id, id)
);
insert into complaint_acts (organ_id, complaint_id, no, act, on_day, at, actor)
  select organ_id, id, 1, 'file', made_on, made_at, 'applicant' from complaints;
with numbered as (
  select organ_id, id, extract(year from made_on)::int as year,
    row_number() over (partition by organ_id, extract(year from made_on) order by made_at, id) as n
  from complaints
)
update complaints c set number = '投诉〔' || n.year || '〕' || n.n || '号' from numbered n
  where n.organ_id = c.organ_id and n.id = c.id;
insert into number_series (organ_id, series, year, last)
  select organ_id, 'complaint', extract(year from made_on)::int, count(*) from complaints group by 1, 3;
select guard_by_organ('complaint_acts');
revoke update, delete on complaint_acts from gongkai_staff;

-- What the organ above wants of the organ complained of: a statement, or that something is put right. The row belongs to
-- the organ that is asked; the one that asked reads it too.
create table complaint_asks (
  organ_id     text not null references organs (id),
  id           uuid not null default gen_random_uuid(),
  supervisor   text not null references organs (id),
  complaint_id uuid not null,
  kind         text not null check (kind in ('statement', 'rectification')),
  text         text not null,
  due_on       date not null,
  made_on      date not null,
  made_at      timestamptz not null,
  made_by      text not null,
  answer       text,
  answered_on  date,
  answered_at  timestamptz,
  answered_by  text,
  primary key (organ_id, id),
  foreign key (supervisor, complaint_id) references complaints (organ_id, id),
  check ((answer is null) = (answered_on is null))
);
create index complaint_asks_of on complaint_asks (supervisor, complaint_id, made_at);
create index complaint_asks_open on complaint_asks (organ_id, due_on) where answer is null;
select guard_by_organ('complaint_asks');
create policy asked_by_my_organs on complaint_asks for select to gongkai_staff
  using (supervisor = any ((select my_organs())::text[]));
create policy ask_by_my_organs on complaint_asks for insert to gongkai_staff
  with check (supervisor = any ((select my_organs())::text[]));

-- The story of the request complained of, as far as the organ above may see it: days, states and letters, not people.
create view complained_requests as
  select c.organ_id, c.id as complaint_id, r.number, r.content, r.channel, r.state, r.flags, r.submitted_on, r.received_on,
    r.reply_due, r.is_open, r.ended_on, r.outcome
  from complaints c join requests r on r.organ_id = c.about_organ and r.id = c.request_id
  where c.organ_id = any ((select my_organs())::text[]);
create view complained_acts as
  select c.organ_id, c.id as complaint_id, a.no, a.act, a.on_day
  from complaints c join request_acts a on a.organ_id = c.about_organ and a.request_id = c.request_id
  where c.organ_id = any ((select my_organs())::text[]);
create view complained_letters as
  select c.organ_id, c.id as complaint_id, p.id, p.kind, p.title, p.number, p.issued_on, p.service, p.served_on, p.first_opened_at
  from complaints c join request_papers p on p.organ_id = c.about_organ and p.request_id = c.request_id
  where p.state = 'issued' and c.organ_id = any ((select my_organs())::text[]);
grant select on complained_requests, complained_acts, complained_letters to gongkai_staff;

-- Corrections of records: how they came, by when, and what opens them to the person.
alter table record_corrections
  add column channel text not null default 'inPerson' check (channel in ('inPerson', 'post', 'internet', 'passedOn')),
  add column due_on date,
  add column provisional boolean not null default false,
  add column query_digest text unique,
  add column id_tail text,
  add column phone_tail text,
  add column handler_id uuid references staff (id),
  -- Passed on to another organ of the installation: where to, and whether it is there; there: where it came from.
  add column passed_to text references organs (id),
  add column passed_at timestamptz,
  add column passed_from text references organs (id),
  add column passed_id uuid,
  add column is_example boolean not null default false;
create unique index record_corrections_passed on record_corrections (passed_from, passed_id) where passed_id is not null;
create index record_corrections_due on record_corrections (due_on) where ended_on is null;
create index record_corrections_to_pass on record_corrections (filed_on) where passed_to is not null and passed_at is null;

-- Short letters of complaints and corrections: numbered with the other letters of the organ, frozen as theirs are.
create table case_letters (
  organ_id          text not null references organs (id),
  id                uuid not null default gen_random_uuid(),
  about             text not null check (about in ('complaint', 'correction')),
  case_id           uuid not null,
  act_no            integer not null,
  title             text not null,
  number            text not null,
  body              jsonb not null,
  issued_on         date not null,
  made_by           text not null,
  made_at           timestamptz not null,
  first_opened_at   timestamptz,
  first_opened_from text,
  primary key (organ_id, id),
  unique (organ_id, number)
);
create index case_letters_of on case_letters (organ_id, case_id, issued_on);
comment on column case_letters.body is '{"digest": of the text, "sealed": the document under seal}';
select guard_by_organ('case_letters');

-- Files that came with a complaint or a correction: sealed, as those of requests are.
create table case_files (
  organ_id    text not null references organs (id),
  id          uuid not null default gen_random_uuid(),
  about       text not null check (about in ('complaint', 'correction')),
  case_id     uuid not null,
  name        text not null,
  size        integer not null,
  file_sha256 text references files (sha256),
  made_at     timestamptz not null,
  primary key (organ_id, id)
);
create index case_files_of on case_files (organ_id, case_id, made_at);
select guard_by_organ('case_files');

-- 转为主动公开: what several people asked for and were given (art. 44 (1)), or one proposed (art. 44 (2)).
create table conversions (
  organ_id    text not null references organs (id),
  id          uuid not null default gen_random_uuid(),
  source      text not null check (source in ('requests', 'applicant', 'staff')),
  -- What the information is, in the words of the first request or of the person who proposed it.
  title       text not null,
  reason      text not null default '',
  state       text not null default 'open' check (state in ('open', 'accepted', 'published', 'declined')),
  found_on    date not null,
  decided_on  date,
  decided_by  text,
  -- Told to the applicant who proposed it.
  answer      text,
  document_id uuid,
  primary key (organ_id, id),
  check ((decided_on is null) = (state = 'open')),
  check ((document_id is not null) = (state in ('accepted', 'published')))
);
create index conversions_newest on conversions (organ_id, found_on);
create table conversion_requests (
  organ_id      text not null,
  conversion_id uuid not null,
  request_id    uuid not null,
  primary key (organ_id, conversion_id, request_id),
  foreign key (organ_id, conversion_id) references conversions (organ_id, id),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);
create index conversion_requests_by_request on conversion_requests (organ_id, request_id);
select guard_by_organ('conversions');
select guard_by_organ('conversion_requests');

-- When the data of the people of a request, a complaint or a correction was removed.
alter table requests add column erased_on date;
alter table complaints add column erased_on date;
alter table record_corrections add column erased_on date;
