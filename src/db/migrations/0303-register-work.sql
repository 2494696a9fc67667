-- Work on the register: clean-up campaigns, public comment on drafts; the form of an interpretation.
create table document_cleanups (
  organ_id  text not null references organs (id),
  id        uuid not null default gen_random_uuid(),
  title     text not null check (title <> ''),
  basis     text,
  opened_on date not null,
  closed_on date,
  opened_by text not null,
  closed_by text,
  primary key (organ_id, id)
);
create table document_cleanup_items (
  organ_id    text not null,
  cleanup_id  uuid not null,
  document_id uuid not null,
  decision    text check (decision in ('keep', 'amend', 'repeal', 'expire')),
  note        text,
  decided_by  text,
  decided_on  date,
  primary key (organ_id, cleanup_id, document_id),
  foreign key (organ_id, cleanup_id) references document_cleanups (organ_id, id),
  foreign key (organ_id, document_id) references documents (organ_id, id),
  check ((decision is null) = (decided_by is null))
);

-- 征求意见: the days within which the public may comment on a published draft, and what came of it.
create table document_consultations (
  organ_id    text not null,
  document_id uuid not null,
  opens_on    date not null,
  closes_on   date not null,
  contact     text not null,
  result      text,
  result_on   date,
  made_by     text not null,
  primary key (organ_id, document_id),
  foreign key (organ_id, document_id) references documents (organ_id, id),
  check (opens_on < closes_on)
);
create table document_comments (
  organ_id    text not null,
  id          uuid not null default gen_random_uuid(),
  document_id uuid not null,
  at          timestamptz not null,
  content     text not null check (content <> ''),
  -- Name and contact under seal, where given.
  sealed      text,
  answer      text check (answer in ('adopted', 'partly', 'declined')),
  reason      text,
  answered_by text,
  answered_at timestamptz,
  primary key (organ_id, id),
  foreign key (organ_id, document_id) references document_consultations (organ_id, document_id),
  check ((answer is null) = (answered_by is null))
);
create index document_comments_of on document_comments (organ_id, document_id, at);

create view public_consultations as
  select c.organ_id, c.document_id, c.opens_on, c.closes_on, c.contact, c.result, c.result_on
  from document_consultations c join public_documents d on d.organ_id = c.organ_id and d.id = c.document_id;

alter table documents add column interpretation_form text
  check (interpretation_form in ('text', 'chart', 'video', 'questions', 'pressConference', 'expert'));
create or replace view public_documents as
  select d.organ_id, d.id, d.index_no, v.title, v.summary, d.document_no, d.issuers, d.kind, d.theme, d.item, d.key_domain,
    d.keywords, d.made_on, d.published_on, d.changed_on, d.effective_on, d.valid_until, d.register_no, d.validity,
    d.attribute, d.department, d.public_note, v.no as version, v.body, v.text, v.html, d.is_example, d.interpretation_form
  from documents d
  join document_versions v on v.organ_id = d.organ_id and v.document_id = d.id and v.no = d.published_version
  where d.published_version is not null and d.attribute = 'open' and d.withdrawn_on is null;

select guard_by_organ('document_cleanups');
select guard_by_organ('document_cleanup_items');
select guard_by_organ('document_consultations');
select guard_by_organ('document_comments');
