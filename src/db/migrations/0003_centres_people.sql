-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A centre's area, settings, authorities and competence; who works there in which role; log of what was shown and done.

-- Search for schools by any part of name or place; here and not in 0001, which comes before the extension's first use.
create index school_search on school using gin (name gin_trgm_ops, place gin_trgm_ops);

create table centre_municipality (
  centre_id uuid not null references centre,
  ags text not null,
  primary key (centre_id, ags)
);
create unique index centre_municipality_once on centre_municipality (ags);
comment on table centre_municipality is 'The area of a centre: a set of municipalities. A municipality belongs to one centre.';
select protect_centre_table('centre_municipality');
grant select on centre_municipality to herzstueck_app;
grant insert, delete on centre_municipality to herzstueck_app;

create table centre_setting (
  centre_id uuid not null references centre,
  id uuid not null,
  ask_school_before_decision boolean not null default true,
  school_answer_days int not null default 5 check (school_answer_days between 1 and 30),
  hold_days int not null default 5 check (hold_days between 1 and 30),
  authority_decision_days int not null default 5 check (authority_decision_days between 1 and 60),
  target_days int not null default 28 check (target_days between 1 and 365),
  max_distance_m int not null default 25000 check (max_distance_m between 1000 and 100000),
  street text not null default '', postcode text not null default '', place text not null default '',
  phone text not null default '', email text not null default '',
  version int not null default 1,
  primary key (centre_id, id)
);
comment on table centre_setting is 'Local practice of one centre (one row). Days for school, hold and authority are working days in NRW; target_days are calendar days.';
create unique index centre_setting_once on centre_setting (centre_id);
select protect_centre_table('centre_setting');
grant select, insert, update on centre_setting to herzstueck_app;

create table authority (
  centre_id uuid not null references centre,
  id uuid not null,
  kind text not null check (kind in ('school_authority', 'district_government', 'centre')),
  name text not null, street text not null, postcode text not null, place text not null,
  phone text not null default '', email text not null default '', signatory text not null default '',
  primary key (centre_id, id)
);
comment on table authority is 'Who decides in this area: Schulamt, Bezirksregierung, or the centre. The letterhead comes from here.';
select protect_centre_table('authority');
grant select, insert, update on authority to herzstueck_app;

