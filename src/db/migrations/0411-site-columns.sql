-- Who answers for each item of arts. 20 and 21; how often its column is renewed stands in column_limits.
create table catalogue_items (
  organ_id   text not null references organs (id),
  -- An id of src/law/disclosure/items.ts.
  item       text not null check (item <> ''),
  department text not null check (department <> ''),
  note       text,
  primary key (organ_id, item)
);

-- 移送 (art. 25): what was given to an archive or a library, when, and who received it.
create table deliveries (
  organ_id       text not null references organs (id),
  id             uuid not null default gen_random_uuid(),
  recipient      text not null check (recipient <> ''),
  kind           text not null check (kind in ('archives', 'library', 'hall', 'office')),
  form           text not null check (form in ('paper', 'electronic', 'both')),
  delivered_on   date not null,
  note           text,
  received_by    text,
  received_on    date,
  -- The signed receipt, scanned.
  receipt_sha256 text references files (sha256),
  receipt_name   text,
  made_by        text not null,
  made_at        timestamptz not null,
  primary key (organ_id, id),
  check ((received_by is null) = (received_on is null)),
  check ((receipt_sha256 is null) = (receipt_name is null))
);
create table delivery_items (
  organ_id    text not null,
  delivery_id uuid not null,
  no          integer not null,
  document_id uuid not null,
  copies      integer not null default 1 check (copies >= 1),
  primary key (organ_id, delivery_id, no),
  unique (organ_id, delivery_id, document_id),
  foreign key (organ_id, delivery_id) references deliveries (organ_id, id),
  foreign key (organ_id, document_id) references documents (organ_id, id)
);
create index delivery_items_of on delivery_items (organ_id, document_id);

select guard_by_organ('catalogue_items');
select guard_by_organ('deliveries');
select guard_by_organ('delivery_items');
revoke delete on deliveries, delivery_items from gongkai_staff;
