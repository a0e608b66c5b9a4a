-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A mail on Monday says what waits, by numbers: once a week and person, to whoever wants it.
create table week_mail (
  centre_id uuid not null references centre,
  kind text not null check (kind in ('smile')),
  user_id uuid not null,
  wanted boolean,
  looked_on date check (extract(isodow from looked_on) = 1),
  primary key (centre_id, kind, user_id)
);
comment on table week_mail is 'Who wants the mail of the week, by its kind (null: has not said; the role decides), and the Monday of the week for which the program looked last whether something waits: no second mail for it.';
select protect_centre_table('week_mail');
grant select, insert, update, delete on week_mail to herzstueck_app;
