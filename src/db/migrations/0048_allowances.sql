-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Allowances of volunteers: the rules by date, what each job comes to, bank accounts, pay-out runs, and the year's account for tax.

create table allowance_rule (
  centre_id uuid not null references centre,
  id uuid not null,
  service text not null,
  version text not null check (version <> '' and length(version) <= 40),
  valid_from date not null,
  valid_to date,
  base_minutes int not null check (base_minutes >= 0),
  base_cents int not null check (base_cents >= 0),
  step_minutes int check (step_minutes > 0),
  step_cents int check (step_cents >= 0),
  step_kind text not null check (step_kind in ('started', 'exact')),
  travel text not null check (travel in ('included', 'flat', 'km', 'ticket', 'time')),
  flat_cents int not null check (flat_cents >= 0),
  km_cents int not null check (km_cents >= 0),
  from_km int check (from_km >= 0),
  max_minutes int check (max_minutes > 0),
  cap_cents int check (cap_cents >= 0),
  cancel_window_hours int not null check (cancel_window_hours >= 0),
  cancel_hours text not null check (cancel_hours in ('all', 'workdays')),
  cancel_cents int not null check (cancel_cents >= 0),
  entered_at timestamptz not null, entered_by uuid not null,
  primary key (centre_id, id),
  constraint allowance_rule_version unique (centre_id, service, version),
  constraint allowance_rule_step check ((step_minutes is null) = (step_cents is null)),
  constraint allowance_rule_span check (valid_to >= valid_from),
  constraint allowance_rule_apart exclude using gist (centre_id with =, service with =, daterange(valid_from, valid_to + 1) with &&)
);
comment on table allowance_rule is 'How a job of a service is paid, in dated versions (both days included, one a day). A version is never edited: one that no claim names can be deleted, any can be ended.';
select protect_centre_table('allowance_rule');
grant select, insert, update (valid_to), delete on allowance_rule to herzstueck_app;

create table allowance_claim (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  service text not null,
  record_id uuid not null,
  kind text not null check (kind in ('job', 'correction', 'returned')),
  occurred_on date not null,
  cents int not null,
  lines jsonb not null,
  job jsonb not null,
  rule_id uuid not null,
  paragraph text not null check (paragraph in ('trainer', 'volunteer')),
  corrects uuid,
  reason text not null check (length(reason) <= 500),
  entered_at timestamptz not null, entered_by uuid not null,
  primary key (centre_id, id),
  foreign key (centre_id, rule_id) references allowance_rule,
  foreign key (centre_id, corrects) references allowance_claim,
  constraint allowance_claim_corrects check ((kind = 'job') = (corrects is null) and (kind = 'job') = (reason = ''))
);
create unique index allowance_claim_job on allowance_claim (centre_id, service, record_id) where kind = 'job';
create unique index allowance_claim_returned on allowance_claim (centre_id, corrects) where kind = 'returned';
create index allowance_claim_volunteer on allowance_claim (centre_id, volunteer_id, occurred_on);
comment on table allowance_claim is 'What a volunteer is owed for a job, with its derivation line by line. Never changed: a correction is a row with the difference that names what it corrects, and so is what came back from the bank and is owed again. paragraph: of § 3 EStG, Nr. 26 (trainer) or 26a (volunteer).';
select protect_centre_table('allowance_claim');
grant select, insert on allowance_claim to herzstueck_app;
grant select, delete on allowance_claim to herzstueck_retention;

