-- How many years after its end the personal data of a request are kept with its archive; then they may be erased.
alter table organ_profiles add column keep_people_years integer not null default 10 check (keep_people_years between 0 and 100);
