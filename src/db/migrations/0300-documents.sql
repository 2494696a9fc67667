-- Proactive disclosure (Regulation, chapter 3): documents, their versions and files, the acts that move them, the review
-- before publication, what was taken over from elsewhere, and where each was published.

-- What an organ has settled for its documents.
create table document_settings (
  organ_id               text primary key references organs (id),
  -- 索引号: {code}/{year}-{no:5} and the like, see src/documents/index-number.ts.
  index_pattern          text not null default '{code}/{year}-{no:5}',
  -- threeSteps: three people in the software; signedForm: the scanned 审查呈批单 may be filed instead (small offices).
  review_mode            text not null default 'threeSteps' check (review_mode in ('threeSteps', 'signedForm')),
  -- 规范性文件有效期届满自动失效的，是否计入当年废止数.
  expired_as_repealed    boolean not null default false,
  reassess_months        integer not null default 12 check (reassess_months between 1 and 120),
  -- The office's own lists: wording to stop at, and wrong names with the right ones.
  wording                jsonb not null default '[]',
  names                  jsonb not null default '[]'
);

-- Documents taken over from an earlier site or from paper: who answers for their earlier review, and from what source.
create table document_takeovers (
  organ_id         text not null references organs (id),
  id               uuid not null default gen_random_uuid(),
  source           text not null check (source <> ''),
  -- Of the export or list that was taken over.
  digest           text not null check (digest ~ '^[0-9a-f]{64}$'),
  responsible_id   uuid references staff (id),
  responsible_name text not null check (responsible_name <> ''),
  -- The signed record itself, scanned.
  form_sha256      text references files (sha256),
  note             text,
  signed_on        date not null,
  made_at          timestamptz not null,
  made_by          text not null,
  is_example       boolean not null default false,
  primary key (organ_id, id)
);

create table documents (
  organ_id          text not null references organs (id),
  id                uuid not null default gen_random_uuid(),
  -- Given at the first publication: 索引号.
  index_no          text,
  -- The working title; the public reads that of the published version.
  title             text not null check (title <> ''),
  document_no       text,
  -- Names of the issuing organs, the lead first (art. 10).
  issuers           text[] not null default '{}',
  kind              text not null check (kind in ('rule', 'normative', 'policy', 'notice', 'news', 'interpretation', 'draft', 'result', 'organ', 'planning', 'statistics', 'finance', 'personnel', 'other')),
  -- Ids of src/law/disclosure: subject category, item of art. 20 or 21, key domain.
  theme             text,
  item              text,
  key_domain        text,
  keywords          text[] not null default '{}',
  -- 形成或者变更之日, from which art. 26 counts; 成文日期; 施行日期; 有效期至.
  formed_on         date not null,
  made_on           date,
  effective_on      date,
  valid_until       date,
  -- 统一登记号 of rules and normative documents; who has one is in the register.
  register_no       text,
  validity          text not null default 'none' check (validity in ('none', 'inForce', 'amended', 'suspended', 'expired', 'repealed')),
  attribute         text check (attribute in ('open', 'onRequest', 'withheld')),
  ground            text,
  state             text not null,
  version           integer not null default 1,
  -- The version that the public reads; null: none, whatever the state.
  published_version integer,
  published_on      date,
  changed_on        date,
  withdrawn_on      date,
  -- What the public is told of a correction or of a withdrawal.
  public_note       text,
  -- Last day for publication (art. 26, or a shorter limit of other law); null once it is published.
  publish_due       date,
  publish_at        timestamptz,
  -- The last time that withheld information was looked at again (art. 18).
  assessed_on       date,
  -- 三同步: whether the document needs an interpretation, or why it needs none.
  interpretation    text not null default 'none' check (interpretation in ('needed', 'exempt', 'none')),
  interpretation_note text,
  department        text,
  author_id         text not null,
  takeover_id       uuid,
  standing          jsonb not null,
  act_count         integer not null default 0,
  is_example        boolean not null default false,
  made_at           timestamptz not null,
  primary key (organ_id, id),
  unique (organ_id, index_no),
  unique (organ_id, register_no),
  foreign key (organ_id, takeover_id) references document_takeovers (organ_id, id),
  check (attribute is null or attribute = 'open' or ground is not null),
  check (published_version is null or (attribute = 'open' and index_no is not null and published_on is not null and withdrawn_on is null))
);
create index documents_published on documents (organ_id, published_on desc, id) where published_version is not null;
create index documents_published_everywhere on documents (published_on desc, organ_id, id) where published_version is not null;
create index documents_by_item on documents (organ_id, item, published_on desc) where published_version is not null;
create index documents_in_work on documents (organ_id, state) where published_version is null;
create index documents_due on documents (organ_id, publish_due) where publish_due is not null;
create index documents_register on documents (organ_id, kind, made_on) where register_no is not null;
create index documents_waiting on documents (publish_at) where publish_at is not null;

create table document_acts (
  organ_id    text not null,
  document_id uuid not null,
  no          integer not null,
  act         text not null,
  on_day      date not null,
  at          timestamptz not null,
  actor       text not null,
  data        jsonb not null,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references documents (organ_id, id)
);

