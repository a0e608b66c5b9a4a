-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Children who are not of school age yet: where their family was pointed to, instead of a case.

create table early_referral (
  centre_id uuid not null references centre,
  id uuid not null,
  received_on date not null,
  recorded_by uuid not null,
  given_names text not null check (length(given_names) <= 120),
  family_name text not null check (length(family_name) <= 120),
  birth_year int not null check (birth_year between 1900 and 2200),
  birth_month int check (birth_month between 1 and 12),
  birth_day int check (birth_day between 1 and 31),
  ags text not null check (ags ~ '^\d{8}$'),
  language text not null check (language ~ '^[a-z]{3}$'),
  reach text not null check (length(reach) <= 250),
  referred_to text check (referred_to in ('day_care', 'childminder', 'bridge', 'language_support', 'primary_school', 'other')),
  referred_on date,
  referred_by uuid,
  arrived text not null check (arrived in ('yes', 'no', 'unknown')),
  version int not null,
  primary key (centre_id, id),
  constraint early_referral_names check (given_names <> '' or family_name <> ''),
  constraint early_referral_referred check ((referred_to is null) = (referred_on is null) and (referred_on is null) = (referred_by is null))
);
create index early_referral_received on early_referral (centre_id, received_on);
comment on table early_referral is 'A child not of school age yet that was reported: no case, no record, only where its family was pointed to and whether it got there. Gone some months after it was received.';
select protect_centre_table('early_referral');
grant select, insert, update, delete on early_referral to herzstueck_app;
grant select, delete on early_referral to herzstueck_retention;

alter table report_list_row alter column case_id drop not null;
alter table report_list_row add column referral_id uuid;
alter table report_list_row add foreign key (centre_id, referral_id) references early_referral on delete cascade;
alter table report_list_row add constraint report_list_row_one check ((case_id is null) <> (referral_id is null));
comment on table report_list_row is 'Which case, or which referral of a child not of school age yet, came of a row of a list: the same row handed in again reports nobody twice. key: SHA-256 of who may report and what the row says of name, birth and address.';
