-- 时限与栏目: shorter limits than art. 26 where a list says so; how long a column may stay without anything new.
create table publication_limits (
  organ_id text not null references organs (id),
  -- A kind of document, or an item of arts. 20 and 21.
  scope    text not null check (scope in ('kind', 'item')),
  of_id    text not null,
  days     integer not null check (days between 1 and 365),
  unit     text not null check (unit in ('workingDays', 'days')),
  basis    text not null check (basis <> ''),
  primary key (organ_id, scope, of_id)
);

-- Columns of src/law/disclosure/columns.ts. applies: false, with the reason, where an organ has nothing of the sort.
create table column_limits (
  organ_id text not null references organs (id),
  column_id text not null,
  applies  boolean not null default true,
  -- Null: it may not be empty, and no more.
  days     integer check (days between 1 and 1100),
  basis    text not null check (basis <> ''),
  primary key (organ_id, column_id)
);
select guard_by_organ('publication_limits');
select guard_by_organ('column_limits');
