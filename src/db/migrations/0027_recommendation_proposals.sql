-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- What the decision table proposed when a recommendation was written, by which rules, and why another was chosen.

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('case_text', 'case_text_kind_check', array['deviation_reason'])
  ) as v (tab, name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = it.name and conrelid = it.tab::regclass;
    body := replace(body, '])', ', ' || (select string_agg(quote_literal(code) || '::text', ', ') from unnest(it.codes) code) || '])');
    execute format('alter table %I drop constraint %I, add constraint %I %s', it.tab, it.name, it.name, body);
  end loop;
end $$;

alter table recommendation
  add column proposed_grade text,
  add column proposed_kind text check (proposed_kind in ('regular', 'df', 'literacy', 'ifk', 'ffm')),
  add column grade_rules text[] not null default '{}',
  add column kind_rules text[] not null default '{}',
  add column deviation text,
  add constraint recommendation_deviation_check
    check (deviation in ('family_wish', 'siblings', 'schooling', 'level', 'no_place', 'agreed', 'other'));
comment on column recommendation.proposed_grade is 'What the decision table proposed on the day; null: nothing. Without rules: the table was not asked, or did not know enough.';
comment on column recommendation.grade_rules is 'Ids of the rules that led to the proposed grade ("E-08"); kind_rules: to the proposed kind.';
comment on column recommendation.deviation is 'Why another grade or kind was recommended than proposed; null where it was not. More in a case_text (deviation_reason).';
