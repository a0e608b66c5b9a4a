-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Schools in Germany a child went to before: the two years of its Erstförderung have begun there.

create table earlier_school (
  centre_id uuid not null references centre,
  id uuid not null,
  child_id uuid not null,
  position int not null check (position between 1 and 8),
  name text not null check (name <> ''),
  school_number text references school,
  district text not null default '',
  federal_state text check (federal_state ~ '^[A-Z]{2}$'),
  -- known in part, as ISO text of the known parts: 2024, 2024-09 or 2024-09-02
  from_on text check (from_on ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  to_on text check (to_on ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  support_since text check (support_since ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  recorded_at timestamptz not null, recorded_by uuid not null,
  replaced_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, child_id) references child,
  check (left(from_on, 4) <= left(to_on, 4))
);
create unique index earlier_school_now on earlier_school (centre_id, child_id, position) where replaced_at is null;
create index earlier_school_child on earlier_school (centre_id, child_id);
comment on table earlier_school is 'Schools in Germany a child went to before, with the begin of Erstförderung. A change replaces all rows of a child; replaced ones stay as its history.';
select protect_centre_table('earlier_school');
grant select, insert, update (replaced_at) on earlier_school to herzstueck_app;
grant select, delete on earlier_school to herzstueck_retention;
