-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Why a record of a counselling was corrected, and which proofs a centre waits for before it submits a case.

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('case_text', 'case_text_kind_check', array['correction_reason'])
  ) as v (tab, name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = it.name and conrelid = it.tab::regclass;
    body := replace(body, '])', ', ' || (select string_agg(quote_literal(code) || '::text', ', ') from unnest(it.codes) code) || '])');
    execute format('alter table %I drop constraint %I, add constraint %I %s', it.tab, it.name, it.name, body);
  end loop;
end $$;

alter table centre_setting
  add column blocking_proofs text[] not null default '{}',
  add constraint centre_setting_blocking_proofs check (blocking_proofs <@ array['measles', 'entry_examination']);
comment on column centre_setting.blocking_proofs is 'Proofs without which this centre submits no case. Empty by default: school attendance is compulsory also without them (§ 20 (9a), (12) IfSG).';
