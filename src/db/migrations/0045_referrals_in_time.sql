-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A referral is counted once for a talk, and no early child goes unseen without one.

alter table brief_counselling add column referral_counted boolean not null default false;
alter table brief_counselling alter column referral_counted drop default;
alter table brief_counselling no force row level security;
update brief_counselling set referral_counted = referred_to is not null;
alter table brief_counselling force row level security;
comment on column brief_counselling.referral_counted is 'That somebody was pointed on was counted: not again when it is taken back and said anew.';

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  body text;
begin
  select pg_get_constraintdef(oid) into strict body from pg_constraint
    where conname = 'notice_kind' and conrelid = 'notice'::regclass;
  body := replace(body, '])', ', ''early_referral_forgotten''::text])');
  execute format('alter table notice drop constraint notice_kind, add constraint notice_kind %s', body);
end $$;

-- Children nobody has referred so far are asked about, too.
alter table early_referral no force row level security;
alter table deadline no force row level security;
insert into deadline (centre_id, id, kind, record_kind, record_id, owner_role, due_on, escalate_on, escalate_to, set_by, set_at)
  select centre_id, gen_random_uuid(), 'early_referral', 'early_referral', id, 'administration', current_date + 7,
    current_date + 14, 'head', '00000000-0000-0000-0000-000000000000', now()
  from early_referral where referred_to is null;
alter table early_referral force row level security;
alter table deadline force row level security;
