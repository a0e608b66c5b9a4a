-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Volunteers: who they are, what they speak, when and where they help, and which papers a centre has seen.

create table volunteer (
  centre_id uuid not null references centre,
  id uuid not null,
  number text not null check (number ~ '^[A-Z0-9]{1,4}-E-\d{4,}$'),
  person_key uuid not null,
  given_name text not null check (length(given_name) <= 120),
  family_name text not null check (length(family_name) <= 120),
  birth date,
  gender text check (gender in ('female', 'male', 'diverse')),
  street text not null check (length(street) <= 120),
  postcode text check (postcode ~ '^\d{5}$'),
  place text not null check (length(place) <= 100),
  ags text references municipality,
  phone text not null check (length(phone) <= 120),
  email text not null check (length(email) <= 120),
  channel text not null check (channel in ('mail', 'phone')),
  letter_language text not null check (letter_language ~ '^[a-z]{2,3}$'),
  state text not null check (state in ('interested', 'talk', 'training', 'active', 'paused', 'left')),
  state_since date not null,
  paused_until date,
  interprets boolean not null,
  sponsors boolean not null,
  radius_km int check (radius_km between 1 and 200),
  modes text[] not null check (modes <@ array['on_site', 'phone', 'video']),
  topics text[] not null,
  most_jobs_month int check (most_jobs_month between 1 and 100),
  most_messages_week int check (most_messages_week between 1 and 100),
  note text not null check (length(note) <= 1000),
  entered_at timestamptz not null,
  entered_by uuid,
  version int not null,
  primary key (centre_id, id),
  constraint volunteer_pause check (paused_until is null or state = 'paused'),
  constraint volunteer_reached check (state = 'left' or channel = 'phone' and phone <> '' or channel = 'mail' and email <> '')
);
create unique index volunteer_number on volunteer (centre_id, number);
create unique index volunteer_person on volunteer (centre_id, person_key);
create index volunteer_state on volunteer (centre_id, state, state_since);
create index volunteer_name on volunteer (centre_id, family_name, given_name);
comment on table volunteer is 'A person who helps as a volunteer: interpreting, sponsorships, or both. person_key: the same for one person who helps in several centres; its own id otherwise. After leaving, everything that names the person goes with the period of deletion; the number stays for the jobs done. entered_by: null when the person came by itself.';
select protect_centre_table('volunteer');
grant select, insert, update on volunteer to herzstueck_app;
grant select, update, delete on volunteer to herzstueck_retention;

create table volunteer_language (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  language text not null check (language ~ '^[a-z]{3}$'),
  level text not null check (level in ('native', 'fluent', 'good')),
  direction text not null check (direction in ('both', 'to_german', 'from_german')),
  reads boolean not null,
  variety text not null check (length(variety) <= 100),
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade
);
create unique index volunteer_language_once on volunteer_language (centre_id, volunteer_id, language);
create index volunteer_language_spoken on volunteer_language (centre_id, language, volunteer_id);
comment on table volunteer_language is 'A language a volunteer interprets beside German, how well, in which direction, whether the person reads its script, and what it says of its variety in its own words.';
select protect_centre_table('volunteer_language');
grant select, insert, update, delete on volunteer_language to herzstueck_app;
grant select, delete on volunteer_language to herzstueck_retention;

create table volunteer_area (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  ags text not null references municipality,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade
);
create unique index volunteer_area_once on volunteer_area (centre_id, volunteer_id, ags);
comment on table volunteer_area is 'Municipalities a volunteer goes to, whatever the radius says. Without one the radius counts; without both every place.';
select protect_centre_table('volunteer_area');
grant select, insert, delete on volunteer_area to herzstueck_app;
grant select, delete on volunteer_area to herzstueck_retention;

create table volunteer_window (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 1 and 1440),
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check (from_minute < to_minute),
  constraint volunteer_window_apart exclude using gist (centre_id with =, volunteer_id with =, weekday with =, int4range(from_minute, to_minute) with &&)
);
comment on table volunteer_window is 'When a volunteer usually has time, by weekday (1 Monday), in minutes of the day on the clock in Germany. Without one: ask each time.';
select protect_centre_table('volunteer_window');
grant select, insert, delete on volunteer_window to herzstueck_app;
grant select, delete on volunteer_window to herzstueck_retention;

