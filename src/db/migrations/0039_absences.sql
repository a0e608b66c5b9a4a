-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Counsellors who are away: nothing of theirs is offered meanwhile, and who stands in for them.

create table absence (
  centre_id uuid not null references centre,
  id uuid not null,
  counsellor uuid not null,
  from_on date not null,
  to_on date not null,
  stand_in uuid,
  note text not null default '' check (length(note) <= 500),
  made_by uuid not null, made_at timestamptz not null,
  ended_at timestamptz, ended_by uuid,
  version int not null default 1,
  primary key (centre_id, id),
  -- One that was ended before it began covers no day.
  constraint absence_span check (to_on >= from_on - 1),
  constraint absence_stand_in check (stand_in <> counsellor),
  check ((ended_at is null) = (ended_by is null)),
  constraint absence_apart exclude using gist (centre_id with =, counsellor with =, daterange(from_on, to_on + 1) with &&)
);
create index absence_day on absence (centre_id, to_on);
comment on table absence is 'Days on which a counsellor is away, both included, who stands in, and a note for the team; not why. Appointments offered on these days are not given to families. ended_*: somebody shortened it.';
select protect_centre_table('absence');
grant select, insert, update (to_on, ended_at, ended_by, version) on absence to herzstueck_app;
grant select, delete on absence to herzstueck_retention;

alter table appointment_slot
  add column absence_id uuid,
  add constraint appointment_slot_absence foreign key (centre_id, absence_id) references absence;
comment on column appointment_slot.absence_id is 'The absence it was taken back for: offered again where that ends earlier.';
