-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Who keeps the money is told once when a pot is used up to a share, or will be empty before its period ends.

create table fund_warning (
  centre_id uuid not null references centre,
  id uuid not null,
  fund_period_id uuid not null,
  kind text not null check (kind in ('fund_70', 'fund_85', 'fund_100', 'fund_ends_early')),
  amount_cents int not null,
  told_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, fund_period_id) references fund_period
);
create unique index fund_warning_once on fund_warning (centre_id, fund_period_id, kind, amount_cents);
comment on table fund_warning is 'That people were told how far the money of a period is used. Once for each share and amount: where the amount is changed it is told anew when it comes to that.';
select protect_centre_table('fund_warning');
grant select, insert on fund_warning to herzstueck_app;

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('notice_kind', ', ''fund_70''::text, ''fund_85''::text, ''fund_100''::text, ''fund_ends_early''::text'),
    ('notice_for_role', ', ''administration''::text, ''interpreter_coordinator''::text')
  ) as v (name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint where conname = it.name and conrelid = 'notice'::regclass;
    execute format('alter table notice drop constraint %1$I, add constraint %1$I %2$s', it.name, replace(body, '])', it.codes || '])'));
  end loop;
end $$;
