-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Finding people: by the sounds of their names, by phone and street; questions whether two entries are one child; joined entries.

create table child_name_sound (
  centre_id uuid not null references centre,
  sounds text collate "C" not null,
  birth_year int not null,
  child_id uuid not null,
  primary key (centre_id, sounds, birth_year, child_id),
  foreign key (centre_id, child_id) references child
);
create index child_name_sound_child on child_name_sound (centre_id, child_id);
comment on table child_name_sound is 'Sounds of a child''s names, of one name ("TKNK") and of a given and a family name together ("NR TKNK"), with the year of birth (0: unknown).';
select protect_centre_table('child_name_sound');
grant select, insert, delete on child_name_sound to herzstueck_app;
grant select, delete on child_name_sound to herzstueck_retention;

create table family_contact_key (
  centre_id uuid not null references centre,
  kind text not null check (kind in ('phone', 'street', 'home')),
  key text collate "C" not null,
  family_id uuid not null,
  primary key (centre_id, kind, key, family_id),
  foreign key (centre_id, family_id) references family
);
create index family_contact_key_family on family_contact_key (centre_id, family_id);
comment on table family_contact_key is 'How a family is reached, to be found by it: digits of phone numbers, street with house number; home: the same, where the family lives by itself. Never a protected address.';
select protect_centre_table('family_contact_key');
grant select, insert, delete on family_contact_key to herzstueck_app;
grant select, delete on family_contact_key to herzstueck_retention;

-- By which rules the rows above were made; 0: not yet. The program makes them anew where its rules are newer.
alter table child add column found_by int not null default 0;
alter table family add column found_by int not null default 0;
-- Without the centre before: an index of few distinct values would otherwise be taken for checks of foreign keys.
create index child_found_by on child (found_by);
create index family_found_by on family (found_by);

-- An entry that was joined with another stays, empty of everything that hung on it, until the joining cannot be undone any more.
alter table child add column joined_into uuid;
alter table child add foreign key (centre_id, joined_into) references child;
alter table family add column joined_into uuid;
alter table family add foreign key (centre_id, joined_into) references family;

create table duplicate_question (
  centre_id uuid not null references centre,
  child_id uuid not null, other_id uuid not null,
  kind text not null check (kind in ('same', 'siblings')),
  score double precision not null,
  why text[] not null,
  asked_at timestamptz not null,
  answer text check (answer in ('different', 'joined', 'no_siblings', 'linked')),
  answered_at timestamptz, answered_by uuid,
  primary key (centre_id, child_id, other_id),
  foreign key (centre_id, child_id) references child,
  foreign key (centre_id, other_id) references child,
  check (child_id < other_id),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index duplicate_question_other on duplicate_question (centre_id, other_id);
create index duplicate_question_open on duplicate_question (centre_id, score desc, child_id) where answer is null;
comment on table duplicate_question is 'Two entries that may be one child, or siblings in two families: score in bits, reasons in words, and what a person answered. A pair is asked about once.';
select protect_centre_table('duplicate_question');
grant select, insert, update on duplicate_question to herzstueck_app;
grant select, delete on duplicate_question to herzstueck_retention;

create table entry_joining (
  centre_id uuid not null references centre,
  id uuid not null,
  kind text not null check (kind in ('child', 'family')),
  kept_id uuid not null, gone_id uuid not null,
  moved jsonb not null,
  joined_at timestamptz not null, joined_by uuid not null,
  undone_at timestamptz, undone_by uuid,
  primary key (centre_id, id),
  check (kept_id <> gone_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index entry_joining_gone on entry_joining (centre_id, gone_id) where undone_at is null;
create index entry_joining_kept on entry_joining (centre_id, kept_id, joined_at desc);
comment on table entry_joining is 'Double entries that were joined: what moved from the one that went to the one that stays, by whom, and whether it was undone.';
select protect_centre_table('entry_joining');
grant select, insert, update (undone_at, undone_by) on entry_joining to herzstueck_app;
grant select, delete on entry_joining to herzstueck_retention;
