-- Lists of an organ by subject and of all organs by year: from an index, and not by looking through all that is newer.
create index document_index_organ_theme on document_index (organ_id, theme, published_on desc, document_id);
create index document_index_year on document_index (made_year, published_on desc, organ_id, document_id);
