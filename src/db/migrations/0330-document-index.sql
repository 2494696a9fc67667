-- What the search looks at: one row for each document that the public reads. It is filled where a document is published,
-- corrected or withdrawn, in the same transaction, and can be made anew from the documents at any time.
create table document_index (
  organ_id     text not null,
  document_id  uuid not null,
  -- Title in simplified script without punctuation, and the first letters of its syllables.
  title_key    text not null,
  initials     text not null,
  -- 临政发[2026]5, and [2026]5 of it.
  number_key   text,
  number_tail  text,
  kind         text not null,
  theme        text,
  item         text,
  key_domain   text,
  issuer       text,
  validity     text not null,
  made_year    integer,
  published_on date not null,
  -- Words of the title alone, and of all the document with their weights. Both also hold marks by which a search is
  -- narrowed inside the index: @y2026 year of publication, @olinfen organ, @t theme, @i item, @v validity, @k kind,
  -- @m year on the document.
  title_words  tsvector not null,
  words        tsvector not null,
  primary key (organ_id, document_id),
  foreign key (organ_id, document_id) references documents (organ_id, id) on delete cascade
);
create index document_index_words on document_index using gin (words);
create index document_index_title_words on document_index using gin (title_words);
create index document_index_title on document_index using gin (title_key gin_trgm_ops);
create index document_index_initials on document_index using gin (initials gin_trgm_ops);
create index document_index_title_key on document_index using hash (title_key);
create index document_index_number on document_index (number_key text_pattern_ops) where number_key is not null;
create index document_index_tail on document_index (number_tail) where number_tail is not null;
create index document_index_newest on document_index (published_on desc, organ_id, document_id);
create index document_index_organ on document_index (organ_id, published_on desc, document_id);
create index document_index_organ_item on document_index (organ_id, item, published_on desc);
create index document_index_theme on document_index (theme, published_on desc);
create index document_index_item on document_index (item, published_on desc);
create index document_index_kind on document_index (kind, validity, published_on desc);
select guard_by_organ('document_index');

-- A row that was left behind finds nothing: the search reads only what is public now.
create view public_document_index as
  select i.* from document_index i
  join documents d on d.organ_id = i.organ_id and d.id = i.document_id
  where d.published_version is not null and d.attribute = 'open' and d.withdrawn_on is null;
