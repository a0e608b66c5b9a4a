-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Sign-in. The auth_* tables are what better-auth's own generator prints, names turned to snake_case; a test compares.

create table auth_user (
  id uuid default pg_catalog.gen_random_uuid() not null primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz default current_timestamp not null,
  two_factor_enabled boolean
);
comment on table auth_user is 'People who sign in.';
create table auth_session (
  id uuid default pg_catalog.gen_random_uuid() not null primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references auth_user (id) on delete cascade
);
comment on table auth_session is 'Open sessions.';
create table auth_account (
  id uuid default pg_catalog.gen_random_uuid() not null primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz not null
);
comment on table auth_account is 'How a person signs in: password hash, later an OIDC account.';
create table auth_verification (
  id uuid default pg_catalog.gen_random_uuid() not null primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz default current_timestamp not null
);
comment on table auth_verification is 'Short-lived secrets of sign-in: password reset, second step.';
create table auth_two_factor (
  id uuid default pg_catalog.gen_random_uuid() not null primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references auth_user (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
comment on table auth_two_factor is 'Second factor (TOTP) and recovery codes, encrypted.';
create table auth_rate_limit (
  id uuid default pg_catalog.gen_random_uuid() not null primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);
comment on table auth_rate_limit is 'Counters of the rate limit per address.';
create index auth_session_user_id_idx on auth_session (user_id);
create index auth_account_user_id_idx on auth_account (user_id);
create index auth_verification_identifier_idx on auth_verification (identifier);
create index auth_two_factor_secret_idx on auth_two_factor (secret);
create index auth_two_factor_user_id_idx on auth_two_factor (user_id);

create table session_state (
  session_id uuid primary key references auth_session (id) on delete cascade,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  confirmed_at timestamptz,
  current_centre uuid
);
comment on table session_state is 'Beside a session: its start (absolute limit), last request (idle limit), last time the password was given again, the centre chosen.';
create table sign_in_failure (
  key_hash text primary key,
  failures int not null,
  last_at timestamptz not null
);
comment on table sign_in_failure is 'Attempts per account (keyed hash of its mail address, known or not) and per network address, for the rate limits.';

grant select, insert, update, delete on auth_user, auth_session, auth_account, auth_verification, auth_two_factor, auth_rate_limit, session_state, sign_in_failure to herzstueck_server;
grant select (id, name, email) on auth_user to herzstueck_app;
