-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Proofs on numbered paper, what is done where both sides say something else, and how both sides found a talk.

create table proof_stack (
  centre_id uuid not null references centre,
  id uuid not null,
  printed_at timestamptz not null,
  printed_by uuid not null,
  primary key (centre_id, id)
);
comment on table proof_stack is 'Blank proofs printed together, for days on which the program is out of reach.';
select protect_centre_table('proof_stack');
grant select, insert on proof_stack to herzstueck_app;
grant select, delete on proof_stack to herzstueck_retention;

create table proof_sheet (
  centre_id uuid not null references centre,
  id uuid not null,
  stack_id uuid not null,
  number text not null check (number ~ '^N-\d{4}-\d{4,}$'),
  job_id uuid,
  used_at timestamptz,
  used_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, stack_id) references proof_stack,
  foreign key (centre_id, job_id) references interpreting_job on delete cascade,
  check ((used_at is null) = (used_by is null)),
  check (job_id is null or used_at is not null)
);
create unique index proof_sheet_number on proof_sheet (centre_id, number);
create index proof_sheet_stack on proof_sheet (centre_id, stack_id, number);
create unique index proof_sheet_job on proof_sheet (centre_id, job_id) where job_id is not null;
comment on table proof_sheet is 'A numbered blank proof. job_id: the talk it was entered for; a number is entered once.';
select protect_centre_table('proof_sheet');
grant select, insert, update (job_id, used_at, used_by) on proof_sheet to herzstueck_app;
grant select, delete on proof_sheet to herzstueck_retention;

create table proof_setting (
  centre_id uuid not null references centre,
  id uuid not null,
  remind_days int not null check (remind_days between 1 and 30),
  tell_days int not null check (tell_days between 1 and 60),
  after_that text not null check (after_that in ('tell', 'remind')),
  shown_as text not null check (shown_as in ('given_name', 'number')),
  entered_at timestamptz not null,
  entered_by uuid not null,
  version int not null,
  primary key (centre_id, id),
  constraint proof_setting_order check (tell_days > remind_days)
);
create unique index proof_setting_once on proof_setting (centre_id);
comment on table proof_setting is 'Working days after a talk until whoever has not confirmed it is reminded (remind_days), and until the coordination is told (tell_days). after_that: only told, or both sides reminded once more. Nobody is paid by time alone. shown_as: how a volunteer stands on the paper. Without a row the default of the program counts.';
select protect_centre_table('proof_setting');
grant select, insert, update on proof_setting to herzstueck_app;

create table proof_reminder (
  centre_id uuid not null references centre,
  id uuid not null,
  job_id uuid not null,
  side text not null check (side in ('institution', 'volunteer')),
  why text not null check (why in ('missing', 'missing_again', 'differs')),
  at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, job_id) references interpreting_job on delete cascade
);
create unique index proof_reminder_once on proof_reminder (centre_id, job_id, side, why) where why <> 'differs';
create index proof_reminder_job on proof_reminder (centre_id, job_id, at);
comment on table proof_reminder is 'Who was reminded of a proof: because its word is missing, or asked again because the other side says something else.';
select protect_centre_table('proof_reminder');
grant select, insert on proof_reminder to herzstueck_app;
grant select, delete on proof_reminder to herzstueck_retention;

-- What the coordination decided where the sides differ, and why a talk was entered after it took place.
alter table interpreting_proof
  add column decided_from timestamptz,
  add column decided_to timestamptz,
  add column decided_at timestamptz,
  add column decided_by uuid,
  add column reason text not null default '' check (length(reason) <= 300),
  add constraint interpreting_proof_decided check (
    (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_from is null)
    and (decided_at is null) = (decided_to is null) and (decided_at is null or reason <> '') and decided_to > decided_from);
alter table interpreting_proof alter column reason drop default;

create table interpreting_feedback (
  centre_id uuid not null references centre,
  id uuid not null,
  job_id uuid not null,
  side text not null check (side in ('institution', 'volunteer')),
  understood text not null check (understood in ('yes', 'partly', 'no')),
  prepared text not null check (prepared in ('yes', 'partly', 'no')),
  respectful text not null check (respectful in ('yes', 'partly', 'no')),
  note text not null check (length(note) <= 500),
  given_at timestamptz not null,
  given_by uuid,
  settled_at timestamptz,
  settled_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, job_id) references interpreting_job on delete cascade,
  check ((settled_at is null) = (settled_by is null))
);
create unique index interpreting_feedback_once on interpreting_feedback (centre_id, job_id, side);
create index interpreting_feedback_open on interpreting_feedback (centre_id, given_at) where settled_at is null;
comment on table interpreting_feedback is 'How each side found a talk, for the coordination alone: never a rating that others see, never part of who is asked. given_by null: by a mailed link. The words go half a year after they were settled.';
select protect_centre_table('interpreting_feedback');
grant select, insert, update (settled_at, settled_by) on interpreting_feedback to herzstueck_app;
grant select, update (note), delete on interpreting_feedback to herzstueck_retention;
