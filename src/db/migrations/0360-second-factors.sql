-- A new authenticator takes the place of the old one when a code of it was given, and not before; a code is good once,
-- whichever process is asked; codes on paper for whoever has lost the device; sessions that their owner can see and end.

alter table staff
  add column totp_pending text,
  -- the 30-second step of the last code taken
  add column totp_step bigint not null default 0;

create table recovery_codes (
  code_digest text primary key,
  staff_id    uuid not null references staff (id),
  made_at     timestamptz not null,
  used_at     timestamptz
);
create index recovery_codes_by_staff on recovery_codes (staff_id);

alter table sessions
  add column id uuid not null default gen_random_uuid() unique,
  -- what the browser says of itself
  add column agent text;
alter table passkeys add column id uuid not null default gen_random_uuid() unique;
