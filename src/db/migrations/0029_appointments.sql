-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Appointments: what counsellors offer, who has which appointment, what other services are told of it, and local practice.

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('placement_case', 'placement_case_next_step_check', array['reach_family', 'decide_no_show', 'report_back']),
    ('placement_case', 'placement_case_next_owner_check', array['administration', 'head']),
    ('case_text', 'case_text_kind_check', array['appointment_note'])
  ) as v (tab, name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = it.name and conrelid = it.tab::regclass;
    body := replace(body, '])', ', ' || (select string_agg(quote_literal(code) || '::text', ', ') from unnest(it.codes) code) || '])');
    execute format('alter table %I drop constraint %I, add constraint %I %s', it.tab, it.name, it.name, body);
  end loop;
end $$;

create table appointment_slot (
  centre_id uuid not null references centre,
  id uuid not null,
  series_id uuid,
  counsellor uuid not null,
  day date not null,
  from_minute int not null check (from_minute >= 0),
  to_minute int not null check (to_minute <= 1440),
  format text not null check (format in ('on_site', 'outreach', 'video', 'phone')),
  ags text,
  place text not null default '',
  made_by uuid not null, made_at timestamptz not null,
  withdrawn_at timestamptz, withdrawn_by uuid,
  withdrawn_as text check (withdrawn_as in ('ill', 'leave', 'room', 'other')),
  version int not null default 1,
  primary key (centre_id, id),
  constraint appointment_slot_span check (from_minute < to_minute),
  constraint appointment_slot_town check ((ags is not null) = (format = 'outreach')),
  constraint appointment_slot_withdrawn check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_as) in (0, 3)),
  constraint appointment_slot_apart exclude using gist
    (centre_id with =, counsellor with =, day with =, int4range(from_minute, to_minute) with &&)
    where (withdrawn_at is null)
);
create index appointment_slot_day on appointment_slot (centre_id, day, from_minute) where withdrawn_at is null;
create index appointment_slot_series on appointment_slot (centre_id, series_id) where series_id is not null;
comment on table appointment_slot is 'What a counsellor offers: local day, minutes since midnight as the clock shows them, way, town of an outreach day (ags), room or place. Free while no appointment of the counsellor lies in it.';
select protect_centre_table('appointment_slot');
grant select, insert, update on appointment_slot to herzstueck_app;

create table appointment (
  centre_id uuid not null references centre,
  id uuid not null,
  slot_id uuid,
  counsellor uuid,
  day date not null,
  from_minute int not null check (from_minute >= 0),
  to_minute int not null check (to_minute <= 1440),
  format text not null check (format in ('on_site', 'outreach', 'video', 'phone')),
  ags text,
  place text not null default '',
  interpreter_needed boolean not null default false,
  language text check (language ~ '^[a-z]{3}$'),
  variety text not null default '',
  state text not null check (state in ('booked', 'held', 'no_show', 'cancelled')),
  sequence int not null default 0,
  booked_by uuid not null, booked_at timestamptz not null,
  ended_at timestamptz, ended_by uuid,
  ended_as text check (ended_as in ('family', 'centre', 'interpreter', 'case_closed', 'other')),
  version int not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, slot_id) references appointment_slot,
  constraint appointment_span check (from_minute < to_minute),
  constraint appointment_language check (not interpreter_needed or language is not null),
  constraint appointment_ended check ((state = 'booked') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
  constraint appointment_ended_as check ((state = 'cancelled') = (ended_as is not null))
);
create unique index appointment_slot_once on appointment (centre_id, slot_id) where slot_id is not null and state <> 'cancelled';
create index appointment_day on appointment (centre_id, day, from_minute) where state <> 'cancelled';
comment on table appointment is 'One appointment of a family: local day, minutes since midnight as the clock shows them, way, need of an interpreter. Who comes stands in appointment_case. sequence: one more with each change, for calendars.';
select protect_centre_table('appointment');
grant select, insert, update on appointment to herzstueck_app;

