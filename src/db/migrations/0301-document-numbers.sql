-- Numbers taken many at a time, for what is taken over in batches; the pattern of the unified register.
create function next_numbers(p_organ text, p_series text, p_year integer, p_count integer) returns integer language sql as $$
  insert into number_series values (p_organ, p_series, p_year, p_count)
  on conflict (organ_id, series, year) do update set last = number_series.last + p_count returning last - p_count + 1
$$;
comment on function next_numbers is 'The first of p_count numbers in a row';
grant execute on function next_numbers to gongkai_staff;
grant select, update on data_version to gongkai_staff;

alter table document_settings add column register_pattern text not null default '登〔{year}〕{no}号';

-- A file that bears a 密级★期限 mark in its official place is not kept: only that it came, from whom, and what was decided.
create table document_refusals (
  organ_id   text not null references organs (id),
  id         uuid not null default gen_random_uuid(),
  at         timestamptz not null,
  by_id      text not null,
  -- Words of the person who brought it, given before the file was looked into.
  reference  text not null,
  place      text not null,
  decision   text not null,
  primary key (organ_id, id)
);
select guard_by_organ('document_refusals');
revoke update, delete on document_refusals from gongkai_staff;
