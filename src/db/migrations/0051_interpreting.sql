-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- The interpreter service: how a centre works, when it helps and who pays, and what institutions ask for.

create table interpreting_policy (
  centre_id uuid not null references centre,
  id uuid not null,
  valid_from date not null,
  lead_days int not null check (lead_days between 0 and 60),
  lead_unit text not null check (lead_unit in ('working', 'calendar')),
  urgent_allowed boolean not null,
  max_minutes int check (max_minutes between 15 and 600),
  private_may_ask boolean not null,
  public_rooms_only boolean not null,
  cancel_hours int not null check (cancel_hours between 0 and 240),
  closed jsonb not null check (jsonb_typeof(closed) = 'array'),
  entered_at timestamptz not null, entered_by uuid not null,
  primary key (centre_id, id)
);
create unique index interpreting_policy_day on interpreting_policy (centre_id, valid_from);
comment on table interpreting_policy is 'How a centre takes requests, from a day on: lead time, length, who may ask, closed weeks, notice to call off. A version that has begun is never changed. Without one the default of the program counts.';
select protect_centre_table('interpreting_policy');
grant select, insert, delete on interpreting_policy to herzstueck_app;

create table occasion_rule (
  centre_id uuid not null references centre,
  id uuid not null,
  valid_from date not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9]{1,5}$'),
  occasions text[] not null,
  requesters text[] not null,
  legal_consequence boolean,
  professional_present boolean,
  institution_pays boolean,
  outcome text not null check (outcome in ('land', 'own', 'institution', 'excluded')),
  reason text not null check (length(reason) between 1 and 300),
  alternative text not null check (length(alternative) <= 300),
  source text not null check (length(source) between 1 and 300),
  entered_at timestamptz not null, entered_by uuid not null,
  primary key (centre_id, id),
  constraint occasion_rule_alternative check (outcome <> 'excluded' or alternative <> '')
);
create unique index occasion_rule_code on occasion_rule (centre_id, valid_from, code);
comment on table occasion_rule is 'When the service helps and who pays: a row for each rule, a version for each day from which it counts. Of the rows that fit a talk the strictest decides. A version that has begun is never changed. Without one the table of the program counts.';
select protect_centre_table('occasion_rule');
grant select, insert, delete on occasion_rule to herzstueck_app;

create table interpreting_request (
  centre_id uuid not null references centre,
  id uuid not null,
  number text not null check (number ~ '^DM-\d{4}-\d{4,}$'),
  series_id uuid,
  institution_id uuid,
  channel text not null check (channel in ('account', 'link', 'phone', 'mail')),
  asked_at timestamptz not null, asked_by uuid,
  contact_name text not null check (length(contact_name) <= 120),
  contact_phone text not null check (length(contact_phone) <= 120),
  contact_email text not null check (length(contact_email) <= 200),
  reference text not null check (length(reference) <= 60),
  language text not null check (language ~ '^[a-z]{3}$'),
  variety text not null check (length(variety) <= 100),
  gender text check (gender in ('female', 'male')),
  gender_reason text not null check (length(gender_reason) <= 200),
  occasion text not null check (length(occasion) <= 40),
  topic text not null check (length(topic) <= 300),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  alternative_1_at timestamptz,
  alternative_2_at timestamptz,
  modes text[] not null check (cardinality(modes) > 0 and modes <@ array['on_site', 'phone', 'video']),
  room text not null check (room in ('public', 'private')),
  street text not null check (length(street) <= 120),
  postcode text not null check (postcode = '' or postcode ~ '^\d{5}$'),
  place text not null check (length(place) <= 100),
  ags text references municipality,
  meeting_point text not null check (length(meeting_point) <= 200),
  participants int not null check (participants between 1 and 500),
  professional_present boolean not null,
  legal_consequence boolean not null,
  sensitive boolean not null,
  institution_pays boolean not null,
  payer_reference text not null check (length(payer_reference) <= 120),
  urgent_reason text not null check (length(urgent_reason) <= 200),
  outcome text check (outcome in ('land', 'own', 'institution')),
  rule_code text,
  rules_from date,
  fund_id uuid,
  state text not null check (state in ('open', 'assigned', 'held', 'proven', 'settled', 'declined', 'unfilled', 'cancelled_in_time', 'cancelled_late', 'client_no_show', 'interpreter_no_show')),
  state_reason text not null check (length(state_reason) <= 300),
  state_alternative text not null check (length(state_alternative) <= 300),
  changed_at timestamptz not null,
  version int not null,
  primary key (centre_id, id),
  foreign key (centre_id, institution_id) references institution,
  constraint interpreting_request_span check (ends_at > starts_at),
  constraint interpreting_request_alternatives check (alternative_2_at is null or alternative_1_at is not null),
  constraint interpreting_request_private check (institution_id is not null or channel in ('phone', 'mail')),
  constraint interpreting_request_never_alone check (state not in ('declined', 'unfilled') or (state_reason <> '' and state_alternative <> ''))
);
create unique index interpreting_request_number on interpreting_request (centre_id, number);
create index interpreting_request_start on interpreting_request (centre_id, starts_at);
create index interpreting_request_state on interpreting_request (centre_id, state, starts_at);
create index interpreting_request_institution on interpreting_request (centre_id, institution_id, starts_at);
create index interpreting_request_series on interpreting_request (centre_id, series_id) where series_id is not null;
comment on table interpreting_request is 'A talk an institution wants interpreted; no names of families: reference is the institution''s own sign. institution_id null: a private person. outcome, rule_code, rules_from: who pays, by which row of which version (null: the default table), as decided when it was asked. State follows from interpreting_event. Who is turned away learns why and what else helps.';
select protect_centre_table('interpreting_request');
grant select, insert, update on interpreting_request to herzstueck_app;
grant select, update, delete on interpreting_request to herzstueck_retention;

create table interpreting_event (
  centre_id uuid not null references centre,
  id uuid not null,
  request_id uuid not null,
  position int not null check (position > 0),
  type text not null,
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  at timestamptz not null,
  by_user uuid,
  by_role text not null,
  primary key (centre_id, id),
  foreign key (centre_id, request_id) references interpreting_request
);
create unique index interpreting_event_position on interpreting_event (centre_id, request_id, position);
comment on table interpreting_event is 'What happened to a request, in its order: codes and ids alone. Append only. by_user null: by a mailed link or the program.';
select protect_centre_table('interpreting_event');
grant select, insert on interpreting_event to herzstueck_app;
grant select, delete on interpreting_event to herzstueck_retention;
