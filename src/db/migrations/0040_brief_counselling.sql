-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Talks with families and adults that are not about a school place: topic, where they were pointed to, whether they got there.

create table brief_counselling (
  centre_id uuid not null references centre,
  id uuid not null,
  held_on date not null,
  format text not null check (format in ('on_site', 'outreach', 'video', 'phone')),
  by_user uuid not null,
  audience text not null check (audience in ('family', 'adult')),
  language text check (language ~ '^[a-z]{3}$'),
  ags text check (ags ~ '^\d{8}$'),
  interpreter_present boolean not null,
  topics text[] not null check (cardinality(topics) > 0),
  note text not null check (length(note) <= 1000),
  person_name text not null check (length(person_name) <= 120),
  reach text not null check (length(reach) <= 120),
  referred_to text check (referred_to in ('migration_advice', 'youth_migration', 'language_course', 'recognition', 'job_centre', 'youth_office', 'social_office', 'school', 'other')),
  referred_place text not null check (length(referred_place) <= 120),
  referred_why text not null check (length(referred_why) <= 300),
  arrived text not null check (arrived in ('yes', 'no', 'unknown')),
  version int not null,
  primary key (centre_id, id),
  constraint brief_counselling_referred check ((referred_to is null) = (referred_why = '')),
  constraint brief_counselling_nowhere check (referred_to is not null or (arrived = 'unknown' and referred_place = ''))
);
create index brief_counselling_held on brief_counselling (centre_id, held_on);
create index brief_counselling_open on brief_counselling (centre_id, held_on) where referred_to is not null and arrived = 'unknown';
comment on table brief_counselling is 'A talk that is not about a school place; no case, no file. person_name and reach stand there only to ask once whether somebody got there: they go with the answer, or after some months. The row goes after a year.';
select protect_centre_table('brief_counselling');
grant select, insert, update, delete on brief_counselling to herzstueck_app;
grant select, update (person_name, reach, version), delete on brief_counselling to herzstueck_retention;
