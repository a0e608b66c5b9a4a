-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Volunteers with an account: for what a mailed link does not protect enough (address, bank account, the account of the year).

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  target text;
  body text;
begin
  foreach target in array array['membership', 'invitation'] loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = target || '_role_check' and conrelid = target::regclass;
    body := replace(body, '])', ', ''volunteer''::text])');
    execute format('alter table %1$I drop constraint %1$s_role_check, add constraint %1$s_role_check %2$s', target, body);
    execute format('alter table %1$I add column volunteer_id uuid,
      add constraint %1$s_volunteer check ((role = ''volunteer'') = (volunteer_id is not null)),
      add constraint %1$s_volunteer_fkey foreign key (centre_id, volunteer_id) references volunteer', target);
  end loop;
end $$;
-- One account for each volunteer; that one account is not two volunteers of a centre, `membership_once` sees to already.
create unique index membership_volunteer on membership (centre_id, volunteer_id) where ended_at is null and volunteer_id is not null;