create table volunteer_absence (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  from_on date not null,
  to_on date not null,
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check (from_on <= to_on),
  constraint volunteer_absence_apart exclude using gist (centre_id with =, volunteer_id with =, daterange(from_on, to_on + 1) with &&)
);
create index volunteer_absence_day on volunteer_absence (centre_id, volunteer_id, to_on);
comment on table volunteer_absence is 'Days on which a volunteer is away, both included; not why. entered_by: null when the person said so itself.';
select protect_centre_table('volunteer_absence');
grant select, insert, delete on volunteer_absence to herzstueck_app;
grant select, delete on volunteer_absence to herzstueck_retention;

create table volunteer_check (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  kind text not null check (kind in ('conduct', 'confidentiality', 'data_protection', 'training')),
  form text check (form in ('simple', 'extended')),
  dated_on date not null,
  seen_on date not null,
  seen_by uuid not null,
  due_on date,
  entered_at timestamptz not null,
  withdrawn_at timestamptz, withdrawn_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check ((kind = 'conduct') = (form is not null)),
  check (dated_on <= seen_on),
  check (due_on is null or due_on > dated_on),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index volunteer_check_of on volunteer_check (centre_id, volunteer_id, kind, seen_on);
create index volunteer_check_due on volunteer_check (centre_id, due_on) where withdrawn_at is null;
comment on table volunteer_check is 'That a paper was seen (certificate of conduct) or an undertaking given (confidentiality, data protection, basic training): its date, when and by whom it was seen, until when it counts. Never what stands in it, and no copy (§ 30a BZRG, § 72a (5) SGB VIII).';
select protect_centre_table('volunteer_check');
grant select, insert, update (withdrawn_at, withdrawn_by), delete on volunteer_check to herzstueck_app;
grant select, delete on volunteer_check to herzstueck_retention;

create table volunteer_reminder (
  centre_id uuid not null references centre,
  id uuid not null,
  check_id uuid not null,
  weeks int not null check (weeks > 0),
  sent_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, check_id) references volunteer_check on delete cascade
);
create unique index volunteer_reminder_once on volunteer_reminder (centre_id, check_id, weeks);
comment on table volunteer_reminder is 'That a volunteer was reminded so many weeks before a paper ends: once each.';
select protect_centre_table('volunteer_reminder');
grant select, insert on volunteer_reminder to herzstueck_app;
grant select, delete on volunteer_reminder to herzstueck_retention;

create table volunteer_check_rule (
  centre_id uuid not null references centre,
  id uuid not null,
  service text not null check (service in ('interpreting', 'sponsorship')),
  conduct text not null check (conduct in ('none', 'simple', 'extended')),
  conduct_months int not null check (conduct_months between 1 and 120),
  conduct_fresh_months int not null check (conduct_fresh_months between 1 and 12),
  confidentiality boolean not null,
  data_protection boolean not null,
  training boolean not null,
  version int not null,
  primary key (centre_id, id)
);
create unique index volunteer_check_rule_one on volunteer_check_rule (centre_id, service);
comment on table volunteer_check_rule is 'What a centre wants to have seen before somebody helps in a service. Without a row the defaults of the program count.';
select protect_centre_table('volunteer_check_rule');
grant select, insert, update on volunteer_check_rule to herzstueck_app;

create table volunteer_event (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  kind text not null check (kind in ('applied', 'entered', 'talk', 'training', 'active', 'paused', 'left', 'changed', 'check_seen', 'check_withdrawn', 'absence', 'letter', 'shared')),
  at timestamptz not null,
  by_user uuid,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer
);
create index volunteer_event_of on volunteer_event (centre_id, volunteer_id, at);
comment on table volunteer_event is 'What happened to a volunteer, when and by whom; codes alone.';
select protect_centre_table('volunteer_event');
grant select, insert on volunteer_event to herzstueck_app;
grant select, delete on volunteer_event to herzstueck_retention;
