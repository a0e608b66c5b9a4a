-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- What a family says of a child before the first counselling, by its link.

create table pre_form (
  centre_id uuid not null references centre,
  case_id uuid not null,
  language text not null check (language ~ '^[a-z]{2}$'),
  answers jsonb not null,
  version int not null default 1,
  received_at timestamptz not null,
  primary key (centre_id, case_id),
  foreign key (centre_id, case_id) references placement_case
);
comment on table pre_form is 'What a family has said of a child before the first counselling: ticks and codes, no free text. Sent again it replaces what it said before; a record is never changed by it.';
select protect_centre_table('pre_form');
grant select, insert, update, delete on pre_form to herzstueck_app;
grant select, delete on pre_form to herzstueck_retention;
