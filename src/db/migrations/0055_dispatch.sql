-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Who was asked to interpret, who does it, and what is to be kept apart.

create table interpreting_job (
  centre_id uuid not null references centre,
  id uuid not null,
  request_id uuid not null,
  volunteer_id uuid not null,
  person_key uuid not null,
  mode text not null check (mode in ('on_site', 'phone', 'video')),
  way_minutes int not null check (way_minutes >= 0),
  metres int not null check (metres >= 0),
  busy_from timestamptz not null,
  busy_to timestamptz not null,
  assigned_at timestamptz not null,
  assigned_by uuid,
  sequence int not null check (sequence >= 0),
  reminded_at timestamptz,
  released_at timestamptz,
  released_why text check (released_why in ('volunteer', 'ill', 'conflict', 'cancelled', 'moved')),
  primary key (centre_id, id),
  foreign key (centre_id, request_id) references interpreting_request,
  foreign key (centre_id, volunteer_id) references volunteer,
  check (busy_from < busy_to),
  check ((released_at is null) = (released_why is null)),
  -- Over all centres: one person cannot be in two places, whichever centre asks (constraints look behind the wall, people do not).
  constraint interpreting_job_once exclude using gist (person_key with =, tstzrange(busy_from, busy_to) with &&) where (released_at is null)
);
create unique index interpreting_job_request on interpreting_job (centre_id, request_id) where released_at is null;
create index interpreting_job_volunteer on interpreting_job (centre_id, volunteer_id, busy_from);
comment on table interpreting_job is 'Somebody has promised to interpret a talk. busy_*: from setting out to the end with a buffer. sequence: of its calendar entry. assigned_by null: the person took it by the link of its offer. released_*: given back, by whom stands in the events of the request.';
select protect_centre_table('interpreting_job');
grant select, insert, update (mode, way_minutes, metres, busy_from, busy_to, sequence, reminded_at, released_at, released_why) on interpreting_job to herzstueck_app;
grant select, delete on interpreting_job to herzstueck_retention;

create table interpreting_offer (
  centre_id uuid not null references centre,
  id uuid not null,
  request_id uuid not null,
  volunteer_id uuid not null,
  via text not null check (via in ('mail', 'phone')),
  lead_band int not null check (lead_band between 0 and 9),
  asked_at timestamptz not null,
  asked_by uuid not null,
  answer_by timestamptz not null,
  mailed_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'knows', 'not_reached', 'taken', 'expired', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, request_id) references interpreting_request,
  foreign key (centre_id, volunteer_id) references volunteer,
  check ((answer is null) = (answered_at is null)),
  check (answered_by is null or answer is not null)
);
create unique index interpreting_offer_open on interpreting_offer (centre_id, request_id, volunteer_id) where answer is null;
create index interpreting_offer_request on interpreting_offer (centre_id, request_id, asked_at);
create index interpreting_offer_volunteer on interpreting_offer (centre_id, volunteer_id, asked_at);
create index interpreting_offer_due on interpreting_offer (centre_id, answer_by) where answer is null;
comment on table interpreting_offer is 'That a volunteer was asked whether it can interpret a talk, how, until when, and what came of it. answered_by: staff who noted an answer on the phone; null: the person itself, or the program (taken, expired). lead_band: how short the notice was, for the share of answers by language, notice and weekday; never used by person.';
select protect_centre_table('interpreting_offer');
grant select, insert, update (mailed_at, answer, answered_at, answered_by) on interpreting_offer to herzstueck_app;
grant select, delete on interpreting_offer to herzstueck_retention;

create table acquaintance (
  centre_id uuid not null references centre,
  id uuid not null,
  institution_id uuid not null,
  reference text not null check (length(reference) between 1 and 60),
  volunteer_id uuid not null,
  said_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, institution_id) references institution,
  foreign key (centre_id, volunteer_id) references volunteer
);
create unique index acquaintance_once on acquaintance (centre_id, institution_id, lower(reference), volunteer_id);
comment on table acquaintance is 'A volunteer says that it knows who is involved in what an institution keeps under a sign: it is not asked for it again. Never counted against anybody.';
select protect_centre_table('acquaintance');
grant select, insert on acquaintance to herzstueck_app;
grant select, delete on acquaintance to herzstueck_retention;

create table interpreting_proof (
  centre_id uuid not null references centre,
  id uuid not null,
  job_id uuid not null,
  outcome text not null check (outcome in ('held', 'client_no_show', 'interpreter_no_show', 'cancelled_late')),
  institution_from timestamptz, institution_to timestamptz,
  institution_at timestamptz,
  institution_by uuid,
  institution_via text check (institution_via in ('account', 'link', 'paper')),
  volunteer_from timestamptz, volunteer_to timestamptz,
  volunteer_at timestamptz,
  volunteer_via text check (volunteer_via in ('link', 'phone', 'paper')),
  volunteer_by uuid,
  ticket_cents int not null check (ticket_cents between 0 and 100000),
  burdened_at timestamptz, burden_settled_at timestamptz, burden_settled_by uuid,
  version int not null,
  primary key (centre_id, id),
  foreign key (centre_id, job_id) references interpreting_job,
  check (institution_to > institution_from),
  check (volunteer_to > volunteer_from),
  check ((institution_at is null) = (institution_via is null)),
  check ((volunteer_at is null) = (volunteer_via is null)),
  -- One person never confirms for both sides.
  constraint interpreting_proof_two check (institution_by is null or volunteer_by is null or institution_by <> volunteer_by)
);
create unique index interpreting_proof_job on interpreting_proof (centre_id, job_id);
comment on table interpreting_proof is 'What came of a job, as the institution and the volunteer say, each for itself: real times, who confirmed how. *_by: staff who entered what stands on paper or was said on the phone, or who has the account; null by a link. burdened_at: the person asked to be called after a hard talk.';
select protect_centre_table('interpreting_proof');
grant select, insert, update on interpreting_proof to herzstueck_app;
grant select, delete on interpreting_proof to herzstueck_retention;