-- What a document says. A version is fixed once it was published.
create table document_versions (
  organ_id    text not null,
  document_id uuid not null,
  no          integer not null,
  title       text not null check (title <> ''),
  summary     text,
  -- Structured text (src/documents/body.ts), and what is made of it: words for search and screening, markup for pages.
  body        jsonb not null,
  text        text not null,
  html        text not null,
  -- The other elements as they are to be at publication: number, issuers, days.
  about       jsonb not null,
  -- Over all of this and the digests of the files: what a review has seen.
  digest      text not null check (digest ~ '^[0-9a-f]{64}$'),
  made_by     text not null,
  made_at     timestamptz not null,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references documents (organ_id, id)
);

create table document_files (
  organ_id    text not null,
  document_id uuid not null,
  version     integer not null,
  no          integer not null,
  -- attachment: given with the document; original: the file the text was read from, for staff only.
  role        text not null check (role in ('attachment', 'original')),
  sha256      text not null references files (sha256),
  name        text not null,
  media_type  text not null,
  size        bigint not null,
  primary key (organ_id, document_id, version, no),
  foreign key (organ_id, document_id, version) references document_versions (organ_id, document_id, no)
);
create index document_files_by_digest on document_files (sha256);

create table document_relations (
  organ_id      text not null,
  document_id   uuid not null,
  no            integer not null,
  relation      text not null check (relation in ('amends', 'repeals', 'replaces', 'interprets', 'basedOn', 'related')),
  -- The other document, here or (by its title) elsewhere.
  to_organ_id   text,
  to_id         uuid,
  to_title      text,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references documents (organ_id, id),
  check ((to_organ_id is null) = (to_id is null)),
  check (to_id is not null or to_title is not null)
);
create index document_relations_to on document_relations (to_organ_id, to_id, relation);

-- 一事一审: one record for each version of each item. Three people, or the signed form with its signers.
create table document_reviews (
  organ_id       text not null,
  document_id    uuid not null,
  version        integer not null,
  form           text not null check (form in ('threeSteps', 'signedForm')),
  -- The digest of the version as reviewed.
  digest         text not null,
  author_id      text not null,
  first_by       text,
  first_at       timestamptz,
  second_by      text,
  second_at      timestamptz,
  final_by       text,
  final_at       timestamptz,
  -- Of the signed form: the scan, and the names under it.
  form_sha256    text references files (sha256),
  signers        text[] not null default '{}',
  checklist      jsonb not null default '{}',
  -- What screening found, and what the reviewers said to it.
  screening      jsonb not null default '{}',
  attribute      text not null,
  complete       boolean not null generated always as (
    case form when 'threeSteps' then first_by is not null and second_by is not null and final_by is not null
              else form_sha256 is not null and cardinality(signers) > 0 and final_by is not null end) stored,
  primary key (organ_id, document_id, version),
  foreign key (organ_id, document_id, version) references document_versions (organ_id, document_id, no),
  check (first_by is distinct from second_by or first_by is null),
  check (second_by is distinct from final_by or final_by is null or form = 'signedForm'),
  check (first_by is distinct from final_by or final_by is null or form = 'signedForm'),
  check (form <> 'threeSteps' or (second_by is distinct from author_id and final_by is distinct from author_id)),
  check (final_by is distinct from author_id)
);

-- Where and when: site, gazette, new media, notice board, press, press conference, on-line interview …
create table document_publications (
  organ_id     text not null,
  document_id  uuid not null,
  no           integer not null,
  channel      text not null check (channel in ('site', 'gazette', 'newMedia', 'noticeBoard', 'press', 'broadcast', 'pressConference', 'interview')),
  at           timestamptz not null,
  address      text,
  detail       jsonb not null default '{}',
  made_by      text not null,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references documents (organ_id, id)
);
create index document_publications_by_time on document_publications (organ_id, channel, at);

-- 有效性: from which day on what holds, and by which document.
create table document_validity (
  organ_id    text not null,
  document_id uuid not null,
  from_on     date not null,
  validity    text not null check (validity in ('inForce', 'amended', 'suspended', 'expired', 'repealed')),
  by_organ_id text,
  by_id       uuid,
  basis       text,
  made_by     text not null,
  made_at     timestamptz not null,
  primary key (organ_id, document_id, from_on),
  foreign key (organ_id, document_id) references documents (organ_id, id)
);
create index document_validity_by_day on document_validity (organ_id, validity, from_on);