create table remedy_notice (
  centre_id uuid not null references centre,
  id uuid not null,
  authority_id uuid not null,
  valid_from date not null, valid_to date,
  text_de text not null, text_ar text not null default '',
  source text not null,
  primary key (centre_id, id),
  foreign key (centre_id, authority_id) references authority,
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (centre_id with =, authority_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table remedy_notice is 'Rechtsbehelfsbelehrung of an authority, dated, with its source.';
select protect_centre_table('remedy_notice');
grant select, insert, update on remedy_notice to herzstueck_app;

create table competence_rule (
  centre_id uuid not null references centre,
  id uuid not null,
  valid_from date not null, valid_to date,
  age_from int not null check (age_from between 5 and 25), age_to int not null,
  path text not null check (path in ('direct_registration', 'school_authority', 'centre_vocational', 'district_government')),
  authority_id uuid,
  note text not null default '',
  primary key (centre_id, id),
  foreign key (centre_id, authority_id) references authority,
  check (age_to >= age_from), check (valid_to is null or valid_to >= valid_from),
  check (path = 'direct_registration' or authority_id is not null),
  exclude using gist (centre_id with =, int4range(age_from, age_to, '[]') with &&, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table competence_rule is 'Who is competent for a child of this age from this date: registration at the school, Schulamt, centre or Bezirksregierung.';
select protect_centre_table('competence_rule');
grant select, insert, update on competence_rule to herzstueck_app;

create table membership (
  centre_id uuid not null references centre,
  id uuid not null,
  user_id uuid not null references auth_user,
  role text not null check (role in ('head', 'counsellor', 'administration', 'reporting_office', 'school_authority', 'school', 'data_protection_officer')),
  ags text, school_number text,
  may_open_protected_address boolean not null default false,
  created_at timestamptz not null default now(), created_by uuid,
  ended_at timestamptz,
  primary key (centre_id, id),
  check ((role = 'reporting_office') = (ags is not null)),
  check ((role = 'school') = (school_number is not null))
);
create unique index membership_once on membership (centre_id, user_id, role, coalesce(ags, ''), coalesce(school_number, '')) where ended_at is null;
create index membership_user on membership (user_id) where ended_at is null;
comment on table membership is 'Who works for a centre in which role; a Schulamt may serve several centres by several rows.';
select protect_centre_table('membership');
create policy sign_in on membership for select to herzstueck_server using (true);
grant select, insert, update on membership to herzstueck_app;
grant select on membership to herzstueck_server;

create table system_operator (
  user_id uuid primary key references auth_user,
  created_at timestamptz not null default now()
);
comment on table system_operator is 'Operators: set up centres and invite their first head. No case data; they cannot give themselves a role.';
grant select, insert on system_operator to herzstueck_server;

create table invitation (
  centre_id uuid not null references centre,
  id uuid not null,
  email text not null,
  role text not null,
  ags text, school_number text,
  may_open_protected_address boolean not null default false,
  token_hash text not null unique,
  invited_by uuid not null, invited_at timestamptz not null, expires_at timestamptz not null,
  accepted_at timestamptz, accepted_by uuid,
  withdrawn_at timestamptz,
  primary key (centre_id, id)
);
comment on table invitation is 'Invitations to a role, by mail. Only a hash of the token is kept.';
select protect_centre_table('invitation');
create policy accept on invitation for select to herzstueck_server using (true);
grant select, insert, update on invitation to herzstueck_app;
grant select on invitation to herzstueck_server;

create table form_submission (
  centre_id uuid not null references centre,
  id uuid not null,
  user_id uuid not null,
  route text not null,
  location text,
  at timestamptz not null default now(),
  primary key (centre_id, id)
);
comment on table form_submission is 'Each form carries a number; the second submit of the same form is answered like the first and does nothing.';
select protect_centre_table('form_submission');
grant select, insert, update, delete on form_submission to herzstueck_app;

create table audit_log (
  -- No foreign key: the wall checks the value already, and a list writes 50 rows.
  centre_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  user_id uuid not null,
  role text not null,
  event text not null,
  record_kind text not null,
  record_id text not null,
  reason text,
  primary key (centre_id, id)
);
create index audit_log_record on audit_log (centre_id, record_kind, record_id, at desc);
create index audit_log_user on audit_log (centre_id, user_id, at desc);
create index audit_log_at on audit_log (centre_id, at desc);
comment on table audit_log is 'One row per record shown, listed, exported or changed: who, when, by which route. Append only by grant.';
select protect_centre_table('audit_log');
grant select, insert on audit_log to herzstueck_app;

create table activity (
  centre_id uuid not null references centre,
  id uuid not null,
  occurred_on date not null,
  line_of_work text not null check (line_of_work in ('education', 'cross_cutting')),
  service text not null,
  unit text not null check (unit in ('case', 'contact', 'child', 'hour', 'document')),
  quantity numeric(10, 2) not null default 1 check (quantity > 0),
  ags text,
  created_at timestamptz not null default now(),
  primary key (centre_id, id)
);
create index activity_day on activity (centre_id, occurred_on, service);
comment on table activity is 'One row per service rendered, nothing personal: what all reporting stands on. Append only.';
select protect_centre_table('activity');
grant select, insert on activity to herzstueck_app;

create table notice (
  centre_id uuid not null references centre,
  id uuid not null,
  for_role text not null,
  kind text not null,
  record_kind text not null, record_id text not null,
  at timestamptz not null, by_user uuid,
  seen_at timestamptz, seen_by uuid,
  primary key (centre_id, id)
);
create index notice_open on notice (centre_id, for_role, at) where seen_at is null;
comment on table notice is 'What a role must be told, for example that a protected address was opened.';
select protect_centre_table('notice');
grant select, insert, update on notice to herzstueck_app;

create table number_sequence (
  centre_id uuid not null references centre,
  id uuid not null,
  kind text not null, year int not null, last_number int not null,
  primary key (centre_id, id)
);
create unique index number_sequence_once on number_sequence (centre_id, kind, year);
comment on table number_sequence is 'Counters for case and reference numbers per year.';
select protect_centre_table('number_sequence');
grant select, insert, update on number_sequence to herzstueck_app;
