-- Letters: templates that an office words itself, with every version kept; how each letter was served and opened; who
-- reviews an organ's acts before and after 2024.
create table letter_templates (
  organ_id text not null references organs (id),
  kind     text not null,
  version  integer not null,
  -- null: back to the built-in wording.
  title    text,
  body     text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (organ_id, kind, version),
  check ((title is null) = (body is null))
);
select guard_by_organ('letter_templates');
revoke update, delete on letter_templates from gongkai_staff;

alter table request_papers
  -- The version of the organ's template; null: the built-in wording. The text itself is frozen in `body` when issued.
  add column template_version integer,
  -- The act that sent it, by its number.
  add column act_no integer,
  add column service text check (service in ('post', 'electronic', 'direct', 'throughOrgan')),
  add column tracking_number text,
  add column served_on date,
  add column served_to text,
  add column first_opened_at timestamptz,
  add column first_opened_from text;
comment on column request_papers.body is 'Of issued letters: {"digest": of the text, "sealed": the document under seal}';

alter table request_notes drop constraint request_notes_kind_check;
alter table request_notes add constraint request_notes_kind_check
  check (kind in ('contact', 'search', 'remark', 'severance'));

alter table organ_profiles
  -- 上一级主管部门: a body of choice until 2023, and the body of organs under vertical leadership.
  add column superior_department text,
  add column under_vertical_lead boolean not null default false,
  add column is_justice boolean not null default false,
  -- The organ's legal officer decides which clause a reply on 行政查询 carries.
  add column admin_query_relief text not null default 'either' check (admin_query_relief in ('either', 'reconsiderationFirst'));
