-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- What the centre proposes where nobody is found, professional services with their prices, and when a calendar feed was read.

create table professional_service (
  centre_id uuid not null references centre,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  hour_cents int not null check (hour_cents between 1 and 100000),
  km_cents int not null check (km_cents between 0 and 1000),
  order_contact text not null check (length(order_contact) between 1 and 200),
  active boolean not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  version int not null,
  primary key (centre_id, id)
);
create unique index professional_service_name on professional_service (centre_id, lower(name));
comment on table professional_service is 'A professional interpreting service, its price for an hour and a kilometre, and where it is ordered. A price that was proposed stands with the proposal.';
select protect_centre_table('professional_service');
grant select, insert, update on professional_service to herzstueck_app;
grant select, delete on professional_service to herzstueck_retention;

create table interpreting_proposal (
  centre_id uuid not null references centre,
  id uuid not null,
  request_id uuid not null,
  kind text not null check (kind in ('time', 'mode', 'professional')),
  time_1_at timestamptz,
  time_2_at timestamptz,
  time_3_at timestamptz,
  modes text[] not null check (modes <@ array['phone', 'video']),
  service_id uuid,
  provider text not null check (length(provider) <= 120),
  order_contact text not null check (length(order_contact) <= 200),
  km int not null check (km between 0 and 1000),
  cents int not null check (cents between 0 and 10000000),
  payer text check (payer in ('own', 'institution')),
  made_at timestamptz not null,
  made_by uuid not null,
  answer_by timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'expired', 'withdrawn')),
  chosen_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, request_id) references interpreting_request,
  foreign key (centre_id, service_id) references professional_service,
  check ((answer is null) = (answered_at is null)),
  constraint interpreting_proposal_time check ((kind = 'time') = (time_1_at is not null)),
  constraint interpreting_proposal_mode check ((kind = 'mode') = (cardinality(modes) > 0)),
  constraint interpreting_proposal_professional check ((kind = 'professional') = (payer is not null) and (kind = 'professional') = (provider <> '')),
  constraint interpreting_proposal_chosen check (chosen_at is null or (kind = 'time' and answer = 'accepted'))
);
create unique index interpreting_proposal_open on interpreting_proposal (centre_id, request_id) where answer is null;
create index interpreting_proposal_request on interpreting_proposal (centre_id, request_id, made_at);
comment on table interpreting_proposal is 'What the centre proposes to an institution where nobody is found: up to three other times that volunteers can do, phone or video, or a professional service with price and payer; and what the institution says. answered_by null: by the mailed link, or the program.';
select protect_centre_table('interpreting_proposal');
grant select, insert, update (answer, chosen_at, answered_at, answered_by) on interpreting_proposal to herzstueck_app;
grant select, delete on interpreting_proposal to herzstueck_retention;

alter table interpreting_request add column no_way_reason text not null default '' check (length(no_way_reason) <= 300);
comment on column interpreting_request.no_way_reason is 'Why no other way was proposed before the request ended without a talk; empty where one was.';

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  body text;
begin
  select pg_get_constraintdef(oid) into strict body from pg_constraint
    where conname = 'interpreting_request_state_check' and conrelid = 'interpreting_request'::regclass;
  execute format('alter table interpreting_request drop constraint interpreting_request_state_check,
    add constraint interpreting_request_state_check %s', replace(body, '])', ', ''professional''::text])'));
end $$;

alter table mailed_link add column last_used_on date;
comment on column mailed_link.last_used_on is 'The last day a calendar program read the feed behind a link that is used again and again; null for links that are used once.';
grant update (last_used_on) on mailed_link to herzstueck_app;
