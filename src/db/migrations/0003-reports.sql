-- Annual reports as imported. A later version of a year's report supersedes the one before, which stays readable.
create table reports (
  organ_id text not null references organs,
  year integer not null check (year between 1990 and 2999),
  version integer not null check (version >= 1),
  -- The version that took its place; null: this one is in force.
  superseded_by integer,
  state text not null default 'published' check (state in ('published', 'withdrawn')),
  edition text,
  script text,
  published_on date,
  -- Printed on everything that is made up.
  notice text,
  source_name text,
  source_sha256 text not null references files,
  source_media_type text,
  source_url text,
  imported_at timestamptz not null default now(),
  reader text not null,
  errors integer not null default 0,
  warnings integer not null default 0,
  notes integer not null default 0,
  -- The whole report in the format gongkai.report/1, with its findings.
  data jsonb not null,
  -- The cells in the order of `cellOrder`, and beside them one letter a cell:
  -- p a number is there, b blank, o open (several readings), a absent from the document.
  cells numeric[] not null,
  states text not null,
  primary key (organ_id, year, version)
);
create unique index reports_in_force on reports (organ_id, year) where superseded_by is null and state = 'published';
create index reports_by_year on reports (year, organ_id) where superseded_by is null and state = 'published';
create index reports_by_source on reports (source_sha256);

create table findings (
  organ_id text not null,
  year integer not null,
  version integer not null,
  no integer not null,
  rule text not null,
  severity text not null check (severity in ('error', 'warning', 'note')),
  table_id text,
  row_id text,
  column_id text,
  chapter integer,
  message text not null,
  basis text not null,
  primary key (organ_id, year, version, no),
  foreign key (organ_id, year, version) references reports on delete cascade
);
create index findings_by_rule on findings (rule, severity);

-- What anyone may read: the published reports, the superseded versions among them, with what is known of the organ.
create view public_reports as
select r.organ_id, r.year, r.version, r.superseded_by, r.edition, r.script, r.published_on, r.notice,
  r.source_name, r.source_sha256, r.source_media_type, r.source_url, r.imported_at, r.reader,
  r.errors, r.warnings, r.notes, r.data, r.cells, r.states,
  o.name as organ_name, o.name_key, o.kind, o.level, o.region, o.parent_id
from reports r join organs o on o.id = r.organ_id
where r.state = 'published';

create view public_findings as
select f.* from findings f join reports r using (organ_id, year, version) where r.state = 'published';
