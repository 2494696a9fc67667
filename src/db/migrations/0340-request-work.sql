-- Between organs: what is asked of the other, until when, with which files. Each side has the files with its own row.
alter table organ_messages
  add column asks text check (asks in ('help', 'opinion', 'jointMaker')),
  add column due_on date,
  -- On the asked side: the number of the request it is about. Nobody is named.
  add column about_number text;
update organ_messages set asks = 'opinion' where kind = 'assistance';
create index organ_messages_waiting_here on organ_messages (organ_id, due_on)
  where direction = 'in' and kind = 'assistance' and answer is null;

create table organ_message_files (
  organ_id   text not null,
  message_id uuid not null,
  part       text not null check (part in ('question', 'answer')),
  no         integer not null,
  sha256     text not null references files (sha256),
  name       text not null,
  primary key (organ_id, message_id, part, no),
  foreign key (organ_id, message_id) references organ_messages (organ_id, id)
);
select guard_by_organ('organ_message_files');
revoke update, delete on organ_message_files from gongkai_staff;

-- A request that repeats an earlier one of the same applicant (art. 36 (6)), or is the same matter sent twice.
create table request_links (
  organ_id   text not null,
  request_id uuid not null,
  earlier_id uuid not null,
  kind       text not null check (kind in ('repeat', 'same')),
  on_day     date not null,
  note       text,
  made_by    text not null,
  made_at    timestamptz not null,
  primary key (organ_id, request_id, earlier_id),
  check (request_id <> earlier_id),
  foreign key (organ_id, request_id) references requests (organ_id, id),
  foreign key (organ_id, earlier_id) references requests (organ_id, id)
);
create index request_links_back on request_links (organ_id, earlier_id);
select guard_by_organ('request_links');
revoke update, delete on request_links from gongkai_staff;

-- 身份证明 (art. 29): what was shown for whom, and who saw it. Of an agent: the authority to act as well.
alter table request_people
  add column proof text check (proof in ('original', 'copy', 'online', 'lacking')),
  add column proof_on date,
  add column proof_by text;

-- The words of an item corrected after it was taken in, with the words before.
alter table request_notes drop constraint request_notes_kind_check;
alter table request_notes add constraint request_notes_kind_check
  check (kind in ('contact', 'search', 'remark', 'severance', 'itemText'));
