-- 日常监测: links in published texts, a score sheet for each day, and what was found, from the day it was first seen.
create table document_link_scans (
  organ_id    text not null,
  document_id uuid not null,
  version     integer not null,
  primary key (organ_id, document_id),
  foreign key (organ_id, document_id) references documents (organ_id, id) on delete cascade
);
create table document_links (
  organ_id    text not null,
  document_id uuid not null,
  address     text not null,
  -- internal: looked up here; external: asked over the network, where the installation is set to.
  place       text not null check (place in ('internal', 'external')),
  words       text not null default '',
  state       text not null default 'unchecked' check (state in ('unchecked', 'alive', 'dead')),
  reason      text,
  checked_at  timestamptz,
  dead_on     date,
  primary key (organ_id, document_id, address),
  foreign key (organ_id, document_id) references document_link_scans (organ_id, document_id) on delete cascade
);
create index document_links_to_ask on document_links (checked_at nulls first, address) where place = 'external';
create index document_links_dead on document_links (organ_id) where state = 'dead';

create table self_checks (
  organ_id text not null references organs (id),
  on_day   date not null,
  -- The score sheet that was used, a name in src/law/disclosure/self-check.ts.
  scheme   text not null,
  points   numeric(5, 1) not null,
  passed   boolean not null,
  vetoes   text[] not null,
  -- id, weight, found and points of each item.
  items    jsonb not null,
  made_at  timestamptz not null,
  primary key (organ_id, on_day)
);
create table self_check_faults (
  organ_id   text not null references organs (id),
  item       text not null,
  -- document:<id>, column:<id>, guide:<part> …
  subject    text not null,
  first_on   date not null,
  title      text not null,
  words      text not null,
  address    text,
  document_id uuid,
  -- The title is of something that is not public.
  restricted boolean not null,
  last_on    date not null,
  gone_on    date,
  primary key (organ_id, item, subject, first_on)
);
create index self_check_faults_open on self_check_faults (organ_id) where gone_on is null;
select guard_by_organ('document_link_scans');
select guard_by_organ('document_links');
select guard_by_organ('self_checks');
select guard_by_organ('self_check_faults');
