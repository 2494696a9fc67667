-- 报送: what each department is to publish in a period; after how many days without anything it counts as silent.
create table publication_quotas (
  organ_id   text not null references organs (id),
  department text not null check (department <> ''),
  year       integer not null check (year between 2008 and 2999),
  period     text not null check (period in ('month', 'quarter', 'year')),
  least      integer not null check (least between 0 and 100000),
  basis      text not null default '',
  primary key (organ_id, department, year)
);
alter table document_settings add column silent_days integer not null default 30 check (silent_days between 1 and 366);

-- 新闻发布会与在线访谈: what a document is a record of. What is said – topic, questions, transcript – is the document, and goes
-- through its marking and review; here stand the facts of each version. The public reads those of the published version.
create table conferences (
  organ_id    text not null,
  document_id uuid not null,
  version     integer not null,
  kind        text not null check (kind in ('pressConference', 'interview')),
  held_on     date not null,
  place       text,
  -- Name and post of each.
  speakers    jsonb not null,
  -- By whom, what was asked, what was answered.
  questions   jsonb not null,
  transcript  text not null default '',
  primary key (organ_id, document_id, version),
  foreign key (organ_id, document_id) references documents (organ_id, id) on delete cascade
);
create index conferences_by_day on conferences (organ_id, held_on);

create function refuse_change_of_published_conference() returns trigger language plpgsql security definer set search_path = public as $$
declare
  row_of jsonb := to_jsonb(case when tg_op = 'INSERT' then new else old end);
begin
  if exists (select from documents d where d.organ_id = row_of ->> 'organ_id' and d.id = (row_of ->> 'document_id')::uuid
             and d.published_version >= (row_of ->> 'version')::integer) then
    raise exception 'the facts of a published version are not changed: % on %', tg_op, tg_table_name
      using errcode = 'check_violation', constraint = 'published_is_fixed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_is_fixed before insert or update or delete on conferences
  for each row execute function refuse_change_of_published_conference();

create view public_conferences as
  select distinct on (c.organ_id, c.document_id) c.organ_id, c.document_id, c.kind, c.held_on, c.place, c.speakers,
    jsonb_array_length(c.questions) as questions, d.title, d.summary, d.html, d.published_on, d.department, d.is_example
  from conferences c join public_documents d on d.organ_id = c.organ_id and d.id = c.document_id and c.version <= d.version
  order by c.organ_id, c.document_id, c.version desc;

select guard_by_organ('publication_quotas');
select guard_by_organ('conferences');
