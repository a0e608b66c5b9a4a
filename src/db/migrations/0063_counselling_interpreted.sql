-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A counselling appointment and its interpreter are booked in one step.

alter table appointment
  add column interpreter_source text check (interpreter_source in ('pool', 'own', 'brought')),
  add constraint appointment_interpreter_source check (interpreter_source is null or interpreter_needed);
comment on column appointment.interpreter_source is 'Who interprets: somebody of the pool, of the team, or brought along by the family; null where nobody has to, or it was agreed before this was asked.';

create table appointment_request (
  centre_id uuid not null references centre,
  id uuid not null,
  appointment_id uuid not null,
  request_id uuid not null,
  reference text not null check (reference ~ '^B-[0-9A-Z]{8}$'),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, appointment_id) references appointment on delete cascade,
  foreign key (centre_id, request_id) references interpreting_request
);
create unique index appointment_request_standing on appointment_request (centre_id, appointment_id) where ended_at is null;
create unique index appointment_request_once on appointment_request (centre_id, request_id);
comment on table appointment_request is 'Which interpreter request belongs to an appointment: the only place that says so. reference: the sign the request carries instead of a name or case number; the same for later appointments of one family.';
select protect_centre_table('appointment_request');
grant select, insert, update (ended_at) on appointment_request to herzstueck_app;
grant select, delete on appointment_request to herzstueck_retention;

-- The centre itself asks, too. Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  body text;
begin
  select pg_get_constraintdef(oid) into strict body from pg_constraint
    where conname = 'institution_kind_check' and conrelid = 'institution'::regclass;
  execute format('alter table institution drop constraint institution_kind_check, add constraint institution_kind_check %s',
    replace(body, '])', ', ''centre''::text])'));
end $$;
create unique index institution_centre on institution (centre_id) where kind = 'centre';
