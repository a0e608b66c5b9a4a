-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- What families say of a child themselves, without sign-in: an inbox of the centre, never the register.

create table self_report (
  centre_id uuid not null references centre,
  id uuid not null,
  received_at timestamptz not null,
  given_names text not null check (length(given_names) <= 120),
  family_name text not null check (length(family_name) <= 120),
  age int check (age between 0 and 30),
  place text not null check (length(place) <= 100),
  language text not null check (language ~ '^[a-z]{3}$'),
  reach text not null check (length(reach) <= 120),
  state text not null check (state in ('open', 'taken', 'refused')),
  reason text check (reason in ('other_centre', 'goes_to_school', 'known', 'unreachable', 'no_report')),
  settled_at timestamptz, settled_by uuid,
  primary key (centre_id, id),
  constraint self_report_settled check ((state = 'open') = (settled_at is null) and (settled_at is null) = (settled_by is null)),
  constraint self_report_reason check ((state = 'refused') = (reason is not null))
);
create index self_report_received on self_report (centre_id, received_at);
comment on table self_report is 'A child a family has reported itself. age: in years as the family says. What was taken up or refused keeps neither names nor contact; every row goes 30 days after it was received.';
select protect_centre_table('self_report');
grant select, insert, update, delete on self_report to herzstueck_app;
grant select, delete on self_report to herzstueck_retention;
