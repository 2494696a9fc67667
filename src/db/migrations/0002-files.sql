-- What is kept on disk (or in an object store) under the name of its digest. Who may see a file is decided by the row
-- that refers to it; nothing is served from here alone.
create table files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text,
  kept_at timestamptz not null default now()
);
