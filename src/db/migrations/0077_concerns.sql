-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2

create table concern_policy (
  centre_id uuid not null references centre,
  person_id uuid,
  deputy_id uuid,
  third_id uuid,
  specialist text not null check (length(specialist) <= 120),
  specialist_phone text not null check (length(specialist_phone) <= 80),
  youth_office text not null check (length(youth_office) <= 120),
  youth_office_phone text not null check (length(youth_office_phone) <= 80),
  entered_at timestamptz not null,
  entered_by uuid not null,
  version int not null,
  primary key (centre_id),
  check (person_id <> deputy_id and person_id <> third_id and deputy_id <> third_id)
);
comment on table concern_policy is 'Who is given reports of worry about a child, the deputy, a third person where these and the head are concerned, and whom to call at once.';
select protect_centre_table('concern_policy');
grant select, insert, update on concern_policy to herzstueck_app;

create table concern (
  centre_id uuid not null references centre,
  id uuid not null,
  reported_at timestamptz not null,
  reported_by uuid not null,
  reporter_role text not null,
  reader_id uuid not null,
  deputy_id uuid,
  head_id uuid,
  sealed text not null check (length(sealed) > 48),
  deputy_told_at timestamptz,
  head_told_at timestamptz,
  opened_at timestamptz,
  opened_by uuid,
  taken_at timestamptz,
  settled_at timestamptz,
  sealed_note text check (length(sealed_note) > 48),
  primary key (centre_id, id),
  check (reader_id <> reported_by and deputy_id <> reader_id and head_id <> reader_id and head_id <> deputy_id),
  check ((opened_at is null) = (opened_by is null)),
  check (opened_by is null or opened_by = reader_id or (opened_by = deputy_id and deputy_told_at is not null)),
  check (taken_at is null or opened_at is not null),
  check ((settled_at is null) = (sealed_note is null) and (settled_at is null or taken_at is not null))
);
create index concern_reader on concern (centre_id, reader_id);
create index concern_deputy on concern (centre_id, deputy_id);
create index concern_reporter on concern (centre_id, reported_by, reported_at);
create index concern_unopened on concern (centre_id, reported_at) where opened_at is null;
comment on table concern is 'A report of worry about a child. What it says, whom it names and the note at its end are sealed with a key that is not in the database (AES-256-GCM). reader_id: whose it is; deputy_id: who learns after 24 hours, head_id: who learns after 48 hours that something waits, never what. Nobody it names stands here.';
select protect_centre_table('concern');
grant select, insert, delete on concern to herzstueck_app;
grant update (deputy_told_at, head_told_at, opened_at, opened_by, taken_at, settled_at, sealed_note) on concern to herzstueck_app;
grant select, delete on concern to herzstueck_retention;
-- The program itself can let none go sooner, and none that is not settled.
create policy concern_goes on concern as restrictive for delete to herzstueck_app
  using (settled_at < app_now() - interval '10 years');
