-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Consents: for what, to which words in which language, by whom, when; withdrawn when.

create table consent (
  centre_id uuid not null references centre,
  id uuid not null,
  purpose text not null,
  subject_id uuid not null,
  text_version int not null check (text_version >= 1),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  given_by text not null,
  given_on date not null,
  recorded_by uuid not null, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_recorded_by uuid,
  primary key (centre_id, id),
  check ((withdrawn_at is null) = (withdrawal_recorded_by is null))
);
create unique index consent_in_force on consent (centre_id, subject_id, purpose) where withdrawn_at is null;
create index consent_subject on consent (centre_id, subject_id, recorded_at desc);
comment on table consent is 'Consents (Art. 7 GDPR): purpose, version and language of the text, who gave it and when, and when it was withdrawn. One in force per purpose.';
select protect_centre_table('consent');
grant select, insert, update (withdrawn_at, withdrawal_recorded_by) on consent to herzstueck_app;
grant select, update (given_by) on consent to herzstueck_retention;
