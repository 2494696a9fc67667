-- The index row is made in the transaction of the member of staff who publishes; it reads what the public can read.
grant select on public_documents, public_document_ids, public_document_index to gongkai_staff;
