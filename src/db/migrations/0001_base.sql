-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- The wall between centres, and what all centres share: the centres themselves, the register of schools, places on the map.

create function protect_centre_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy centre_wall on %s using (centre_id = (select nullif(current_setting(''app.centre_id'', true), '''')::uuid))
       with check (centre_id = (select nullif(current_setting(''app.centre_id'', true), '''')::uuid))', target);
end $$;
comment on function protect_centre_table is 'Every table with centre_id gets its wall from here; a test reads the catalogue and proves it.';

create function app_now() returns timestamptz language sql stable as
  $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
comment on function app_now is 'The time of the request: the system clock, or HERZSTUECK_CLOCK with demo data.';

create table installation (
  id int primary key default 1 check (id = 1),
  data_kind text not null default 'empty' check (data_kind in ('empty', 'demo', 'real')),
  setup_code_hash text,
  set_up_at timestamptz
);
comment on table installation is 'One row: whether this database is empty, a demo or in real use. The demo refuses a database in real use.';
insert into installation default values;
grant select on installation to herzstueck_app;
grant select, update on installation to herzstueck_server;

create table centre (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9-]+$'),
  name text not null,
  short_name text not null,
  area_name text not null,
  number_prefix text not null unique,
  ags5 text not null check (ags5 ~ '^05[0-9]{3}$'),
  district_government text not null,
  active boolean not null default false
);
comment on table centre is 'The 54 Kommunale Integrationszentren (reference data). active: set up in this installation.';
grant select on centre to herzstueck_app, herzstueck_retention;
grant select, insert, update on centre to herzstueck_server;

create table municipality (
  ags text primary key check (ags ~ '^05[0-9]{6}$'),
  name text not null,
  x double precision, y double precision,
  school_count int not null
);
comment on table municipality is 'Municipalities, learnt from the register of schools. x, y: mean of its schools, EPSG:25832, metres.';
create table postcode (
  postcode text not null check (postcode ~ '^[0-9]{5}$'),
  ags text not null references municipality,
  x double precision, y double precision,
  school_count int not null,
  spread_m int not null,
  primary key (postcode, ags)
);
comment on table postcode is 'Postcodes, learnt from the register. x, y: mean of the schools in it; spread_m: farthest school from that mean.';
create table building_position (
  postcode text not null, street_key text not null, house_number text not null,
  x double precision not null, y double precision not null,
  primary key (postcode, street_key, house_number)
);
comment on table building_position is 'Official building coordinates (Hauskoordinaten), imported by the operator. street_key: search form of the street.';
grant select on municipality, postcode, building_position to herzstueck_app, herzstueck_server;
grant insert, update, delete on municipality, postcode, building_position to herzstueck_server;

create table school_import (
  id uuid primary key,
  imported_at timestamptz not null,
  imported_by text,
  file_hash text not null,
  new_count int not null, changed_count int not null, closed_count int not null, unchanged_count int not null
);
comment on table school_import is 'One row per applied register of schools.';
create table school (
  number text primary key check (number ~ '^[0-9]{6}$'),
  form text not null,
  name text not null,
  short_name text not null,
  postcode text not null, place text not null, street text not null,
  phone text not null default '', email text not null default '', homepage text not null default '',
  legal_form text not null default '',
  owner_number text not null default '',
  ags text not null,
  operating_key text not null,
  operating_since date,
  x double precision, y double precision,
  district_government text,
  denomination text check (denomination in ('catholic', 'protestant')),
  closed_at date,
  import_id uuid references school_import
);
comment on table school is 'The official register of schools in NRW, as imported. closed_at: missing from or dissolved in the newest register.';
create index school_ags on school (ags, form);
create index school_name on school (short_name collate "C");
grant select on school, school_import to herzstueck_app, herzstueck_server;
grant insert, update on school to herzstueck_server;
grant insert on school_import to herzstueck_server;

create table system_audit (
  id uuid primary key,
  at timestamptz not null default now(),
  user_id uuid,
  event text not null,
  record_id text,
  outcome text not null default 'ok'
);
comment on table system_audit is 'What happens outside a centre: sign-in, set-up, imports, operators. Append only.';
create index system_audit_at on system_audit (at);
grant select, insert on system_audit to herzstueck_server;
