-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Families and children; cases as append-only events; free text apart from the events so that it can be blanked.

create table family (
  centre_id uuid not null references centre,
  id uuid not null,
  phone text not null default '', email text not null default '',
  language text not null default 'deu',
  channel text not null default 'letter' check (channel in ('letter', 'mail', 'phone')),
  interpreter_needed boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (centre_id, id)
);
comment on table family is 'A family: contact, language (ISO 639-3), interpreter need. The address stands apart.';
select protect_centre_table('family');
grant select, insert, update on family to herzstueck_app;
grant select, update (phone, email) on family to herzstueck_retention;

create table family_address (
  centre_id uuid not null references centre,
  id uuid not null,
  street text not null default '', house_number text not null default '',
  postcode text not null default '', place text not null default '',
  ags text not null,
  accommodation text not null default 'private' check (accommodation in ('private', 'shared', 'reception', 'youth_welfare')),
  protected boolean not null default false,
  position_x double precision, position_y double precision,
  position_source text check (position_source in ('manual', 'building', 'postcode', 'municipality')),
  position_uncertainty_m int,
  primary key (centre_id, id),
  foreign key (centre_id, id) references family
);
comment on table family_address is 'Where a family lives (id = family). protected: Auskunftssperre, § 51 BMG. Read through visible_address only.';
select protect_centre_table('family_address');
grant select (centre_id, id, ags, protected), insert, update on family_address to herzstueck_app;
grant select, update on family_address to herzstueck_retention;

create table address_unlock (
  centre_id uuid not null references centre,
  id uuid not null,
  family_id uuid not null, user_id uuid not null,
  at timestamptz not null, expires_at timestamptz not null,
  reason text not null check (length(trim(reason)) >= 5),
  primary key (centre_id, id),
  foreign key (centre_id, family_id) references family
);
create index address_unlock_family on address_unlock (centre_id, family_id, user_id, expires_at);
comment on table address_unlock is 'Who opened a protected address, when, why, until when. Append only.';
select protect_centre_table('address_unlock');
grant select, insert on address_unlock to herzstueck_app;

-- "offset 0": open is found once, and not once for each column that asks for it.
create view visible_address with (security_barrier) as
select a.centre_id, a.id, a.ags, a.protected, a.accommodation, v.open,
  case when v.open then a.street end as street,
  case when v.open then a.house_number end as house_number,
  case when v.open then a.postcode end as postcode,
  case when v.open then a.place end as place
from family_address a
cross join lateral (select not a.protected or exists (
  select from address_unlock u
  where u.centre_id = a.centre_id and u.family_id = a.id
    and u.user_id = nullif(current_setting('app.user_id', true), '')::uuid and u.expires_at > app_now()) as open offset 0) v
where a.centre_id = nullif(current_setting('app.centre_id', true), '')::uuid;
comment on view visible_address is 'The only way to read an address: empty when protected, unless this user opened it with a reason a short time ago.';
create view family_position with (security_barrier) as
select centre_id, id, position_x, position_y, position_source, position_uncertainty_m
from family_address where centre_id = nullif(current_setting('app.centre_id', true), '')::uuid;
comment on view family_position is 'Where a family lives, for distances only; never shown.';
grant select on visible_address, family_position to herzstueck_app;

create table guardian (
  centre_id uuid not null references centre,
  id uuid not null,
  family_id uuid not null,
  family_name text not null, given_names text not null,
  relation text not null default 'parent' check (relation in ('parent', 'guardian', 'relative', 'youth_office')),
  phone text not null default '', email text not null default '',
  primary key (centre_id, id),
  foreign key (centre_id, family_id) references family
);
create index guardian_family on guardian (centre_id, family_id);
comment on table guardian is 'Persons with custody (Sorgeberechtigte).';
select protect_centre_table('guardian');
grant select, insert, update, delete on guardian to herzstueck_app;
grant select, update on guardian to herzstueck_retention;

create table child (
  centre_id uuid not null references centre,
  id uuid not null,
  family_id uuid not null,
  family_name text not null, given_names text not null, birth_name text not null default '', call_name text not null default '',
  birth_year int check (birth_year between 1900 and 2200),
  birth_month int check (birth_month between 1 and 12),
  birth_day int check (birth_day between 1 and 31),
  gender text not null check (gender in ('f', 'm', 'd', 'none')),
  birth_place text not null default '', birth_country text,
  nationality1 text check (nationality1 ~ '^[0-9]{3}$'), nationality2 text check (nationality2 ~ '^[0-9]{3}$'),
  first_language text not null check (first_language ~ '^[a-z]{3}$'), second_language text check (second_language ~ '^[a-z]{3}$'),
  entered_germany_on date, moved_in_on date,
  denominational_wish text not null default 'none' check (denominational_wish in ('none', 'catholic', 'protestant')),
  school_number text references school, school_since date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (centre_id, id),
  foreign key (centre_id, family_id) references family,
  check (birth_month is null or birth_year is not null),
  check (birth_day is null or (birth_month is not null and make_date(birth_year, birth_month, birth_day) is not null))
);
create index child_family on child (centre_id, family_id);
create index child_school on child (centre_id, school_number) where school_number is not null;
create index child_sort on child (centre_id, family_name collate "C", given_names collate "C");
comment on table child is 'A child. Names DIN 91379 type A in NFC; birth date may be known in part (XBildung TeilbekanntesDatum). school_number: where it goes to school.';
select protect_centre_table('child');
grant select, insert, update on child to herzstueck_app;
grant select, update on child to herzstueck_retention;

