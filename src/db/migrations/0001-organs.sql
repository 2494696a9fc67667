-- Administrative organs and the organisations authorised by law to act like them (Regulation, art. 4, 54, 55).
create extension if not exists pg_trgm;

create table organs (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  -- The name in simplified script without blanks, by which a report finds its organ.
  name_key text not null,
  kind text check (kind in ('government', 'department', 'office', 'agency', 'authorised')),
  level text check (level in ('national', 'province', 'prefecture', 'county', 'township')),
  -- Division code (GB/T 2260, six digits; nine for a township).
  region text check (region ~ '^[0-9]{6}([0-9]{3})?$'),
  parent_id text references organs,
  created_at timestamptz not null default now()
);
create index organs_by_name_key on organs (name_key);
create index organs_by_name on organs using gin (name_key gin_trgm_ops);
create index organs_by_parent on organs (parent_id);
create index organs_by_region on organs (region text_pattern_ops);
