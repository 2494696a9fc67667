-- What a reviewer decided of a place that screening found: it stays, and why; or it is to be masked. The key is made of the
-- rule, the words and their surroundings, so that a decision holds as long as the place says the same.
create table document_hit_decisions (
  organ_id     text not null,
  document_id  uuid not null,
  key          text not null check (key ~ '^[0-9a-f]{64}$'),
  version      integer not null,
  rule         text not null,
  place        text not null,
  -- Personal numbers with the middle hidden.
  seen         text not null,
  decision     text not null check (decision in ('keep', 'mask')),
  reason       text,
  by_id        text not null,
  at           timestamptz not null,
  primary key (organ_id, document_id, key),
  foreign key (organ_id, document_id) references documents (organ_id, id),
  check (decision = 'mask' or length(trim(reason)) > 0)
);
select guard_by_organ('document_hit_decisions');
revoke delete on document_hit_decisions from gongkai_staff;
