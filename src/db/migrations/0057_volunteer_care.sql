-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Care for volunteers: supervision, further training, talks.

create table volunteer_care (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  kind text not null check (kind in ('supervision', 'training', 'talk')),
  held_on date not null,
  attended boolean,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade
);
create unique index volunteer_care_once on volunteer_care (centre_id, volunteer_id, kind, held_on);
comment on table volunteer_care is 'A day on which a volunteer was invited to supervision, further training or a talk, and whether it came; null: not said yet. Never what was talked about.';
select protect_centre_table('volunteer_care');
grant select, insert, update (attended), delete on volunteer_care to herzstueck_app;
grant select, delete on volunteer_care to herzstueck_retention;
