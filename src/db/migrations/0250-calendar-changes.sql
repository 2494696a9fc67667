-- What a change of the calendar did: which notice, and each day that moved. Nobody changes it afterwards.
alter table due_day_changes
  add column notice_id bigint references calendar_notices (id),
  add column old_next date,
  add column new_next date,
  -- [{"what": "reply", "before": …, "after": …}, …]
  add column moved jsonb not null default '[]';
create index due_day_changes_by_notice on due_day_changes (notice_id, organ_id, request_id);
revoke update, delete on due_day_changes from gongkai_staff;
-- Two notices may be entered within the same instant.
alter table due_day_changes drop constraint due_day_changes_pkey, add primary key (organ_id, request_id, at, calendar);
