-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Individual learning progress of pupils who meet a sponsor: what the sponsor sees once a month, what teachers observe, and materials.

create table progress_check (
  centre_id uuid not null references centre,
  id uuid not null,
  sponsorship_id uuid not null,
  month date not null check (extract(day from month) = 1),
  on_day date not null,
  greets text not null check (greets in ('not_yet', 'with_help', 'alone')),
  needs text not null check (needs in ('not_yet', 'with_help', 'alone')),
  tells text not null check (tells in ('not_yet', 'with_help', 'alone')),
  asks text not null check (asks in ('not_yet', 'with_help', 'alone')),
  reads text not null check (reads in ('not_yet', 'with_help', 'alone')),
  writes text not null check (writes in ('not_yet', 'with_help', 'alone')),
  entered_at timestamptz not null,
  entered_by uuid not null,
  version int not null,
  primary key (centre_id, id),
  foreign key (centre_id, sponsorship_id) references sponsorship on delete cascade,
  constraint progress_check_of_month check (date_trunc('month', on_day::timestamp) = month::timestamp)
);
create unique index progress_check_monthly on progress_check (centre_id, sponsorship_id, month);
comment on table progress_check is 'What a pupil can do in German as its sponsor sees it: six sentences, each not yet, with help or alone. Once a month at most: until the month is over it can be changed. No marks, no comparison.';
select protect_centre_table('progress_check');
grant select, insert, update on progress_check to herzstueck_app;
grant select, delete on progress_check to herzstueck_retention;

create table progress_instrument (
  centre_id uuid not null references centre,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  areas text[] not null check (cardinality(areas) between 1 and 10),
  levels text[] not null check (cardinality(levels) between 2 and 12),
  ended_on date,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (centre_id, id)
);
create unique index progress_instrument_name on progress_instrument (centre_id, lower(name)) where ended_on is null;
comment on table progress_instrument is 'An instrument of observation a centre uses beside those everybody has: its areas, and its levels from the lowest to the highest. Areas and levels never change, so that results keep their meaning; ended_on: no new results.';
select protect_centre_table('progress_instrument');
grant select, insert, update on progress_instrument to herzstueck_app;

create table progress_result (
  centre_id uuid not null references centre,
  id uuid not null,
  pupil_id uuid not null,
  method text check (method in ('niveau', 'profil', 'ger')),
  instrument_id uuid,
  area int not null check (area between 1 and 10),
  level int not null check (level between 1 and 12),
  on_day date not null,
  observer text not null check (observer in ('class_teacher', 'german_teacher', 'trained', 'centre')),
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (centre_id, id),
  foreign key (centre_id, pupil_id) references pupil on delete cascade,
  foreign key (centre_id, instrument_id) references progress_instrument,
  constraint progress_result_by check (num_nonnulls(method, instrument_id) = 1)
);
create unique index progress_result_once on progress_result (centre_id, pupil_id, coalesce(method, instrument_id::text), area, on_day, observer);
comment on table progress_result is 'Result of an observation by a teacher or trained staff: area and level by their place in the instrument (1 is the first area, the lowest level), with day and role of the observer. Results only, no answers and no name of the observer. Levels of different instruments are never counted together.';
select protect_centre_table('progress_result');
grant select, insert, delete on progress_result to herzstueck_app;
grant select, delete on progress_result to herzstueck_retention;

create table progress_material (
  centre_id uuid not null references centre,
  id uuid not null,
  title text not null check (length(title) between 1 and 120),
  place text not null check (length(place) between 1 and 160),
  level text not null check (level in ('first', 'sentences', 'reading')),
  interest text not null check (length(interest) <= 40),
  language text check (language ~ '^[a-z]{3}$'),
  ended_on date,
  entered_at timestamptz not null,
  entered_by uuid not null,
  version int not null,
  primary key (centre_id, id)
);
create unique index progress_material_title on progress_material (centre_id, lower(title)) where ended_on is null;
comment on table progress_material is 'Materials a centre proposes to sponsors: where they are, for what a pupil can do, for which interest (empty: any) and in which language beside German (null: none). ended_on: not proposed any more.';
select protect_centre_table('progress_material');
grant select, insert, update on progress_material to herzstueck_app;