create table bank_account (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  iban text not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  holder text not null check (holder <> '' and length(holder) <= 120),
  entered_at timestamptz not null, entered_by uuid not null,
  ended_at timestamptz, ended_by uuid,
  primary key (centre_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index bank_account_one on bank_account (centre_id, volunteer_id) where ended_at is null;
comment on table bank_account is 'Where a volunteer is paid: IBAN and the exact name of the holder. Read by the administration alone. A change ends the row and makes another, so that a pay-out keeps the account it went to.';
select protect_centre_table('bank_account');
grant select, insert, update (ended_at, ended_by) on bank_account to herzstueck_app;
grant select, delete on bank_account to herzstueck_retention;

create table payout_run (
  centre_id uuid not null references centre,
  id uuid not null,
  number text not null check (number ~ '^Z-[0-9]{4}-[0-9]{2,}$'),
  pay_on date not null,
  state text not null check (state in ('draft', 'stated', 'released', 'handed', 'called_off')),
  made_at timestamptz not null, made_by uuid not null,
  stated_at timestamptz, stated_by uuid,
  released_at timestamptz, released_by uuid,
  handed_at timestamptz, handed_by uuid,
  called_off_at timestamptz, called_off_by uuid,
  call_off_reason text not null check (length(call_off_reason) <= 500),
  version int not null,
  primary key (centre_id, id),
  constraint payout_run_number unique (centre_id, number),
  constraint payout_run_four_eyes check (released_by <> stated_by),
  constraint payout_run_order check (
    (released_at is null or stated_at is not null) and (handed_at is null or released_at is not null)
    and (state = 'called_off') = (called_off_at is not null)
    and (state <> 'stated' or stated_by is not null) and (state not in ('released', 'handed') or released_by is not null))
);
comment on table payout_run is 'A pay-out: made as a draft, stated to be right in fact and figures by one person, released by another, handed to the payment office; or called off before that, with a reason.';
select protect_centre_table('payout_run');
grant select, insert, update on payout_run to herzstueck_app;
grant select, delete on payout_run to herzstueck_retention;

create table payout_item (
  centre_id uuid not null references centre,
  run_id uuid not null,
  claim_id uuid not null,
  volunteer_id uuid not null,
  bank_account_id uuid not null,
  cents int not null check (cents <> 0),
  called_off boolean not null default false,
  primary key (centre_id, run_id, claim_id),
  foreign key (centre_id, run_id) references payout_run,
  foreign key (centre_id, claim_id) references allowance_claim,
  foreign key (centre_id, bank_account_id) references bank_account
);
create unique index payout_item_once on payout_item (centre_id, claim_id) where not called_off;
create index payout_item_volunteer on payout_item (centre_id, volunteer_id);
comment on table payout_item is 'A claim in a run. It stands in one run at most that was not called off, so that nothing is paid twice.';
select protect_centre_table('payout_item');
grant select, insert, update (called_off) on payout_item to herzstueck_app;
grant select, delete on payout_item to herzstueck_retention;

create table payout_return (
  centre_id uuid not null references centre,
  id uuid not null,
  run_id uuid not null,
  volunteer_id uuid not null,
  cents int not null check (cents > 0),
  returned_on date not null,
  reason text not null check (reason <> '' and length(reason) <= 500),
  entered_at timestamptz not null, entered_by uuid not null,
  primary key (centre_id, id),
  foreign key (centre_id, run_id) references payout_run,
  constraint payout_return_once unique (centre_id, run_id, volunteer_id)
);
comment on table payout_return is 'A payment of a run that came back from the bank, with the reason. Its claims are owed again (allowance_claim of kind returned).';
select protect_centre_table('payout_return');
grant select, insert on payout_return to herzstueck_app;
grant select, delete on payout_return to herzstueck_retention;

create table payout_setting (
  centre_id uuid not null references centre,
  id uuid not null,
  format text not null check (format in ('csv', 'pain')),
  mapping jsonb not null,
  debtor_name text not null check (length(debtor_name) <= 120),
  debtor_iban text not null check (debtor_iban ~ '^([A-Z]{2}[0-9]{2}[A-Z0-9]{11,30})?$'),
  purpose text not null check (length(purpose) <= 100),
  may_release text[] not null,
  trainer_services text[] not null,
  version int not null,
  primary key (centre_id, id)
);
create unique index payout_setting_one on payout_setting (centre_id);
comment on table payout_setting is 'How a centre pays out: file for the payment office, whose account, who may release (nobody named: the head), and for which services § 3 Nr. 26 EStG counts instead of Nr. 26a.';
select protect_centre_table('payout_setting');
grant select, insert, update on payout_setting to herzstueck_app;

create table declared_elsewhere (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  year int not null check (year between 2013 and 2200),
  paragraph text not null check (paragraph in ('trainer', 'volunteer')),
  cents int not null check (cents >= 0),
  declared_on date not null,
  entered_at timestamptz not null, entered_by uuid not null,
  primary key (centre_id, id)
);
create index declared_elsewhere_volunteer on declared_elsewhere (centre_id, volunteer_id, year);
comment on table declared_elsewhere is 'What a volunteer says to get from other bodies in a year under the same paragraph. The newest row of a year and paragraph counts.';
select protect_centre_table('declared_elsewhere');
grant select, insert on declared_elsewhere to herzstueck_app;
grant select, delete on declared_elsewhere to herzstueck_retention;

create table tax_excess (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  year int not null check (year between 2013 and 2200),
  paragraph text not null check (paragraph in ('trainer', 'volunteer')),
  reason text not null check (reason <> '' and length(reason) <= 500),
  confirmed_at timestamptz not null, confirmed_by uuid not null,
  primary key (centre_id, id),
  constraint tax_excess_once unique (centre_id, volunteer_id, year, paragraph)
);
comment on table tax_excess is 'Somebody has confirmed, with a reason, that a volunteer is paid beyond what is free of tax in a year.';
select protect_centre_table('tax_excess');
grant select, insert on tax_excess to herzstueck_app;
grant select, delete on tax_excess to herzstueck_retention;
