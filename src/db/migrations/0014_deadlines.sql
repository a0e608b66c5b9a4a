-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Deadlines that are no step of a case: what has to be done about a record, by whom, until when, and who hears of it when it is not.

create table deadline (
  centre_id uuid not null references centre,
  id uuid not null,
  kind text not null,
  record_kind text not null, record_id uuid not null,
  owner_role text not null, owner_user uuid,
  due_on date not null,
  escalate_on date, escalate_to text,
  set_by uuid not null, set_at timestamptz not null,
  met_at timestamptz, met_by uuid,
  primary key (centre_id, id),
  check ((escalate_on is null) = (escalate_to is null)),
  check (escalate_on is null or escalate_on >= due_on),
  check ((met_at is null) = (met_by is null))
);
create unique index deadline_open on deadline (centre_id, record_kind, record_id, kind) where met_at is null;
create index deadline_due on deadline (centre_id, due_on) where met_at is null;
comment on table deadline is 'Deadlines: what (code), about which record, owner (a role, or a person of it), day, and which role hears of it from when. One open per record and kind.';
select protect_centre_table('deadline');
grant select, insert, update on deadline to herzstueck_app;
