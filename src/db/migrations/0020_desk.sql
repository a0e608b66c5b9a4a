-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Question back, return and refusal by the authority; corrected reports; numbers of questions to schools; what SchILD has.

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('placement_case', 'placement_case_state_check', array['authority_asked', 'returned', 'not_allocated']),
    ('placement_case', 'placement_case_next_step_check', array['answer_authority', 'revise', 'settle_refusal']),
    ('case_text', 'case_text_kind_check', array['authority_question', 'authority_answer', 'return_reason', 'refusal_reason']),
    ('notice', 'notice_kind', array['authority_asked', 'submission_returned', 'allocation_refused', 'report_corrected'])
  ) as v (tab, name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = it.name and conrelid = it.tab::regclass;
    body := replace(body, '])', ', ' || (select string_agg(quote_literal(code) || '::text', ', ') from unnest(it.codes) code) || '])');
    execute format('alter table %I drop constraint %I, add constraint %I %s', it.tab, it.name, it.name, body);
  end loop;
end $$;

alter table submission
  add column closed_as text check (closed_as in ('returned', 'refused')),
  add column closed_at timestamptz,
  add column closed_by uuid,
  add constraint submission_closed check (num_nulls(closed_as, closed_at, closed_by) in (0, 3));
comment on column submission.closed_as is 'How the authority ended it without a decision: given back to the centre, or the allocation refused. The reason is a case_text.';

-- Questions to schools asked so far get their numbers in the order they were asked.
alter table school_request add column number text;
alter table school_request no force row level security;
alter table number_sequence no force row level security;
update school_request r set number = n.number
  from (
    select q.centre_id, q.id, 'A-' || c.number_prefix || '-' || extract(year from q.asked_at at time zone 'Europe/Berlin') || '-'
      || lpad((row_number() over (partition by q.centre_id, extract(year from q.asked_at at time zone 'Europe/Berlin')
        order by q.asked_at, q.id))::text, 4, '0') as number
    from school_request q join centre c on c.id = q.centre_id
  ) n where n.centre_id = r.centre_id and n.id = r.id;
insert into number_sequence (centre_id, id, kind, year, last_number)
  select centre_id, gen_random_uuid(), 'question', extract(year from asked_at at time zone 'Europe/Berlin')::int, count(*)
  from school_request group by centre_id, extract(year from asked_at at time zone 'Europe/Berlin')::int;
alter table school_request force row level security;
alter table number_sequence force row level security;
alter table school_request alter column number set not null;
create unique index school_request_number on school_request (centre_id, number);
comment on column school_request.number is 'What the school and the centre call the question on the phone; says nothing about the child.';

alter table admission
  add column exported_at timestamptz,
  add column exported_by uuid,
  add constraint admission_exported check ((exported_at is null) = (exported_by is null));
grant update (exported_at, exported_by) on admission to herzstueck_app;
comment on column admission.exported_at is 'When the child last stood in a file for SchILD that was loaded; empty: not yet.';
