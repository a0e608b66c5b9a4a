-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Notices to the health office (Gesundheitsamt), and what it answers: state and day, nothing about health.

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  body text;
begin
  select pg_get_constraintdef(oid) into strict body from pg_constraint
    where conname = 'notice_kind' and conrelid = 'notice'::regclass;
  body := replace(body, '])', ', ''health_office_answered''::text])');
  execute format('alter table notice drop constraint notice_kind, add constraint notice_kind %s', body);
end $$;

create table health_office_setting (
  centre_id uuid not null references centre,
  id uuid not null,
  moment text not null check (moment in ('never', 'after_report', 'after_counselling')),
  email text not null default '',
  since timestamptz not null,
  version int not null,
  primary key (centre_id, id),
  constraint health_office_setting_email check (moment = 'never' or email <> '')
);
create unique index health_office_setting_one on health_office_setting (centre_id);
comment on table health_office_setting is 'When the health office is told of a child, and at which mail address. since: from when this counts; children reported or counselled before are not told of by themselves. Without a row: never.';
select protect_centre_table('health_office_setting');
grant select, insert, update on health_office_setting to herzstueck_app;

create table health_office_notice (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  number int not null check (number > 0),
  recipient text not null check (recipient <> ''),
  asked_by uuid not null, asked_at timestamptz not null,
  mailed_at timestamptz,
  withdrawn_at timestamptz, withdrawn_by uuid,
  answer text check (answer in ('invited', 'examined', 'not_needed', 'not_come', 'unreachable')),
  answer_on date,
  answered_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((answer is null) = (answered_at is null)),
  check (answer_on is null or answer is not null)
);
create unique index health_office_notice_number on health_office_notice (centre_id, case_id, number);
comment on table health_office_notice is 'Notices to the health office of a child who has to be examined before school (§ 54 SchulG): the number of the notice in its case, to which mailbox, by whom, when; the last answer with its day. Never a finding. mailed_at: handed to the mail server.';
select protect_centre_table('health_office_notice');
grant select, insert, update (mailed_at, withdrawn_at, withdrawn_by, answer, answer_on, answered_at) on health_office_notice to herzstueck_app;
grant select, delete on health_office_notice to herzstueck_retention;
