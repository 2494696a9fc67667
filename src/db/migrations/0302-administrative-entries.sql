-- 行政行为台账 (table two, items 5, 6, 8 and 9 of art. 20): what an organ did in a period, with its evidence and the
-- signature of the one who answers for it. Signed entries count; a correction is an entry that takes another's place.
create table administrative_entries (
  organ_id     text not null references organs (id),
  id           uuid not null default gen_random_uuid(),
  -- A row of table two.
  row_id       text not null check (row_id in ('permits', 'otherServices', 'penalties', 'coercion', 'fees', 'procurement')),
  department   text not null default '',
  year         integer not null check (year between 2000 and 2999),
  -- Whole months, first and last: 1 to 12 is the year.
  first_month  integer not null check (first_month between 1 and 12),
  last_month   integer not null check (last_month between 1 and 12),
  -- Kinds of permit, penalty, fee at the end of the period (项目数量).
  items        integer check (items >= 0),
  -- Decisions; of procurement: projects.
  quantity     bigint check (quantity >= 0),
  amount_wan   numeric(20, 6) check (amount_wan >= 0),
  note         text,
  evidence_sha256 text references files (sha256),
  evidence_name   text,
  state        text not null default 'entered' check (state in ('entered', 'signed', 'superseded', 'void')),
  corrects     uuid,
  reason       text,
  entered_by   text not null,
  entered_at   timestamptz not null,
  signed_by    text,
  signed_at    timestamptz,
  is_example   boolean not null default false,
  primary key (organ_id, id),
  foreign key (organ_id, corrects) references administrative_entries (organ_id, id),
  check (first_month <= last_month),
  check (items is not null or quantity is not null or amount_wan is not null),
  check ((corrects is null) = (reason is null)),
  check (state <> 'signed' or (signed_by is not null and signed_by <> entered_by)),
  check ((evidence_sha256 is null) = (evidence_name is null))
);
create index administrative_entries_counted on administrative_entries (organ_id, year, row_id) where state = 'signed';
select guard_by_organ('administrative_entries');
revoke delete on administrative_entries from gongkai_staff;
