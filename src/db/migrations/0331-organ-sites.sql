-- The public site of an organ on the statutory platform: what its footer has to say, its rules of work, its reading
-- points, its gazette, and who follows it by e-mail.
create table organ_sites (
  organ_id     text primary key references organs (id),
  -- Footer duties of a government site: 主办单位, 承办单位, telephone, ICP备案, 公安备案; the site code is in the profile.
  host_name    text,
  keeper_name  text,
  phone        text,
  icp_no       text,
  police_no    text,
  portal_url   text check (portal_url ~ '^https?://'),
  -- One of the colours that src/portal/documents/site.tsx names.
  theme        text not null default 'ink' check (theme in ('ink', 'pine', 'plum', 'indigo')),
  -- The part of the guide that the organ writes itself (art. 12): how its information is classed and arranged.
  guide        text,
  changed_at   timestamptz not null default now()
);

-- 公开制度: versions stay readable; the latest is in force until it is ended.
create table work_rules (
  organ_id   text not null references organs (id),
  id         text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  version    integer not null check (version >= 1),
  title      text not null check (title <> ''),
  text       text not null check (text <> ''),
  adopted_on date not null,
  -- When it is to be looked at again.
  review_on  date,
  ended_on   date,
  made_at    timestamptz not null default now(),
  primary key (organ_id, id, version)
);

-- 查阅点 (art. 25): archives, libraries, service halls.
create table reading_points (
  organ_id  text not null references organs (id),
  no        integer not null,
  name      text not null check (name <> ''),
  kind      text not null check (kind in ('archives', 'library', 'hall', 'office')),
  address   text not null check (address <> ''),
  hours     text,
  phone     text,
  map_url   text check (map_url ~ '^https://'),
  primary key (organ_id, no)
);

-- 政府公报: an issue is made of published documents and is public from the day it is issued.
create table gazette_issues (
  organ_id  text not null references organs (id),
  year      integer not null check (year between 1949 and 2999),
  no        integer not null check (no >= 1),
  -- 总第…号
  total_no  integer not null check (total_no >= 1),
  issued_on date,
  made_at   timestamptz not null default now(),
  primary key (organ_id, year, no),
  unique (organ_id, total_no)
);
create table gazette_contents (
  organ_id    text not null,
  year        integer not null,
  no          integer not null,
  place       integer not null,
  -- The heading in the contents: 市政府文件, 部门文件, 人事任免.
  section     text not null check (section <> ''),
  document_id uuid not null,
  primary key (organ_id, year, no, place),
  unique (organ_id, year, no, document_id),
  foreign key (organ_id, year, no) references gazette_issues on delete cascade,
  foreign key (organ_id, document_id) references documents (organ_id, id)
);

-- What an issue shows: of what is in it, only what is public still.
create view public_gazette_issues as
  select organ_id, year, no, total_no, issued_on from gazette_issues where issued_on is not null;
create view public_gazette_contents as
  select c.organ_id, c.year, c.no, c.place, c.section, c.document_id
  from gazette_contents c join gazette_issues i using (organ_id, year, no)
  join documents d on d.organ_id = c.organ_id and d.id = c.document_id
  where i.issued_on is not null and d.published_version is not null and d.attribute = 'open' and d.withdrawn_on is null;

select guard_by_organ('organ_sites');
select guard_by_organ('work_rules');
select guard_by_organ('reading_points');
select guard_by_organ('gazette_issues');
select guard_by_organ('gazette_contents');
revoke update, delete on work_rules from gongkai_staff;
