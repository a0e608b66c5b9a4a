-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- The record of the first counselling: languages, schooling, wishes, papers and proofs; and its draft.

alter table counselling
  add column topics text[] not null default '{}' check (topics <@ array['expectations', 'biography', 'potentials', 'school_system', 'multilingual_material', 'languages']),
  add column scripts text[] not null default '{}' check (scripts <@ array['latin', 'arabic', 'cyrillic', 'other']),
  add column writing_sample boolean not null default false,
  add column english_level text,
  add column second_foreign_language text,
  add column kindergarten_years int check (kindergarten_years between 0 and 4),
  add column certificate text check (certificate in ('none', 'seen', 'translated')),
  add column leaving_certificate text check (leaving_certificate in ('none', 'elementary', 'intermediate', 'university_entrance')),
  add column maths text check (maths in ('basics_missing', 'below_age', 'at_age')),
  add column wishes text[] not null default '{}' check (wishes <@ array['short_way', 'all_day', 'friends', 'heritage_language']),
  add column interests text not null default '',
  add column benefits text check (benefits in ('none', 'job_centre', 'social_office')),
  add column authority_talk_wish boolean not null default false,
  add column school_note text not null default '',
  add column agreements text not null default '';
comment on column counselling.authority_talk_wish is 'The family wishes to talk to Schulaufsicht or Gesundheitsamt. Why is not kept.';
comment on column counselling.benefits is 'Who would pay for education and participation (BuT); null: not asked.';

create table counselling_language (
  centre_id uuid not null references centre,
  counselling_id uuid not null,
  position int not null check (position between 1 and 4),
  language text not null,
  level text not null check (level in ('words', 'simple', 'fluent')),
  primary key (centre_id, counselling_id, position),
  foreign key (centre_id, counselling_id) references counselling
);
comment on table counselling_language is 'Languages of a child beside German and how well it speaks them, as the family says.';
select protect_centre_table('counselling_language');
grant select, insert, delete on counselling_language to herzstueck_app;
grant select, delete on counselling_language to herzstueck_retention;

create table counselling_school (
  centre_id uuid not null references centre,
  counselling_id uuid not null,
  position int not null check (position between 1 and 8),
  country text not null,
  kind text not null check (kind in ('preschool', 'elementary', 'middle', 'upper', 'other')),
  from_on text, to_on text,
  last_grade text not null default '',
  language text,
  known_from text not null check (known_from in ('certificate', 'parents', 'pre_form')),
  primary key (centre_id, counselling_id, position),
  foreign key (centre_id, counselling_id) references counselling
);
comment on table counselling_school is 'Schools outside Germany, in their order. Gaps follow from the months between them.';
comment on column counselling_school.from_on is 'Year and month, or the year alone: "2020-09", "2020".';
select protect_centre_table('counselling_school');
grant select, insert, delete on counselling_school to herzstueck_app;
grant select, delete on counselling_school to herzstueck_retention;

create table paper_seen (
  centre_id uuid not null references centre,
  case_id uuid not null,
  kind text not null check (kind in ('identity', 'registration', 'birth', 'custody')),
  seen_on date not null,
  seen_by uuid not null,
  primary key (centre_id, case_id, kind),
  foreign key (centre_id, case_id) references placement_case
);
comment on table paper_seen is 'Papers somebody has seen. No copy is kept, and nothing that stands in them.';
select protect_centre_table('paper_seen');
grant select, insert, delete on paper_seen to herzstueck_app;
grant select, delete on paper_seen to herzstueck_retention;

create table proof (
  centre_id uuid not null references centre,
  case_id uuid not null,
  kind text not null check (kind in ('measles', 'entry_examination')),
  state text not null check (state in ('open', 'announced', 'shown', 'exempt')),
  on_day date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (centre_id, case_id, kind),
  foreign key (centre_id, case_id) references placement_case
);
comment on table proof is 'How it stands with proofs of others (§ 20 IfSG, § 54 SchulG): state and day, nothing about health.';
select protect_centre_table('proof');
grant select, insert, update on proof to herzstueck_app;
grant select, delete on proof to herzstueck_retention;

create table counselling_draft (
  centre_id uuid not null references centre,
  case_id uuid not null,
  typed jsonb not null,
  version int not null,
  page_id uuid not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (centre_id, case_id),
  foreign key (centre_id, case_id) references placement_case
);
comment on column counselling_draft.page_id is 'The page it was written on: what that page saves again is no conflict.';
comment on table counselling_draft is 'A record somebody is still writing, field by field as typed. Goes when it is entered, or 60 days after it was saved last.';
select protect_centre_table('counselling_draft');
grant select, insert, update, delete on counselling_draft to herzstueck_app;
grant select, delete on counselling_draft to herzstueck_retention;
