-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Places at schools and holds on them; recommendation, question to the school, submission, decision, letter, admission.

create table school_place (
  centre_id uuid not null references centre,
  id uuid not null,
  school_number text not null references school,
  grade text not null,
  kind text not null check (kind in ('regular', 'df', 'literacy', 'ifk', 'ffm')),
  capacity int not null check (capacity between 0 and 500),
  taken int not null check (taken between 0 and 500),
  blocked int not null default 0 check (blocked between 0 and 500),
  blocked_reason text not null default '',
  reported_by uuid not null, reported_role text not null, reported_at timestamptz not null,
  version int not null default 1,
  primary key (centre_id, id),
  check (blocked = 0 or blocked_reason <> '')
);
create unique index school_place_once on school_place (centre_id, school_number, grade, kind);
create index school_place_find on school_place (centre_id, kind, grade, school_number);
comment on table school_place is 'Places per school, grade and kind, with who reported the number and when. Held places are counted from place_hold.';
select protect_centre_table('school_place');
grant select, insert, update on school_place to herzstueck_app;

create table place_hold (
  centre_id uuid not null references centre,
  id uuid not null,
  place_id uuid not null,
  case_id uuid not null,
  state text not null default 'active' check (state in ('active', 'released', 'expired', 'used')),
  held_by uuid not null, held_at timestamptz not null,
  expires_on date not null,
  ended_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, place_id) references school_place,
  foreign key (centre_id, case_id) references placement_case,
  check ((state = 'active') = (ended_at is null))
);
create unique index place_hold_case on place_hold (centre_id, case_id) where state = 'active';
create index place_hold_place on place_hold (centre_id, place_id) where state = 'active';
create index place_hold_expiry on place_hold (centre_id, expires_on) where state = 'active';
comment on table place_hold is 'A place held for a child until expires_on (inclusive). The row of the place is locked while its holds are counted: the last place goes to one.';
select protect_centre_table('place_hold');
grant select, insert, update on place_hold to herzstueck_app;

create table recommendation (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  grade text not null,
  place_kind text not null check (place_kind in ('regular', 'df', 'literacy', 'ifk', 'ffm')),
  earliest_start date not null,
  by_user uuid not null, at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case
);
create index recommendation_case on recommendation (centre_id, case_id, at desc);
comment on table recommendation is 'What the centre recommends: grade, kind of place, start. A newer one replaces the older.';
select protect_centre_table('recommendation');
grant select, insert on recommendation to herzstueck_app;

create table recommended_school (
  centre_id uuid not null references centre,
  id uuid not null,
  recommendation_id uuid not null,
  rank int not null,
  school_number text not null references school,
  distance_m int, distance_source text,
  primary key (centre_id, id),
  foreign key (centre_id, recommendation_id) references recommendation
);
create unique index recommended_school_rank on recommended_school (centre_id, recommendation_id, rank);
comment on table recommended_school is 'One to three schools of a recommendation, best first, with the distance as known then.';
select protect_centre_table('recommended_school');
grant select, insert on recommended_school to herzstueck_app;

create table school_request (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  school_number text not null references school,
  grade text not null, kind text not null, german_level text not null, start_on date not null,
  asked_by uuid not null, asked_at timestamptz not null, due_on date not null,
  answer text not null default 'open' check (answer in ('open', 'accepted', 'refused', 'withdrawn')),
  answered_by uuid, answered_at timestamptz,
  version int not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case,
  check ((answer = 'open') = (answered_at is null))
);
create unique index school_request_open on school_request (centre_id, case_id) where answer = 'open';
create index school_request_case on school_request (centre_id, case_id, asked_at desc);
create index school_request_school on school_request (centre_id, school_number, answer, due_on);
comment on table school_request is 'The question to a school before the decision: grade, kind, level and start, no name. Silence is shown, never taken as consent.';
select protect_centre_table('school_request');
grant select, insert, update on school_request to herzstueck_app;

create table submission (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  authority_id uuid not null,
  recommendation_id uuid not null,
  submitted_by uuid not null, submitted_at timestamptz not null, due_on date not null,
  withdrawn_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case,
  foreign key (centre_id, authority_id) references authority,
  foreign key (centre_id, recommendation_id) references recommendation
);
create index submission_case on submission (centre_id, case_id, submitted_at desc);
create index submission_due on submission (centre_id, due_on) where withdrawn_at is null;
comment on table submission is 'Vorlage: the case goes to the competent authority for decision.';
select protect_centre_table('submission');
grant select, insert, update on submission to herzstueck_app;

create table submission_copy (
  centre_id uuid not null references centre,
  id uuid not null,
  content jsonb not null,
  erased_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, id) references submission
);
comment on table submission_copy is 'What the authority was given, frozen in words (id = submission): it is another controller. Erasable apart.';
select protect_centre_table('submission_copy');
grant select, insert on submission_copy to herzstueck_app;
grant select, update on submission_copy to herzstueck_retention;

create table decision (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  submission_id uuid not null,
  authority_id uuid not null,
  reference text not null,
  decided_on date not null, decided_by uuid not null, decided_at timestamptz not null,
  school_number text not null references school,
  grade text not null, place_kind text not null,
  start_on date not null,
  heard_on date,
  legal_basis text not null,
  remedy_notice_id uuid not null,
  replaces_id uuid,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case,
  foreign key (centre_id, submission_id) references submission,
  foreign key (centre_id, authority_id) references authority,
  foreign key (centre_id, remedy_notice_id) references remedy_notice,
  foreign key (centre_id, replaces_id) references decision
);
create unique index decision_first on decision (centre_id, case_id) where replaces_id is null;
create unique index decision_replaced on decision (centre_id, replaces_id) where replaces_id is not null;
create unique index decision_reference on decision (centre_id, reference);
create index decision_case on decision (centre_id, case_id, decided_at desc);
comment on table decision is 'Zuweisung by the authority. Never changed: only a new decision replaces the old one, once.';
select protect_centre_table('decision');
grant select, insert on decision to herzstueck_app;

create table letter (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null, decision_id uuid not null,
  languages text not null,
  created_by uuid not null, created_at timestamptz not null,
  content_hash text not null,
  primary key (centre_id, id),
  foreign key (centre_id, decision_id) references decision
);
create index letter_decision on letter (centre_id, decision_id, created_at desc);
comment on table letter is 'Letters made from a decision; the letter itself can be made again, same bytes.';
select protect_centre_table('letter');
grant select, insert on letter to herzstueck_app;

create table translation_review (
  centre_id uuid not null references centre,
  id uuid not null,
  template text not null, language text not null, text_hash text not null,
  reviewed_by uuid not null, reviewed_on date not null,
  primary key (centre_id, id)
);
create unique index translation_review_once on translation_review (centre_id, template, language, text_hash);
comment on table translation_review is 'A named person has read this translation of this very text.';
select protect_centre_table('translation_review');
grant select, insert on translation_review to herzstueck_app;

create table admission (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  school_number text not null references school,
  decision_id uuid,
  first_school_day date not null,
  class_name text not null default '',
  confirmed_by uuid not null, confirmed_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case,
  foreign key (centre_id, decision_id) references decision
);
create unique index admission_case on admission (centre_id, case_id, coalesce(decision_id, '00000000-0000-0000-0000-000000000000'));
create index admission_school on admission (centre_id, school_number, first_school_day);
comment on table admission is 'The school confirms: the child has a first school day. Once per case and decision.';
select protect_centre_table('admission');
grant select, insert on admission to herzstueck_app;