create table appointment_case (
  centre_id uuid not null references centre,
  id uuid not null,
  appointment_id uuid not null,
  case_id uuid not null,
  left_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, appointment_id) references appointment,
  foreign key (centre_id, case_id) references placement_case
);
create unique index appointment_case_once on appointment_case (centre_id, appointment_id, case_id);
create index appointment_case_case on appointment_case (centre_id, case_id);
comment on table appointment_case is 'Which children an appointment is about, by their cases. left_at: the case ended before the appointment.';
select protect_centre_table('appointment_case');
grant select, insert, update on appointment_case to herzstueck_app;

create table appointment_announcement (
  centre_id uuid not null references centre,
  id uuid not null,
  kind text not null check (kind in ('appointment.interpreter_needed', 'appointment.moved', 'appointment.cancelled')),
  appointment_id uuid not null,
  day date not null,
  from_minute int not null, to_minute int not null,
  format text not null, ags text, place text not null,
  language text not null, variety text not null,
  at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, appointment_id) references appointment
);
create index appointment_announcement_at on appointment_announcement (centre_id, at, id);
comment on table appointment_announcement is 'What who finds interpreters is told of an appointment: day, time, place, language. No name, no case. Append only by grant.';
select protect_centre_table('appointment_announcement');
grant select, insert on appointment_announcement to herzstueck_app;

create table appointment_setting (
  centre_id uuid not null references centre,
  id uuid not null,
  minutes int not null check (minutes between 10 and 240),
  minutes_per_child int not null check (minutes_per_child between 0 and 120),
  no_show_first text not null check (no_show_first in ('invite_again', 'reach_family', 'decide_no_show', 'report_back')),
  no_show_first_days int not null check (no_show_first_days between 1 and 30),
  no_show_second text not null check (no_show_second in ('invite_again', 'reach_family', 'decide_no_show', 'report_back')),
  no_show_second_days int not null check (no_show_second_days between 1 and 30),
  no_show_third text not null check (no_show_third in ('invite_again', 'reach_family', 'decide_no_show', 'report_back')),
  no_show_third_days int not null check (no_show_third_days between 1 and 30),
  version int not null,
  primary key (centre_id, id)
);
create unique index appointment_setting_one on appointment_setting (centre_id);
comment on table appointment_setting is 'How a centre gives appointments: length, and what follows when a family does not come. Without a row the defaults of the program count.';
select protect_centre_table('appointment_setting');
grant select, insert, update on appointment_setting to herzstueck_app;

-- Appointments that stood in the history only become rows, so that the calendar is whole from the first day.
alter table placement_case no force row level security;
alter table case_event no force row level security;
alter table child no force row level security;
alter table family no force row level security;
alter table appointment no force row level security;
alter table appointment_case no force row level security;
insert into appointment (centre_id, id, counsellor, day, from_minute, to_minute, format, interpreter_needed, language, state, booked_by, booked_at)
  select p.centre_id, p.id, p.responsible_user, (e.payload ->> 'on')::date, m.minute, least(m.minute + 60, 1440),
    e.payload ->> 'format', f.interpreter_needed, case when f.interpreter_needed then f.language end, 'booked', e.actor, e.at
  from placement_case p
  join lateral (
    select payload, actor, at from case_event
    where centre_id = p.centre_id and case_id = p.id and type = 'scheduled' order by seq desc limit 1
  ) e on true
  cross join lateral (select extract(epoch from (e.payload ->> 'time')::time)::int / 60 as minute) m
  join child c on c.centre_id = p.centre_id and c.id = p.child_id
  join family f on f.centre_id = c.centre_id and f.id = c.family_id
  where p.state = 'scheduled' and m.minute < 1440;
insert into appointment_case (centre_id, id, appointment_id, case_id) select centre_id, id, id, id from appointment;
alter table placement_case force row level security;
alter table case_event force row level security;
alter table child force row level security;
alter table family force row level security;
alter table appointment force row level security;
alter table appointment_case force row level security;
