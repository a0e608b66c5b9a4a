-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Funding pots: who pays, for what, how much in which period, what is promised of it and what is spent.

create table fund (
  centre_id uuid not null references centre,
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  payer text not null check (payer in ('land', 'own', 'institution', 'other')),
  purpose text not null check (length(purpose) <= 1000),
  services text[] not null check (cardinality(services) > 0),
  legal_consequence text not null check (legal_consequence in ('never', 'any')),
  account text not null check (length(account) <= 60),
  ended_on date,
  version int not null,
  primary key (centre_id, id),
  constraint fund_name unique (centre_id, name)
);
comment on table fund is 'A pot of money: payer, services it may pay, and whether talks with a legal consequence may be paid of it. account: where the municipality books it.';
select protect_centre_table('fund');
grant select, insert, update on fund to herzstueck_app;

create table fund_period (
  centre_id uuid not null references centre,
  id uuid not null,
  fund_id uuid not null,
  from_on date not null,
  to_on date not null,
  amount_cents int check (amount_cents >= 0),
  promised_cents int not null check (promised_cents >= 0),
  spent_cents int not null check (spent_cents >= 0),
  version int not null,
  primary key (centre_id, id),
  foreign key (centre_id, fund_id) references fund,
  constraint fund_period_span check (to_on >= from_on),
  constraint fund_period_covered check (promised_cents + spent_cents <= amount_cents),
  constraint fund_period_apart exclude using gist (centre_id with =, fund_id with =, daterange(from_on, to_on + 1) with &&)
);
comment on table fund_period is 'The money of a pot in a period, in cents; no amount: without limit. Promised and spent together never exceed it: who needs more raises the amount with a reason (fund_entry).';
select protect_centre_table('fund_period');
grant select, insert, update on fund_period to herzstueck_app;

create table commitment (
  centre_id uuid not null references centre,
  id uuid not null,
  fund_period_id uuid not null,
  service text not null,
  record_id uuid not null,
  occurs_on date not null,
  cents int not null check (cents >= 0),
  state text not null check (state in ('promised', 'spent', 'released')),
  made_at timestamptz not null, made_by uuid not null,
  settled_at timestamptz, settled_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, fund_period_id) references fund_period,
  constraint commitment_settled check ((state = 'promised') = (settled_at is null) and (settled_at is null) = (settled_by is null))
);
create unique index commitment_record on commitment (centre_id, service, record_id) where state <> 'released';
create index commitment_period on commitment (centre_id, fund_period_id);
comment on table commitment is 'Money of a period for one record of a service: promised before, spent with the real amount after, or released.';
select protect_centre_table('commitment');
grant select, insert, update on commitment to herzstueck_app;

create table fund_entry (
  centre_id uuid not null references centre,
  id uuid not null,
  fund_period_id uuid not null,
  commitment_id uuid,
  kind text not null check (kind in ('amount', 'promised', 'released', 'spent', 'corrected')),
  amount_delta int not null,
  promised_delta int not null,
  spent_delta int not null,
  occurred_on date not null,
  reason text not null check (length(reason) <= 500),
  at timestamptz not null, by_user uuid not null,
  primary key (centre_id, id),
  foreign key (centre_id, fund_period_id) references fund_period,
  foreign key (centre_id, commitment_id) references commitment,
  constraint fund_entry_reason check (kind not in ('corrected') or reason <> '')
);
create index fund_entry_period on fund_entry (centre_id, fund_period_id, occurred_on);
comment on table fund_entry is 'Every change of a period, one row each, never changed: the sums of fund_period are the sums of these. A correction is a new row.';
select protect_centre_table('fund_entry');
grant select, insert on fund_entry to herzstueck_app;
