-- Which request of the example year is which story, so that a year that was interrupted is gone on with.
create table example_stories (
  no         integer primary key,
  organ_id   text not null,
  request_id uuid not null
);
