-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Roles and extensions. Run once by an administrator on a PostgreSQL server (`herzstueck database prepare`) and at every
-- start of the embedded database. Repeatable.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists unaccent;

do $$
declare r text;
begin
  -- owner: owns every table, used only while migrating. app: what every request becomes.
  -- server: sign-in, session and queue tables. retention: blanks names and free text, nothing else.
  foreach r in array array['herzstueck_owner', 'herzstueck_app', 'herzstueck_server', 'herzstueck_retention'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', r);
    end if;
  end loop;
end $$;

grant usage, create on schema public to herzstueck_owner;
grant usage on schema public to herzstueck_app, herzstueck_server, herzstueck_retention;
create schema if not exists pgboss;
grant usage, create on schema pgboss to herzstueck_owner;
grant usage on schema pgboss to herzstueck_app, herzstueck_server;
alter default privileges for role herzstueck_owner in schema pgboss grant select, insert, update, delete on tables to herzstueck_server;
alter default privileges for role herzstueck_owner in schema pgboss grant execute on functions to herzstueck_server;
