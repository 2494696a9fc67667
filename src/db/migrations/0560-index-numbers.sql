-- An index number typed into the search finds its document over all organs.
create index documents_index_no on documents (index_no) where published_version is not null;
