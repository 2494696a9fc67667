-- 邮件订阅: who wants to hear of new documents. The address is sealed; it is the only thing that is kept of the person, and
-- goes with the subscription.
create table subscriptions (
  id           uuid primary key,
  -- The organ whose documents they are; '': all of the installation.
  organ_id     text not null,
  -- What the list is narrowed to, as in its address.
  selection    jsonb not null,
  frequency    text not null check (frequency in ('daily', 'weekly')),
  sealed_email text not null,
  blind_email  text not null,
  made_at      timestamptz not null,
  -- Null until the link in the first mail was followed.
  confirmed_at timestamptz,
  -- The last day whose documents were told of.
  told_until   date,
  digests      integer not null default 0
);
create index subscriptions_by_email on subscriptions (blind_email);
create index subscriptions_confirmed on subscriptions (organ_id) where confirmed_at is not null;
create index subscriptions_waiting on subscriptions (made_at) where confirmed_at is null;

-- What a digest that still waits in the outbox tells of: it is taken back when one of them ceases to be public.
create table subscription_digests (
  outbox_id       bigint not null references outbox (id) on delete cascade,
  subscription_id uuid not null references subscriptions (id) on delete cascade,
  organ_id        text not null,
  document_id     uuid not null,
  told_before     date not null,
  primary key (outbox_id, organ_id, document_id)
);
create index subscription_digests_of on subscription_digests (organ_id, document_id);

create function take_back_digests() returns trigger language plpgsql security definer set search_path = public as $$
declare stale bigint[];
begin
  select array_agg(distinct g.outbox_id) into stale from subscription_digests g join outbox o on o.id = g.outbox_id
  where g.organ_id = new.organ_id and g.document_id = new.id and o.sent_at is null;
  if stale is null then return null; end if;
  update subscriptions s set told_until = least(s.told_until, g.told_before)
  from subscription_digests g where g.outbox_id = any (stale) and g.subscription_id = s.id;
  delete from outbox where id = any (stale) and sent_at is null;
  return null;
end $$;
create trigger take_back_digests after update on documents for each row
  when (old.published_version is not null
    and (new.published_version is distinct from old.published_version or new.attribute is distinct from 'open'
      or new.withdrawn_on is not null))
  execute function take_back_digests();

-- Further headers of a mail: List-Unsubscribe.
alter table outbox add column headers jsonb;
alter table public_attempts drop constraint public_attempts_kind_check;
alter table public_attempts add constraint public_attempts_kind_check
  check (kind in ('submit', 'query', 'code', 'subscribe', 'confirmation'));
