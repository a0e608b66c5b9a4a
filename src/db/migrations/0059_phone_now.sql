-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- "Jetzt am Telefon": hours in which volunteers stand by, and calls that an institution asks for at its counter.

create table standby_window (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 1 and 1440),
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check (from_minute < to_minute),
  constraint standby_window_apart exclude using gist (centre_id with =, volunteer_id with =, weekday with =, int4range(from_minute, to_minute) with &&)
);
create index standby_window_now on standby_window (centre_id, weekday);
comment on table standby_window is 'When a volunteer stands by on the phone every week, by weekday (1 Monday), in minutes of the day on the clock in Germany.';
select protect_centre_table('standby_window');
grant select, insert, delete on standby_window to herzstueck_app;
grant select, delete on standby_window to herzstueck_retention;

create table standby_date (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  on_day date not null,
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 1 and 1440),
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check (from_minute < to_minute),
  constraint standby_date_apart exclude using gist (centre_id with =, volunteer_id with =, on_day with =, int4range(from_minute, to_minute) with &&)
);
create index standby_date_now on standby_date (centre_id, on_day);
comment on table standby_date is 'A single day on which a volunteer stands by on the phone, beside the hours of the week; goes a month after the day. entered_by: null when the person said so itself.';
select protect_centre_table('standby_date');
grant select, insert, delete on standby_date to herzstueck_app;
grant select, delete on standby_date to herzstueck_retention;

alter table interpreting_policy
  add column phone_now boolean not null default true,
  add column phone_now_minutes int not null default 3 check (phone_now_minutes between 1 and 15);

create table interpreting_call (
  centre_id uuid not null references centre,
  id uuid not null,
  request_id uuid not null,
  call_phone text not null check (length(call_phone) between 3 and 120),
  minutes int not null check (minutes between 5 and 600),
  answer_by timestamptz not null,
  link_id uuid,
  result text check (result in ('taken', 'nobody', 'not_called', 'withdrawn')),
  ended_at timestamptz,
  seen_at timestamptz, seen_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, request_id) references interpreting_request,
  check ((result is null) = (ended_at is null)),
  check ((seen_at is null) = (seen_by is null))
);
create unique index interpreting_call_request on interpreting_call (centre_id, request_id);
create index interpreting_call_open on interpreting_call (centre_id, answer_by) where result is null or seen_at is null;
create index interpreting_call_link on interpreting_call (centre_id, link_id, answer_by) where link_id is not null;
comment on table interpreting_call is 'A request for somebody on the phone at once: which number at the counter is to be called, for about how long, until when those who stand by can answer, and what came of it. link_id: asked by this mailed link. seen_*: the coordination has seen that nobody answered.';
select protect_centre_table('interpreting_call');
grant select, insert, update (answer_by, result, ended_at, seen_at, seen_by) on interpreting_call to herzstueck_app;
grant select, delete on interpreting_call to herzstueck_retention;
