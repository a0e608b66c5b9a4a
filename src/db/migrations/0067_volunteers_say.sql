-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Volunteers propose and end languages themselves; one person who applied twice becomes one again.

create table volunteer_language_wish (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  kind text not null check (kind in ('new', 'end')),
  language text not null check (language ~ '^[a-z]{3}$' and language <> 'deu'),
  level text not null check (level in ('native', 'fluent', 'good')),
  direction text not null check (direction in ('both', 'to_german', 'from_german')),
  reads boolean not null,
  variety text not null check (length(variety) <= 100),
  from_application uuid,
  said_at timestamptz not null,
  answer text check (answer in ('taken', 'declined')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check ((answer is null) = (answered_at is null)),
  check (kind = 'new' or answer = 'taken')
);
create unique index volunteer_language_wish_open on volunteer_language_wish (centre_id, volunteer_id, language) where answer is null;
create index volunteer_language_wish_of on volunteer_language_wish (centre_id, volunteer_id, said_at);
comment on table volunteer_language_wish is 'A language a volunteer proposes: nobody is asked for it until the coordination has taken it, which writes volunteer_language. kind end: one the person does not interpret any more, gone at once. from_application: it stood in a second application of the same person, which the person is not told.';
select protect_centre_table('volunteer_language_wish');
grant select, insert, update, delete on volunteer_language_wish to herzstueck_app;
grant select, delete on volunteer_language_wish to herzstueck_retention;

create table volunteer_pair (
  centre_id uuid not null references centre,
  id uuid not null,
  kept_id uuid not null,
  other_id uuid not null,
  answer text not null check (answer in ('same', 'two')),
  answered_at timestamptz not null,
  answered_by uuid not null,
  primary key (centre_id, id),
  foreign key (centre_id, kept_id) references volunteer on delete cascade,
  foreign key (centre_id, other_id) references volunteer on delete cascade,
  check (kept_id <> other_id)
);
create unique index volunteer_pair_once on volunteer_pair (centre_id, least(kept_id, other_id), greatest(kept_id, other_id));
create index volunteer_pair_other on volunteer_pair (centre_id, other_id);
create index volunteer_pair_kept on volunteer_pair (centre_id, kept_id);
comment on table volunteer_pair is 'Somebody looked whether two entries are the same person: same: other_id, an application, was ended, kept_id stays; two: they are not proposed again.';
select protect_centre_table('volunteer_pair');
grant select, insert, delete on volunteer_pair to herzstueck_app;
grant select, delete on volunteer_pair to herzstueck_retention;
