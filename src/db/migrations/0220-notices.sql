-- Calendar feeds of staff: an address with a token, of which the digest is kept; where an organ wants its notices sent.
create table calendar_feeds (
  token_digest text primary key,
  staff_id     uuid not null references staff (id),
  created_at   timestamptz not null default now()
);
create index calendar_feeds_by_staff on calendar_feeds (staff_id);

create table organ_webhooks (
  organ_id text not null references organs (id),
  url      text not null check (url ~ '^https?://'),
  -- Sealed: signs what is sent (HMAC-SHA256 over the body).
  secret   text not null,
  primary key (organ_id, url)
);
select guard_by_organ('organ_webhooks');
