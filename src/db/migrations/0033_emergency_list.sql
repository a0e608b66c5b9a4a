-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- The list for the day the network is down: one encrypted file a night, and whose key opens it.

create table emergency_key (
  centre_id uuid not null references centre,
  id uuid not null,
  made_by uuid not null, made_at timestamptz not null,
  ended_at timestamptz, ended_by uuid,
  primary key (centre_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index emergency_key_in_force on emergency_key (centre_id) where ended_at is null;
comment on table emergency_key is 'Keys of the emergency lists of a centre: made and ended by whom and when. The key itself is not kept: it follows from the id and the secret of the installation. One in force; without one no list is made.';
select protect_centre_table('emergency_key');
grant select, insert, update (ended_at, ended_by) on emergency_key to herzstueck_app;

create table emergency_list (
  centre_id uuid not null references centre,
  id uuid not null,
  night date not null,
  key_id uuid not null,
  children int not null check (children >= 0),
  file text not null,
  made_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, key_id) references emergency_key
);
create unique index emergency_list_night on emergency_list (centre_id, night);
create index emergency_list_key on emergency_list (centre_id, key_id);
comment on table emergency_list is 'Waiting children of a centre as an encrypted PDF (AES-256, in Base64), one a night, the last three kept.';
select protect_centre_table('emergency_list');
grant select, insert, delete on emergency_list to herzstueck_app;
