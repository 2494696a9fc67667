-- Between two organs of the installation: a request passed on to the organ it belongs to, help asked of another organ.
-- Each organ has a row of its own under the same id; what is not passed on yet is passed on by the program.
create table organ_messages (
  organ_id    text not null references organs (id),
  id          uuid not null,
  direction   text not null check (direction in ('out', 'in')),
  other_organ text not null references organs (id),
  kind        text not null check (kind in ('transfer', 'assistance')),
  -- Out: the request it is about. In, of a transfer: the request that it became.
  request_id  uuid,
  text        text not null,
  -- Of a transfer, until it is passed on: the form with the applicants, sealed.
  sealed      text,
  made_by     text not null,
  made_on     date not null,
  made_at     timestamptz not null,
  passed_at   timestamptz,
  answer      text,
  answered_by text,
  answered_on date,
  answer_passed_at timestamptz,
  primary key (organ_id, id),
  check ((answer is null) = (answered_on is null))
);
create index organ_messages_waiting on organ_messages (made_at)
  where (direction = 'out' and passed_at is null) or (direction = 'in' and answer is not null and answer_passed_at is null);
create index organ_messages_by_request on organ_messages (organ_id, request_id);
select guard_by_organ('organ_messages');

-- Correction of records about oneself (art. 41): cases of their own, outside table three.
create table record_corrections (
  organ_id       text not null references organs (id),
  id             uuid not null default gen_random_uuid(),
  number         text,
  -- The person, sealed; the mask for lists.
  sealed         text,
  applicant_mask text not null,
  blind_id       text,
  record         text not null,
  wrong          text not null,
  evidence       text not null,
  state          text not null check (state in ('filed', 'verifying', 'corrected', 'passedOn', 'referred', 'declined')),
  filed_on       date not null,
  ended_on       date,
  act_count      integer not null default 0,
  primary key (organ_id, id),
  unique (organ_id, number)
);
create index record_corrections_newest on record_corrections (organ_id, filed_on);
create table record_correction_acts (
  organ_id      text not null,
  correction_id uuid not null,
  no            integer not null,
  act           text not null,
  on_day        date not null,
  at            timestamptz not null,
  actor         text not null,
  note          text not null default '',
  primary key (organ_id, correction_id, no),
  foreign key (organ_id, correction_id) references record_corrections (organ_id, id)
);
select guard_by_organ('record_corrections');
select guard_by_organ('record_correction_acts');
revoke update, delete on record_correction_acts from gongkai_staff;
