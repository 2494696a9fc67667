-- Rises with every change of what the public can read: charts, pages and ETags made at one number stay good until the next.
create table data_version (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into data_version (number) values (1);
