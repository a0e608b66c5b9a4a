-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- SmiLe: language sponsorships. Who coordinates them, what a school needs, who helps, and which pupil meets whom in which lesson.

do $$
declare
  target text;
  body text;
  code text;
begin
  foreach target in array array['membership', 'invitation'] loop
    foreach code in array array['sponsorship_coordinator', 'school_coordinator'] loop
      select pg_get_constraintdef(oid) into strict body from pg_constraint
        where conname = target || '_role_check' and conrelid = target::regclass;
      body := replace(body, '])', ', ''' || code || '''::text])');
      execute format('alter table %1$I drop constraint %1$s_role_check, add constraint %1$s_role_check %2$s', target, body);
    end loop;
  end loop;
  -- A coordinator of a school speaks for one school, as its office does.
  for target in select conname from pg_constraint
    where conrelid = 'membership'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%school_number IS NOT NULL%'
  loop
    execute format('alter table membership drop constraint %I', target);
  end loop;
  alter table membership add constraint membership_school check ((role in ('school', 'school_coordinator')) = (school_number is not null));
end $$;

create table sponsorship_policy (
  centre_id uuid not null references centre,
  forms text[] not null check (cardinality(forms) > 0),
  daycare boolean not null,
  group_size int not null check (group_size between 1 and 3),
  most_pupils int not null check (most_pupils between 1 and 10),
  least_age int not null check (least_age between 14 and 18),
  answer_days int not null check (answer_days between 1 and 60),
  quiet_weeks int not null check (quiet_weeks between 1 and 12),
  entered_at timestamptz not null,
  entered_by uuid not null,
  version int not null,
  primary key (centre_id)
);
comment on table sponsorship_policy is 'How a centre runs its sponsorships; without a row the defaults count. forms: keys of school forms whose pupils take part; daycare: day-care centres too. group_size: pupils in one lesson of a sponsor at most; least_age: years of a sponsor, below 18 with the consent of the parents; answer_days: until both sides have said whether they want to meet; quiet_weeks: without an entry until the coordination asks.';
select protect_centre_table('sponsorship_policy');
grant select, insert, update on sponsorship_policy to herzstueck_app;

create table lesson_time (
  centre_id uuid not null references centre,
  id uuid not null,
  school_number text references school,
  lesson int not null check (lesson between 1 and 12),
  from_minute int not null check (from_minute between 360 and 1140),
  to_minute int not null check (to_minute between 361 and 1200),
  primary key (centre_id, id),
  check (from_minute < to_minute),
  constraint lesson_time_apart exclude using gist (centre_id with =, coalesce(school_number, '') with =, int4range(from_minute, to_minute) with &&)
);
create unique index lesson_time_once on lesson_time (centre_id, coalesce(school_number, ''), lesson);
comment on table lesson_time is 'The lessons of a school: its own grid, in minutes of the day on the clock in Germany. Without school: the grid of schools that have none of their own.';
select protect_centre_table('lesson_time');
grant select, insert, delete on lesson_time to herzstueck_app;

create table sponsor (
  centre_id uuid not null references centre,
  volunteer_id uuid not null,
  most_pupils int not null check (most_pupils between 0 and 10),
  in_groups boolean not null,
  from_grade int check (from_grade between 0 and 13),
  to_grade int check (to_grade between 0 and 13),
  pupil_gender text check (pupil_gender in ('female', 'male')),
  interests text not null check (length(interests) <= 200),
  wishes text not null check (length(wishes) <= 300),
  parents_consent_on date,
  entered_at timestamptz not null,
  entered_by uuid,
  version int not null,
  primary key (centre_id, volunteer_id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check (from_grade is null or to_grade is null or from_grade <= to_grade)
);
comment on table sponsor is 'What somebody who gives lessons as a sponsor can and wants, beside what stands of the volunteer: most_pupils at once, small groups or not, grades. When they have time: volunteer_window. parents_consent_on: when the parents of a sponsor under 18 consented.';
select protect_centre_table('sponsor');
grant select, insert, update, delete on sponsor to herzstueck_app;
grant select, delete on sponsor to herzstueck_retention;

create table sponsor_seat (
  centre_id uuid not null references centre,
  volunteer_id uuid not null,
  seat int not null check (seat between 1 and 10),
  primary key (centre_id, volunteer_id, seat),
  foreign key (centre_id, volunteer_id) references sponsor on delete cascade
);
comment on table sponsor_seat is 'One row for each pupil a sponsor can meet at once: a sponsorship takes one, so that nobody ever has more than they said.';
select protect_centre_table('sponsor_seat');
grant select, insert, delete on sponsor_seat to herzstueck_app;
grant select, delete on sponsor_seat to herzstueck_retention;

create table sponsor_school (
  centre_id uuid not null references centre,
  volunteer_id uuid not null,
  school_number text not null references school,
  primary key (centre_id, volunteer_id, school_number),
  foreign key (centre_id, volunteer_id) references sponsor on delete cascade
);
create index sponsor_school_of on sponsor_school (centre_id, school_number);
comment on table sponsor_school is 'Schools a sponsor goes to. Without one: all within the radius of the volunteer.';
select protect_centre_table('sponsor_school');
grant select, insert, delete on sponsor_school to herzstueck_app;
grant select, delete on sponsor_school to herzstueck_retention;

create table sponsor_module (
  centre_id uuid not null references centre,
  id uuid not null,
  title text not null check (length(title) between 1 and 120),
  needed boolean not null,
  ended_on date,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (centre_id, id)
);
create unique index sponsor_module_title on sponsor_module (centre_id, lower(title)) where ended_on is null;
comment on table sponsor_module is 'Parts of the preparation of sponsors. needed: before the first lesson. ended_on: not offered any more.';
select protect_centre_table('sponsor_module');
grant select, insert, update on sponsor_module to herzstueck_app;

create table sponsor_attendance (
  centre_id uuid not null references centre,
  volunteer_id uuid not null,
  module_id uuid not null,
  on_day date not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (centre_id, volunteer_id, module_id),
  foreign key (centre_id, volunteer_id) references sponsor on delete cascade,
  foreign key (centre_id, module_id) references sponsor_module
);
comment on table sponsor_attendance is 'Who was there in which part of the preparation, and when.';
select protect_centre_table('sponsor_attendance');
grant select, insert, delete on sponsor_attendance to herzstueck_app;
grant select, delete on sponsor_attendance to herzstueck_retention;

create table pupil (
  centre_id uuid not null references centre,
  id uuid not null,
  number text not null check (number ~ '^[A-Z0-9]{1,4}-SM-\d{4}-\d{3,}$'),
  school_number text not null references school,
  state text not null check (state in ('reported', 'waiting', 'placed', 'ended')),
  state_since date not null,
  grade int check (grade between 0 and 13),
  class_name text not null check (length(class_name) <= 20),
  room text not null check (length(room) <= 40),
  given_name text not null check (length(given_name) <= 120),
  family_name text not null check (length(family_name) <= 120),
  language text not null check (language ~ '^[a-z]{3}$'),
  further_languages text[] not null,
  german text not null check (german in ('none', 'words', 'simple')),
  reason text not null check (reason in ('new', 'no_talk', 'no_reading', 'shy', 'other')),
  interests text not null check (length(interests) <= 200),
  mind text not null check (length(mind) <= 300),
  sponsor_gender text check (sponsor_gender in ('female', 'male')),
  group_fits boolean not null,
  parents_language text not null check (parents_language ~ '^[a-z]{2,3}$'),
  sibling_key uuid,
  child_id uuid,
  ended_on date,
  end_reason text check (end_reason in ('no_need', 'moved', 'left_school', 'consent_refused', 'consent_withdrawn', 'duplicate', 'reported_by_mistake')),
  reported_at timestamptz not null,
  reported_by uuid not null,
  version int not null,
  primary key (centre_id, id),
  foreign key (centre_id, child_id) references child on delete set null (child_id),
  -- Without a consent no name leaves the school.
  constraint pupil_nameless check (state in ('waiting', 'placed') or (given_name = '' and family_name = '' and room = '' and mind = '' and interests = '')),
  constraint pupil_named check (state not in ('waiting', 'placed') or given_name <> ''),
  constraint pupil_ended check ((state = 'ended') = (ended_on is not null) and (ended_on is null) = (end_reason is null))
);
create unique index pupil_number on pupil (centre_id, number);
create index pupil_state on pupil (centre_id, state, state_since, id);
create index pupil_school on pupil (centre_id, school_number, state);
create index pupil_sibling on pupil (centre_id, sibling_key) where sibling_key is not null;
create index pupil_child on pupil (centre_id, child_id) where child_id is not null;
comment on table pupil is 'A pupil for whom a school wants a sponsor. Names, room, interests and what to mind only while the consent of the parents stands: they go when it ends. child_id: the child of the centre, where the parents consented to that, too; it opens nothing in either direction. sibling_key: the same for brothers and sisters.';
select protect_centre_table('pupil');
grant select, insert, update on pupil to herzstueck_app;
grant select, update, delete on pupil to herzstueck_retention;

create table pupil_lesson (
  centre_id uuid not null references centre,
  pupil_id uuid not null,
  weekday int not null check (weekday between 1 and 5),
  lesson int not null check (lesson between 1 and 12),
  primary key (centre_id, pupil_id, weekday, lesson),
  foreign key (centre_id, pupil_id) references pupil on delete cascade
);
comment on table pupil_lesson is 'Lessons of the school in which a pupil can meet a sponsor, by weekday (1 Monday).';
select protect_centre_table('pupil_lesson');
grant select, insert, delete on pupil_lesson to herzstueck_app;
grant select, delete on pupil_lesson to herzstueck_retention;

create table pair_block (
  centre_id uuid not null references centre,
  pupil_id uuid not null,
  volunteer_id uuid not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (centre_id, pupil_id, volunteer_id),
  foreign key (centre_id, pupil_id) references pupil on delete cascade,
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade
);
comment on table pair_block is 'Never this pair again, without the reason.';
select protect_centre_table('pair_block');
grant select, insert, delete on pair_block to herzstueck_app;
grant select, delete on pair_block to herzstueck_retention;

create table sponsorship (
  centre_id uuid not null references centre,
  id uuid not null,
  number text not null check (number ~ '^[A-Z0-9]{1,4}-P-\d{4}-\d{3,}$'),
  pupil_id uuid not null,
  volunteer_id uuid not null,
  school_number text not null references school,
  state text not null check (state in ('proposed', 'meeting', 'active', 'paused', 'ended')),
  state_since date not null,
  seat int,
  group_key uuid not null,
  group_seat int not null check (group_seat between 1 and 3),
  weekday int not null check (weekday between 1 and 5),
  lesson int not null check (lesson between 1 and 12),
  from_minute int not null,
  to_minute int not null check (to_minute > from_minute),
  answer_by date not null,
  sponsor_yes_at timestamptz,
  school_yes_at timestamptz,
  meeting_at timestamptz,
  started_on date,
  paused_until date,
  pause_reason text check (pause_reason in ('certificate', 'sponsor_away', 'pupil_away', 'school', 'parents', 'centre')),
  ended_on date,
  end_reason text check (end_reason in ('goal_reached', 'school_year', 'moved', 'left_school', 'sponsor_stops', 'no_fit', 'no_time', 'declined', 'no_answer', 'consent_withdrawn', 'certificate', 'duplicate', 'centre')),
  ended_side text check (ended_side in ('sponsor', 'school', 'parents', 'centre')),
  entered_at timestamptz not null,
  entered_by uuid not null,
  version int not null,
  primary key (centre_id, id),
  foreign key (centre_id, pupil_id) references pupil on delete cascade,
  foreign key (centre_id, volunteer_id) references volunteer,
  foreign key (centre_id, volunteer_id, seat) references sponsor_seat,
  constraint sponsorship_seated check ((state = 'ended') = (seat is null)),
  constraint sponsorship_agreed check (state not in ('meeting', 'active', 'paused') or (sponsor_yes_at is not null and school_yes_at is not null)),
  constraint sponsorship_started check (state not in ('active', 'paused') or started_on is not null),
  constraint sponsorship_paused check ((state = 'paused') = (pause_reason is not null) and (paused_until is null or state = 'paused')),
  constraint sponsorship_ended check ((state = 'ended') = (ended_on is not null) and (ended_on is null) = (end_reason is null) and (ended_on is null) = (ended_side is null)),
  constraint sponsorship_lesson_apart exclude using gist (centre_id with =, volunteer_id with =, weekday with =, int4range(from_minute, to_minute) with &&, group_key with <>) where (state <> 'ended')
);
create unique index sponsorship_number on sponsorship (centre_id, number);
create unique index sponsorship_pupil on sponsorship (centre_id, pupil_id) where state <> 'ended';
create unique index sponsorship_seat_taken on sponsorship (centre_id, volunteer_id, seat) where state <> 'ended';
create unique index sponsorship_group on sponsorship (centre_id, group_key, group_seat) where state <> 'ended';
create index sponsorship_state on sponsorship (centre_id, state, state_since, id);
create index sponsorship_of_volunteer on sponsorship (centre_id, volunteer_id, state);
create index sponsorship_of_pupil on sponsorship (centre_id, pupil_id);
create index sponsorship_school on sponsorship (centre_id, school_number, state);
comment on table sponsorship is 'One pupil with one sponsor in one lesson of the week. seat: which of the pupils the sponsor can meet; group_key: pupils who meet the sponsor together, group_seat: which of them. Ended ones stay as they were: an end changes no lesson of before.';
select protect_centre_table('sponsorship');
grant select, insert, update on sponsorship to herzstueck_app;
grant select, update, delete on sponsorship to herzstueck_retention;

create table sponsorship_event (
  centre_id uuid not null references centre,
  id uuid not null,
  sponsorship_id uuid not null,
  position int not null check (position > 0),
  type text not null,
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  at timestamptz not null,
  by_user uuid,
  by_role text not null,
  primary key (centre_id, id),
  foreign key (centre_id, sponsorship_id) references sponsorship on delete cascade
);
create unique index sponsorship_event_position on sponsorship_event (centre_id, sponsorship_id, position);
comment on table sponsorship_event is 'What happened to a sponsorship, in its order: codes and dates alone. Append only. by_user null: by a mailed link or the program.';
select protect_centre_table('sponsorship_event');
grant select, insert on sponsorship_event to herzstueck_app;
grant select, delete on sponsorship_event to herzstueck_retention;

create table sponsorship_session (
  centre_id uuid not null references centre,
  id uuid not null,
  sponsorship_id uuid not null,
  on_day date not null,
  held boolean not null,
  minutes int check (minutes between 5 and 180),
  why_not text check (why_not in ('pupil_away', 'sponsor_away', 'school_event', 'no_lessons', 'other')),
  tags text[] not null check (tags <@ array['reading', 'game', 'words', 'writing', 'everyday'] and cardinality(tags) <= 3),
  topic text not null check (length(topic) <= 120),
  next_idea text not null check (length(next_idea) <= 200),
  send_key uuid not null,
  entered_at timestamptz not null,
  entered_by uuid,
  changed_at timestamptz not null,
  version int not null,
  primary key (centre_id, id),
  foreign key (centre_id, sponsorship_id) references sponsorship on delete cascade,
  constraint sponsorship_session_held check (held = (minutes is not null) and held = (why_not is null) and (held or tags = '{}'))
);
create unique index sponsorship_session_day on sponsorship_session (centre_id, sponsorship_id, on_day);
create unique index sponsorship_session_sent on sponsorship_session (centre_id, send_key);
comment on table sponsorship_session is 'One lesson that was held, or why not; written by the sponsor. No marks, no diagnoses. send_key: made by the page, so that an entry sent twice is one.';
select protect_centre_table('sponsorship_session');
grant select, insert, update on sponsorship_session to herzstueck_app;
grant select, delete on sponsorship_session to herzstueck_retention;
