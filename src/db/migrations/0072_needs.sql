-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Pupils of SmiLe go some time after their need has ended, and the coordination is told when parents take their yes back.

grant delete on pupil to herzstueck_app;
create policy pupil_goes on pupil as restrictive for delete to herzstueck_app
  using (state = 'ended' and ended_on < (app_now() - interval '23 months')::date);

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('notice_kind', ', ''pupil_withdrawn''::text'),
    ('notice_for_role', ', ''sponsorship_coordinator''::text')
  ) as v (name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint where conname = it.name and conrelid = 'notice'::regclass;
    if position(it.codes in body) = 0 then
      execute format('alter table notice drop constraint %1$I, add constraint %1$I %2$s', it.name, replace(body, '])', it.codes || '])'));
    end if;
  end loop;
end $$;
