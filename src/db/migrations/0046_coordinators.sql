-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Coordinators of the volunteer interpreters: they see volunteers, institutions and requests, and no file of a child.

do $$
declare
  target text;
  body text;
begin
  foreach target in array array['membership', 'invitation'] loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = target || '_role_check' and conrelid = target::regclass;
    body := replace(body, '])', ', ''interpreter_coordinator''::text])');
    execute format('alter table %1$I drop constraint %1$s_role_check, add constraint %1$s_role_check %2$s', target, body);
  end loop;
end $$;
