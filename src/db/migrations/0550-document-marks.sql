-- 选定遮盖: places that a person chose, in the text or on a page of a file, with the ground. Marked by a reviewer they wait for
-- the drafter; masked, their words are not kept any more.
create table document_marks (
  organ_id       text not null,
  document_id    uuid not null,
  no             integer not null,
  state          text not null check (state in ('open', 'masked', 'withdrawn')),
  -- Where, as src/documents/masking/marks.ts has it.
  place          jsonb not null,
  -- Chinese, for people; without the words themselves.
  shown          text not null,
  ground         text not null,
  note           text,
  version        integer not null,
  marked_by      text not null,
  marked_at      timestamptz not null,
  settled_by     text,
  settled_at     timestamptz,
  masked_version integer,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references documents (organ_id, id),
  check ((state = 'open') = (settled_by is null)),
  check (state = 'open' or not place ? 'words')
);
select guard_by_organ('document_marks');
revoke delete on document_marks from gongkai_staff;
