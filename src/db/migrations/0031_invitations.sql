-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Invitations to an appointment: what was sent how and when, the notice by Art. 13 GDPR in its versions, local practice.

-- Lists of codes grow: what stands in a list already stays, in whatever order migrations came.
do $$
declare
  it record;
  body text;
begin
  for it in select * from (values
    ('notice', 'notice_kind', array['appointment_answered', 'appointment_call'])
  ) as v (tab, name, codes)
  loop
    select pg_get_constraintdef(oid) into strict body from pg_constraint
      where conname = it.name and conrelid = it.tab::regclass;
    body := replace(body, '])', ', ' || (select string_agg(quote_literal(code) || '::text', ', ') from unnest(it.codes) code) || '])');
    execute format('alter table %I drop constraint %I, add constraint %I %s', it.tab, it.name, it.name, body);
  end loop;
end $$;

create table invitation_sending (
  centre_id uuid not null references centre,
  id uuid not null,
  appointment_id uuid not null,
  sequence int not null check (sequence >= 0),
  kind text not null check (kind in ('invitation', 'reminder', 'cancellation')),
  way text not null check (way in ('letter', 'mail', 'call')),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  notice_version int not null check (notice_version >= 0),
  notice_hash text not null check (notice_hash ~ '^[0-9a-f]{64}$'),
  asked_by uuid not null, asked_at timestamptz not null,
  done_at timestamptz, done_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, appointment_id) references appointment,
  check ((done_at is null) = (done_by is null))
);
-- Reminded of one state of an appointment once, and told once that it is called off, whatever runs twice.
create unique index invitation_sending_once on invitation_sending (centre_id, appointment_id, sequence, kind) where kind <> 'invitation';
create index invitation_sending_appointment on invitation_sending (centre_id, appointment_id, asked_at desc);
comment on table invitation_sending is 'What a family was sent of an appointment: which state of it (sequence), how, in which language beside German, with which version of the notice. done_at: printed, handed to the mail server, or called. Way call: neither mail nor post reaches the family.';
select protect_centre_table('invitation_sending');
grant select, insert, update (done_at, done_by) on invitation_sending to herzstueck_app;

create table privacy_notice (
  centre_id uuid not null references centre,
  id uuid not null,
  version int not null check (version > 0),
  de text not null check (de <> ''),
  en text not null default '', ar text not null default '', uk text not null default '', tr text not null default '',
  made_by uuid not null, made_at timestamptz not null,
  primary key (centre_id, id)
);
create unique index privacy_notice_version on privacy_notice (centre_id, version);
comment on table privacy_notice is 'The centre''s own notice by Art. 13 GDPR, every version of it. Without a row the text of the program counts, as version 0. A language that is empty is given in German.';
select protect_centre_table('privacy_notice');
grant select, insert on privacy_notice to herzstueck_app;

create table invitation_setting (
  centre_id uuid not null references centre,
  id uuid not null,
  bring text[] not null check (bring <@ array['identity', 'registration', 'certificates', 'vaccination', 'custody', 'child']),
  reminder_days int not null check (reminder_days between 0 and 14),
  link_days int not null check (link_days between 1 and 90),
  officer text not null default '',
  version int not null,
  primary key (centre_id, id)
);
create unique index invitation_setting_one on invitation_setting (centre_id);
comment on table invitation_setting is 'How a centre invites: what families bring, days before an appointment when they are reminded (0: never), days a link to answer is good, who answers questions about data protection. Without a row the defaults of the program count.';
select protect_centre_table('invitation_setting');
grant select, insert, update on invitation_setting to herzstueck_app;
