-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Codes by which a family sees where its case stands, only a hash of each, and how often a day one was used.

create table family_code (
  centre_id uuid not null references centre,
  id uuid not null,
  case_id uuid not null,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  made_by uuid not null, made_at timestamptz not null,
  revoked_at timestamptz, revoked_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, case_id) references placement_case,
  check ((revoked_at is null) = (revoked_by is null))
);
create unique index family_code_hash on family_code (centre_id, code_hash);
create unique index family_code_in_force on family_code (centre_id, case_id) where revoked_at is null;
create index family_code_case on family_code (centre_id, case_id, made_at desc);
comment on table family_code is 'Codes of families for the page of their status: which case, made and revoked by whom and when. The code itself is not kept. One in force per case.';
select protect_centre_table('family_code');
grant select, insert, delete, update (revoked_at, revoked_by) on family_code to herzstueck_app;

create table family_code_opening (
  centre_id uuid not null references centre,
  day date not null,
  openings int not null check (openings > 0),
  primary key (centre_id, day)
);
comment on table family_code_opening is 'How often a day a status was opened by a code. Says nothing of whose.';
select protect_centre_table('family_code_opening');
grant select, insert, update (openings) on family_code_opening to herzstueck_app;
