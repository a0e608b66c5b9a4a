-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Talks of the interpreter service go when their time is over, with everything that hangs on them. The database itself refuses
-- to let the program delete anything sooner: the policies below stand beside the wall, not instead of it.

do $$
declare
  found record;
begin
  for found in
    select c.conname, c.conrelid::regclass as child, c.confrelid::regclass as parent,
      (select string_agg(quote_ident(a.attname), ', ' order by k.place)
        from unnest(c.conkey) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns
    from pg_constraint c
    where c.contype = 'f' and c.confdeltype = 'a'
      and c.confrelid in ('interpreting_request'::regclass, 'interpreting_job'::regclass)
      -- By name, so that every database comes to the same whatever order migrations came in.
      and c.conrelid in ('interpreting_event'::regclass, 'interpreting_job'::regclass, 'interpreting_offer'::regclass,
        'interpreting_proof'::regclass, 'interpreting_cascade'::regclass, 'interpreting_call'::regclass,
        'interpreting_change'::regclass, 'interpreting_proposal'::regclass, 'appointment_request'::regclass)
  loop
    execute format('alter table %s drop constraint %I, add constraint %I foreign key (%s) references %s on delete cascade',
      found.child, found.conname, found.conname, found.columns, found.parent);
  end loop;
end $$;

grant delete on interpreting_request, interpreting_offer, acquaintance, proof_stack to herzstueck_app;
grant update (note) on interpreting_feedback to herzstueck_app;

create policy interpreting_request_goes on interpreting_request as restrictive for delete to herzstueck_app
  using (ends_at < app_now() - interval '10 years');
create policy interpreting_offer_goes on interpreting_offer as restrictive for delete to herzstueck_app
  using (answer is distinct from 'accepted' and asked_at < app_now() - interval '2 years');
create policy acquaintance_goes on acquaintance as restrictive for delete to herzstueck_app
  using (said_at < app_now() - interval '3 years');
create policy proof_stack_goes on proof_stack as restrictive for delete to herzstueck_app
  using (printed_at < app_now() - interval '10 years');
alter table proof_sheet drop constraint proof_sheet_centre_id_stack_id_fkey,
  add constraint proof_sheet_centre_id_stack_id_fkey foreign key (centre_id, stack_id) references proof_stack on delete cascade;