-- Nothing is public without a complete record: a review of exactly this version, or a signed takeover. Checked when the
-- transaction ends, whoever writes.
create function refuse_unreviewed() returns trigger language plpgsql security definer set search_path = public as $$
declare doc documents;
begin
  select * into doc from documents where organ_id = new.organ_id and id = new.id;
  if not found or doc.published_version is null then return null; end if;
  if exists (
    select from document_reviews r
    join document_versions v on v.organ_id = r.organ_id and v.document_id = r.document_id and v.no = r.version
    where r.organ_id = doc.organ_id and r.document_id = doc.id and r.version = doc.published_version
      and r.complete and r.digest = v.digest and r.attribute = 'open'
  ) then return null; end if;
  if doc.takeover_id is not null and doc.published_version = 1 and exists (
    select from document_versions v where v.organ_id = doc.organ_id and v.document_id = doc.id and v.no = 1
  ) then return null; end if;
  raise exception 'document % of % may not be published: no complete review of version %',
    doc.id, doc.organ_id, doc.published_version using errcode = 'check_violation', constraint = 'published_is_reviewed';
end $$;
create constraint trigger published_is_reviewed after insert or update of published_version, takeover_id on documents
  deferrable initially deferred for each row when (new.published_version is not null) execute function refuse_unreviewed();

-- What was published stays as it was reviewed: its text, its files, its review.
create function refuse_change_of_published() returns trigger language plpgsql security definer set search_path = public as $$
declare
  row_of jsonb := to_jsonb(case when tg_op = 'INSERT' then new else old end);
  at_version integer := coalesce(row_of ->> 'version', row_of ->> 'no')::integer;
begin
  if exists (select from document_publications p join documents d on d.organ_id = p.organ_id and d.id = p.document_id
             where p.organ_id = row_of ->> 'organ_id' and p.document_id = (row_of ->> 'document_id')::uuid
               and d.published_version = at_version) then
    raise exception 'a published version is not changed: % on %', tg_op, tg_table_name
      using errcode = 'check_violation', constraint = 'published_is_fixed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_is_fixed before update or delete on document_versions
  for each row execute function refuse_change_of_published();
create trigger published_is_fixed before insert or update or delete on document_files
  for each row execute function refuse_change_of_published();
create trigger published_is_fixed before update or delete on document_reviews
  for each row execute function refuse_change_of_published();

-- What the public can read, and nothing else: the published version of what is open and not withdrawn.
create view public_documents as
  select d.organ_id, d.id, d.index_no, v.title, v.summary, d.document_no, d.issuers, d.kind, d.theme, d.item, d.key_domain,
    d.keywords, d.made_on, d.published_on, d.changed_on, d.effective_on, d.valid_until, d.register_no, d.validity,
    d.attribute, d.department, d.public_note, v.no as version, v.body, v.text, v.html, d.is_example
  from documents d
  join document_versions v on v.organ_id = d.organ_id and v.document_id = d.id and v.no = d.published_version
  where d.published_version is not null and d.attribute = 'open' and d.withdrawn_on is null;

create view public_document_files as
  select f.organ_id, f.document_id, f.version, f.no, f.sha256, f.name, f.media_type, f.size
  from document_files f join documents d on d.organ_id = f.organ_id and d.id = f.document_id and d.published_version = f.version
  where f.role = 'attachment' and d.attribute = 'open' and d.withdrawn_on is null;

-- Relations of public documents; the other side is named only where it is public too, or is not on this installation.
create view public_document_relations as
  select r.organ_id, r.document_id, r.no, r.relation, r.to_organ_id, r.to_id, coalesce(v.title, r.to_title) as to_title
  from document_relations r
  join documents d on d.organ_id = r.organ_id and d.id = r.document_id
  left join documents o on o.organ_id = r.to_organ_id and o.id = r.to_id
    and o.published_version is not null and o.attribute = 'open' and o.withdrawn_on is null
  left join document_versions v on v.organ_id = o.organ_id and v.document_id = o.id and v.no = o.published_version
  where d.published_version is not null and d.attribute = 'open' and d.withdrawn_on is null
    and (r.to_id is null or o.id is not null);

create view public_document_validity as
  select h.organ_id, h.document_id, h.from_on, h.validity, h.by_organ_id, h.by_id, h.basis
  from document_validity h join documents d on d.organ_id = h.organ_id and d.id = h.document_id
  where d.published_version is not null and d.attribute = 'open' and d.withdrawn_on is null;

create view public_document_publications as
  select p.organ_id, p.document_id, p.no, p.channel, p.at, p.address, p.detail
  from document_publications p join documents d on d.organ_id = p.organ_id and d.id = p.document_id
  where d.published_version is not null and d.attribute = 'open' and d.withdrawn_on is null;

-- An address that once led to a document says that it was withdrawn and why, and nothing of what it was.
create view public_withdrawals as
  select organ_id, id, withdrawn_on, public_note from documents where withdrawn_on is not null and published_version is null;

select guard_by_organ('document_settings');
select guard_by_organ('document_takeovers');
select guard_by_organ('documents');
select guard_by_organ('document_acts');
select guard_by_organ('document_versions');
select guard_by_organ('document_files');
select guard_by_organ('document_relations');
select guard_by_organ('document_reviews');
select guard_by_organ('document_publications');
select guard_by_organ('document_validity');
revoke update, delete on document_acts, document_takeovers from gongkai_staff;
revoke delete on documents, document_reviews from gongkai_staff;
grant select, insert on files to gongkai_staff;
