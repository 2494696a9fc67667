-- 邮件订阅 is the reader's own: staff see no row of it, only how many there are.
alter table subscriptions enable row level security;
alter table subscription_digests enable row level security;

-- What is left of a subscription that was confirmed and ended: no address, no list; enough to count those of an earlier day.
create table ended_subscriptions (
  organ_id     text not null,
  frequency    text not null check (frequency in ('daily', 'weekly')),
  confirmed_on date not null,
  ended_on     date not null check (ended_on >= confirmed_on),
  digests      integer not null
);
create index ended_subscriptions_of on ended_subscriptions (organ_id, ended_on);
alter table ended_subscriptions enable row level security;
