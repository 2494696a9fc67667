-- A change of the calendar moves the days of complaints, corrections and cases as well: counted again from how many working
-- days there were, whatever changed the calendar, and listed with what it did to requests.
alter table complaints add column term integer check (term between 1 and 120);
alter table record_corrections add column term integer check (term between 1 and 120);
-- Those filed before: the organ's number of days as it stands now.
update complaints c set term = coalesce((select complaint_days from organ_profiles p where p.organ_id = c.organ_id), 20)
  where due_on is not null;
update record_corrections c set term = coalesce((select correction_days from organ_profiles p where p.organ_id = c.organ_id), 20)
  where due_on is not null;

create table beside_day_changes (
  organ_id  text not null references organs (id),
  id        bigint generated always as identity,
  kind      text not null check (kind in ('complaint', 'correction', 'case')),
  case_id   uuid not null,
  what      text,
  at        timestamptz not null,
  old_due   date,
  new_due   date,
  notice_id bigint references calendar_notices (id),
  primary key (organ_id, id)
);
create index beside_day_changes_by_notice on beside_day_changes (notice_id, organ_id);
select guard_by_organ('beside_day_changes');
revoke update, delete on beside_day_changes from gongkai_staff;
