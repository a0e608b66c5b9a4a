-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Institutions that ask for interpreters, and the role of those who speak for them.

create table institution (
  centre_id uuid not null references centre,
  id uuid not null,
  number text not null check (number ~ '^[A-Z0-9]{1,4}-I-\d{4,}$'),
  name text not null check (length(name) between 1 and 120),
  department text not null check (length(department) <= 120),
  kind text not null check (kind in ('school', 'daycare', 'municipality', 'counselling', 'youth_office', 'job_centre', 'health', 'hospital', 'welfare', 'court_police', 'womens_shelter', 'victim_support', 'refuge', 'other')),
  protected boolean not null,
  contact_name text not null check (length(contact_name) <= 120),
  phone text not null check (length(phone) <= 120),
  email text not null check (length(email) <= 200),
  street text not null check (length(street) <= 120),
  postcode text not null check (postcode = '' or postcode ~ '^\d{5}$'),
  place text not null check (length(place) <= 100),
  ags text references municipality,
  invoice_name text not null check (length(invoice_name) <= 120),
  invoice_street text not null check (length(invoice_street) <= 120),
  invoice_postcode text not null check (invoice_postcode = '' or invoice_postcode ~ '^\d{5}$'),
  invoice_place text not null check (length(invoice_place) <= 100),
  asks boolean not null,
  entered_at timestamptz not null,
  entered_by uuid,
  version int not null,
  primary key (centre_id, id),
  constraint institution_protected check (protected or kind not in ('womens_shelter', 'victim_support', 'refuge')),
  constraint institution_reached check (phone <> '' or email <> '')
);
create unique index institution_number on institution (centre_id, number);
create index institution_name on institution (centre_id, name, id);
create index institution_email on institution (centre_id, lower(email)) where asks and email <> '';
comment on table institution is 'A body that asks for interpreters. protected: name and place are shown to coordinator and head alone, never to volunteers, and in no mail or calendar. asks = false: it asks no more, its requests stay.';
select protect_centre_table('institution');
grant select, insert, update on institution to herzstueck_app;
grant select, update, delete on institution to herzstueck_retention;

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  target text;
  body text;
begin
  foreach target in array array['membership', 'invitation'] loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = target || '_role_check' and conrelid = target::regclass;
    body := replace(body, '])', ', ''institution''::text])');
    execute format('alter table %1$I drop constraint %1$s_role_check, add constraint %1$s_role_check %2$s', target, body);
    execute format('alter table %1$I add column institution_id uuid,
      add constraint %1$s_institution check ((role = ''institution'') = (institution_id is not null)),
      add constraint %1$s_institution_fkey foreign key (centre_id, institution_id) references institution', target);
  end loop;
end $$;
drop index membership_once;
create unique index membership_once on membership (centre_id, user_id, role, coalesce(ags, ''), coalesce(school_number, ''), coalesce(institution_id::text, '')) where ended_at is null;
create index membership_institution on membership (centre_id, institution_id) where ended_at is null;
