-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- The overview of who waits: how long each part of the way may take.

create table span_target (
  centre_id uuid not null references centre,
  id uuid not null,
  counselling_days int not null check (counselling_days between 1 and 365),
  recommendation_days int not null check (recommendation_days between 1 and 365),
  submission_days int not null check (submission_days between 1 and 365),
  decision_days int not null check (decision_days between 1 and 365),
  first_day_days int not null check (first_day_days between 1 and 365),
  version int not null,
  primary key (centre_id, id)
);
create unique index span_target_one on span_target (centre_id);
comment on table span_target is 'How many calendar days each part of the way may take in a centre. Without a row the defaults of the program count.';
select protect_centre_table('span_target');
grant select, insert, update on span_target to herzstueck_app;
