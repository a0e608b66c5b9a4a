-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- What follows a decision: a child that does not come or leaves again, a first school day put right, and who is told.

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('placement_case', 'placement_case_state_check', array['not_arrived', 'left_school']),
    ('placement_case', 'placement_case_next_step_check', array['follow_up']),
    ('case_text', 'case_text_kind_check', array['school_note', 'follow_up_note']),
    ('notice', 'notice_kind', array['place_lost', 'place_lost_submission', 'child_not_arrived', 'child_left_school', 'answer_withdrawn']),
    ('notice', 'notice_for_role', array['school_authority'])
  ) as v (tab, name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = it.name and conrelid = it.tab::regclass;
    body := replace(body, '])', ', ' || (select string_agg(quote_literal(code) || '::text', ', ') from unnest(it.codes) code) || '])');
    execute format('alter table %I drop constraint %I, add constraint %I %s', it.tab, it.name, it.name, body);
  end loop;
end $$;

alter table admission
  add column ended_at timestamptz,
  add column ended_as text,
  add column left_on date,
  add constraint admission_ended_as_check check (ended_as in ('not_arrived', 'left_school')),
  add constraint admission_ended check ((ended_at is null) = (ended_as is null)),
  add constraint admission_left_on check ((left_on is not null) = (ended_as is not distinct from 'left_school'));
comment on column admission.ended_as is 'Why the child is not at this school: it never came, or it has left. Empty: it goes there.';
comment on column admission.left_on is 'Last day at the school, where the child has left it.';
drop index admission_case;
create unique index admission_case
  on admission (centre_id, case_id, coalesce(decision_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
comment on table admission is 'The school confirms: the child has a first school day. Once per case and decision, while the child goes there.';
grant update (first_school_day, class_name, ended_at, ended_as, left_on) on admission to herzstueck_app;
