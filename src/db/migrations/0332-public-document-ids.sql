-- Which documents are public, and nothing more of them: what the search asks of each candidate.
create view public_document_ids as
  select organ_id, id from documents
  where published_version is not null and attribute = 'open' and withdrawn_on is null;
