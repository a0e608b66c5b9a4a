-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Promised talks that are to take place otherwise, and mails that wait for the queue.

create table interpreting_change (
  centre_id uuid not null references centre,
  id uuid not null,
  request_id uuid not null,
  job_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  modes text[] not null check (cardinality(modes) > 0 and modes <@ array['on_site', 'phone', 'video']),
  street text not null check (length(street) <= 120),
  postcode text not null check (postcode = '' or postcode ~ '^\d{5}$'),
  place text not null check (length(place) <= 100),
  ags text references municipality,
  meeting_point text not null check (length(meeting_point) <= 200),
  contact_name text not null check (length(contact_name) <= 120),
  contact_phone text not null check (length(contact_phone) <= 120),
  contact_email text not null check (length(contact_email) <= 200),
  via text not null check (via in ('mail', 'phone')),
  asked_at timestamptz not null,
  asked_by uuid,
  answer_by timestamptz not null,
  answer text check (answer in ('yes', 'no', 'expired', 'replaced', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, request_id) references interpreting_request,
  foreign key (centre_id, job_id) references interpreting_job,
  check (ends_at > starts_at),
  check ((answer is null) = (answered_at is null))
);
create unique index interpreting_change_open on interpreting_change (centre_id, job_id) where answer is null;
create index interpreting_change_request on interpreting_change (centre_id, request_id, asked_at);
comment on table interpreting_change is 'A promised talk is to take place otherwise: what it would be, whom it is asked of, and what that person says. Until then the talk stands as it was. asked_by and answered_by null: by a link, or the program.';
select protect_centre_table('interpreting_change');
grant select, insert, update (answer, answered_at, answered_by) on interpreting_change to herzstueck_app;
grant select, delete on interpreting_change to herzstueck_retention;

create table interpreting_later (
  centre_id uuid not null references centre,
  id uuid not null,
  kind text not null check (kind in ('job', 'booked', 'over', 'change', 'stays')),
  record_id uuid not null,
  sequence int not null check (sequence >= 0),
  cancelled boolean not null,
  made_at timestamptz not null,
  primary key (centre_id, id)
);
comment on table interpreting_later is 'Mails about promised talks that a deed without the queue has caused (a case is closed): codes and ids, handed to the queue with the next deed of the service or within the hour.';
select protect_centre_table('interpreting_later');
grant select, insert, delete on interpreting_later to herzstueck_app;
grant select, delete on interpreting_later to herzstueck_retention;
