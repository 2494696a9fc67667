-- What an organ says of itself: its office for disclosure (Regulation, art. 4 and 12), who reviews its acts, its site.
create table organ_profiles (
  organ_id            text primary key references organs (id),
  credit_code         text check (credit_code ~ '^[0-9A-HJ-NP-RT-UW-Y]{18}$'),
  site_code           text check (site_code ~ '^([0-9]{10}|bm[0-9]{8})$'),
  office_name         text,
  office_phone        text,
  office_fax          text,
  office_email        text,
  office_address      text,
  office_hours        text,
  postal_code         text,
  -- The head of the office, whose approval an extension needs (art. 33).
  head_staff_id       uuid references staff (id),
  -- Who reviews the organ's acts: a body that is not on this installation is named in words.
  reconsideration_body text,
  court               text,
  -- The characters before the year in the organ's document numbers: 临政公开.
  number_prefix       text,
  changed_at          timestamptz not null default now()
);
select guard_by_organ('organ_profiles');
