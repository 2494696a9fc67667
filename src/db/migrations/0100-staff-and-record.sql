-- Staff with their roles and ways to sign in (S18, S24), and the record of acts.
-- Every row of staff belongs to one organ; what staff of an organ may read and change is guarded again here, by row.

create table staff (
  id            uuid primary key default gen_random_uuid(),
  organ_id      text not null references organs (id),
  login         text not null unique,
  name          text not null,
  kind          text not null default 'full' check (kind in ('full', 'part')),
  post          text,
  phone         text,
  email         text,
  password_hash text,
  totp_secret   text,
  totp_since    timestamptz,
  failures      integer not null default 0,
  locked_until  timestamptz,
  substitute_id uuid references staff (id),
  absent_from   date,
  absent_until  date,
  is_example    boolean not null default false,
  disabled_at   timestamptz,
  created_at    timestamptz not null default now(),
  check ((absent_from is null) = (absent_until is null)),
  check (absent_from is null or absent_from <= absent_until)
);
create index staff_by_organ on staff (organ_id, name);

create table staff_roles (
  organ_id   text not null references organs (id),
  staff_id   uuid not null references staff (id),
  role       text not null,
  granted_at timestamptz not null default now(),
  primary key (organ_id, staff_id, role)
);
create index staff_roles_by_staff on staff_roles (staff_id);

create table passkeys (
  credential_id text primary key,
  staff_id      uuid not null references staff (id),
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null default '{}',
  label         text not null,
  created_at    timestamptz not null default now(),
  used_at       timestamptz
);
create index passkeys_by_staff on passkeys (staff_id);

-- Tokens are kept as digests: who reads the table cannot sign in with it.
create table sessions (
  token_digest text primary key,
  staff_id     uuid not null references staff (id),
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  expires_at   timestamptz not null,
  address      text,
  -- false until the second factor was given, where the person has one
  complete     boolean not null,
  -- the challenge of a passkey ceremony under way
  challenge    text
);
create index sessions_by_staff on sessions (staff_id);

create table one_time_links (
  token_digest text primary key,
  purpose      text not null check (purpose in ('first-administrator', 'reset', 'invite')),
  staff_id     uuid references staff (id),
  expires_at   timestamptz not null,
  used_at      timestamptz
);

-- The record: append-only, chained per organ. '' is the chain of the installation itself.
create table record_heads (
  organ_id text primary key,
  no       bigint not null,
  digest   text not null
);
create table record_entries (
  organ_id  text not null,
  no        bigint not null,
  at        timestamptz not null,
  actor     text not null,
  address   text,
  act       text not null,
  subject   text not null,
  before    jsonb,
  after     jsonb,
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  previous  text not null,
  digest    text not null,
  primary key (organ_id, no)
);
create index record_by_subject on record_entries (organ_id, subject, no);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only: % on % refused', tg_op, tg_table_name;
end $$;
create trigger record_is_append_only before update or delete or truncate on record_entries
  for each statement execute function refuse_change();

-- The head of an organ's chain, locked until the transaction ends.
create function lock_record_head(p_organ text) returns record_heads language plpgsql as $$
declare head record_heads;
begin
  select * into head from record_heads where organ_id = p_organ for update;
  if not found then
    insert into record_heads values (p_organ, 0, repeat('0', 64)) on conflict do nothing;
    select * into head from record_heads where organ_id = p_organ for update;
  end if;
  return head;
end $$;

-- One entry in one round trip, number and chain head taken together (SHA-256; SM3 is computed by the program).
create function append_record(p_organ text, p_at timestamptz, p_actor text, p_address text, p_act text, p_subject text,
                              p_before jsonb, p_after jsonb, p_content text) returns bigint language plpgsql as $$
declare
  head record_heads := lock_record_head(p_organ);
  next_no bigint := head.no + 1;
  next_digest text := encode(sha256(convert_to(head.digest || ':' || next_no || ':' || p_content, 'UTF8')), 'hex');
begin
  insert into record_entries
    values (p_organ, next_no, p_at, p_actor, p_address, p_act, p_subject, p_before, p_after, 'sha256', head.digest, next_digest);
  update record_heads set no = next_no, digest = next_digest where organ_id = p_organ;
  return next_no;
end $$;

-- Row-level security. A transaction on behalf of staff runs as gongkai_staff with the organs it may touch in a
-- setting; what no policy allows is not there. The program's own transactions (clock, migrations) run as the owner.
do $$ begin
  if not exists (select from pg_roles where rolname = 'gongkai_staff') then
    create role gongkai_staff nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

create function my_organs() returns text[] language sql stable parallel safe as $$
  select string_to_array(coalesce(current_setting('gongkai.organs', true), ''), ',')
$$;

-- Puts a table under the guard: rows of the person's organs, and nothing else.
create function guard_by_organ(p_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('create policy of_my_organs on %s to gongkai_staff using (organ_id = any ((select my_organs())::text[])) '
                 'with check (organ_id = any ((select my_organs())::text[]))', p_table);
  execute format('grant select, insert, update, delete on %s to gongkai_staff', p_table);
end $$;

select guard_by_organ('staff');
select guard_by_organ('staff_roles');
select guard_by_organ('record_entries');
select guard_by_organ('record_heads');
revoke update, delete on record_entries from gongkai_staff;
grant select on organs to gongkai_staff;
grant execute on function append_record, lock_record_head, my_organs to gongkai_staff;
