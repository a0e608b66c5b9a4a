-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Volunteers asked one after the other by the program, with deadlines, at hours of the day that the centre sets.

alter table interpreting_policy
  add column ask_from int not null default 8 check (ask_from between 0 and 23),
  add column ask_to int not null default 20 check (ask_to between 1 and 24),
  add column ask_sundays boolean not null default false,
  add column answer_hours_soon int not null default 2 check (answer_hours_soon between 1 and 168),
  add column answer_hours_week int not null default 12 check (answer_hours_week between 1 and 168),
  add column answer_hours_later int not null default 24 check (answer_hours_later between 1 and 168),
  add constraint interpreting_policy_hours check (ask_from < ask_to);

create table interpreting_cascade (
  centre_id uuid not null references centre,
  id uuid not null,
  request_id uuid not null,
  size int not null check (size between 1 and 6),
  steps int not null check (steps >= 0),
  started_at timestamptz not null,
  started_by uuid not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('accepted', 'withdrawn', 'nobody', 'payer', 'late', 'stopped')),
  primary key (centre_id, id),
  foreign key (centre_id, request_id) references interpreting_request,
  check ((ended_at is null) = (ended_why is null))
);
create unique index interpreting_cascade_running on interpreting_cascade (centre_id, request_id) where ended_at is null;
create index interpreting_cascade_request on interpreting_cascade (centre_id, request_id, started_at);
comment on table interpreting_cascade is 'The program asks for a request one after the other (size: how many at once), by the ranking of the moment, until somebody says yes. Whom it asks when follows from interpreting_offer: the next when nobody asked can still answer in time.';
select protect_centre_table('interpreting_cascade');
grant select, insert, update (steps, ended_at, ended_why) on interpreting_cascade to herzstueck_app;
grant select, delete on interpreting_cascade to herzstueck_retention;

-- Who has not answered in time is told, too, when somebody else has said yes: once.
alter table interpreting_offer add column told_at timestamptz;
grant update (told_at) on interpreting_offer to herzstueck_app;
