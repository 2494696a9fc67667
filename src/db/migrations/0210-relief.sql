-- The docket of reconsideration and litigation (S10): cases, their steps with the days that run from them, their papers.
create table relief_cases (
  organ_id       text not null references organs (id),
  id             uuid not null default gen_random_uuid(),
  kind           text not null check (kind in ('reconsideration', 'litigation')),
  -- Of a suit: whether a reconsideration came before it (table four counts the two apart).
  after_reconsideration boolean not null default false,
  -- The case number of the deciding body, as it writes it.
  number         text,
  body           text not null,
  applicant      text not null,
  -- What is attacked: a request of this organ, or an act described in words.
  request_id     uuid,
  attacked       text not null,
  attacked_on    date not null,
  earlier_case   uuid,
  procedure      text not null check (procedure in ('summary', 'ordinary')),
  opened_on      date not null,
  state          text not null check (state in ('open', 'decided', 'remade', 'closed')),
  result         text check (result in ('upheld', 'corrected', 'other')),
  ending         text,
  decided_on     date,
  -- The day by which the organ has to act again, where the decision orders it, and the day on which it has.
  remake_due     date,
  remade_on      date,
  -- The next day that the organ must not miss.
  next_due       date,
  next_what      text,
  is_example     boolean not null default false,
  primary key (organ_id, id),
  foreign key (organ_id, request_id) references requests (organ_id, id)
);
create index relief_by_year on relief_cases (organ_id, opened_on);
create index relief_due on relief_cases (organ_id, next_due) where next_due is not null;
create index relief_by_request on relief_cases (organ_id, request_id) where request_id is not null;

create table relief_steps (
  organ_id text not null,
  case_id  uuid not null,
  no       integer not null,
  step     text not null,
  on_day   date not null,
  at       timestamptz not null,
  actor    text not null,
  note     text,
  data     jsonb not null default '{}',
  file_sha256 text references files (sha256),
  file_name text,
  primary key (organ_id, case_id, no),
  foreign key (organ_id, case_id) references relief_cases (organ_id, id)
);
select guard_by_organ('relief_cases');
select guard_by_organ('relief_steps');
revoke update, delete on relief_steps from gongkai_staff;