create table child_name_word (
  centre_id uuid not null references centre,
  word text collate "C" not null,
  child_id uuid not null,
  primary key (centre_id, word, child_id),
  foreign key (centre_id, child_id) references child
);
create index child_name_word_child on child_name_word (centre_id, child_id);
comment on table child_name_word is 'Words of a child''s names in the DIN 91379 search form, for search by beginnings of words in any order.';
select protect_centre_table('child_name_word');
grant select, insert, delete on child_name_word to herzstueck_app;
grant select, delete on child_name_word to herzstueck_retention;

create table placement_case (
  centre_id uuid not null references centre,
  id uuid not null,
  case_number text not null,
  child_id uuid not null,
  kind text not null check (kind in ('placement', 'direct_registration')),
  opened_on date not null,
  reported_by uuid not null, reported_ags text not null,
  responsible_user uuid,
  authority_id uuid,
  -- derived from the events, kept beside them for lists; a test folds the events again and compares
  state text not null,
  next_step text, next_owner text, due_on date,
  closed_on date,
  school_number text references school,
  grade text, place_kind text,
  event_count int not null,
  version int not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, child_id) references child,
  foreign key (centre_id, authority_id) references authority,
  check ((closed_on is null) = (next_step is not null)),
  check (closed_on is not null or (next_owner is not null and due_on is not null))
);
create unique index placement_case_number on placement_case (centre_id, case_number);
create unique index placement_case_open on placement_case (centre_id, child_id) where closed_on is null;
create index placement_case_opened on placement_case (centre_id, opened_on, id) where closed_on is null;
create index placement_case_state on placement_case (centre_id, state, opened_on, id) where closed_on is null;
create index placement_case_responsible on placement_case (centre_id, responsible_user, opened_on, id) where closed_on is null;
create index placement_case_due on placement_case (centre_id, next_owner, due_on, id) where closed_on is null;
create index placement_case_reported on placement_case (centre_id, reported_ags, opened_on desc);
create index placement_case_child on placement_case (centre_id, child_id, id);
create index placement_case_due_first on placement_case (centre_id, due_on, id) where closed_on is null;
create index placement_case_closed on placement_case (centre_id, closed_on, id) where closed_on is not null;
create index placement_case_school on placement_case (centre_id, school_number, state) where school_number is not null;
comment on table placement_case is 'A case of finding a school: every open case has a next step, who acts, and by when. One open case per child.';
select protect_centre_table('placement_case');
grant select, insert, update on placement_case to herzstueck_app;

create table case_event (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  seq int not null,
  type text not null,
  at timestamptz not null,
  actor uuid not null, actor_role text not null,
  payload jsonb not null default '{}',
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case
);
create unique index case_event_seq on case_event (centre_id, case_id, seq);
create index case_event_at on case_event (centre_id, at);
comment on table case_event is 'What happened in a case. Ids, codes and dates only, never names or free text. Append only by grant.';
select protect_centre_table('case_event');
grant select, insert on case_event to herzstueck_app;

create table case_text (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  event_id uuid,
  kind text not null check (kind in ('counselling', 'recommendation_reason', 'decision_reason', 'school_answer', 'submission_note', 'report_note', 'closing_reason')),
  body text not null,
  erased_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case
);
create index case_text_case on case_text (centre_id, case_id);
comment on table case_text is 'Free text that belongs to a case or an event; can be blanked without touching the log.';
select protect_centre_table('case_text');
grant select, insert on case_text to herzstueck_app;
grant select, update (body, erased_at) on case_text to herzstueck_retention;

create table counselling (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  held_on date not null,
  format text not null check (format in ('on_site', 'video', 'phone', 'outreach')),
  interpreter_present boolean not null,
  german_level text not null, literacy text not null check (literacy in ('none', 'non_latin', 'latin')),
  school_years int check (school_years between 0 and 15),
  siblings_school_wish boolean not null default false,
  by_user uuid not null,
  version int not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case
);
create unique index counselling_case on counselling (centre_id, case_id);
comment on table counselling is 'Record of the first counselling (Erstberatung).';
select protect_centre_table('counselling');
grant select, insert, update on counselling to herzstueck_app;
grant select on child_name_word, placement_case, case_event, counselling, visible_address to herzstueck_retention;
