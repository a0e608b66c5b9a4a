-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Once a year a centre thanks each of its volunteers, by mail, by letter or on the phone.

create table volunteer_thanks (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  year int not null check (year between 2000 and 2200),
  way text not null check (way in ('mail', 'letter', 'phone')),
  thanked_at timestamptz not null,
  thanked_by uuid not null,
  sent_at timestamptz check (sent_at >= thanked_at),
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade,
  check (way <> 'phone' or sent_at is not null)
);
-- Whoever presses twice, or at the same time as somebody else, thanks nobody twice.
create unique index volunteer_thanks_once on volunteer_thanks (centre_id, volunteer_id, year);
create index volunteer_thanks_year on volunteer_thanks (centre_id, year);
comment on table volunteer_thanks is 'Whom the centre has thanked for a year, and how; one row for each person and year. sent_at: when the mail server had it, when the letter was posted, or when somebody called; null: the mail is on its way, or the letter is still to be printed.';
select protect_centre_table('volunteer_thanks');
grant select, insert, update (sent_at), delete on volunteer_thanks to herzstueck_app;
grant select, delete on volunteer_thanks to herzstueck_retention;

create table thanks_refusal (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  said_at timestamptz not null,
  noted_by uuid not null,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade
);
create unique index thanks_refusal_once on thanks_refusal (centre_id, volunteer_id);
comment on table thanks_refusal is 'A volunteer wants no yearly thank-you any more. The row goes when it wants one again.';
select protect_centre_table('thanks_refusal');
grant select, insert, delete on thanks_refusal to herzstueck_app;
grant select, delete on thanks_refusal to herzstueck_retention;

create table thanks_word (
  centre_id uuid not null references centre,
  id uuid not null,
  year int not null check (year between 2000 and 2200),
  word text not null check (length(word) <= 400),
  version int not null,
  primary key (centre_id, id)
);
create unique index thanks_word_once on thanks_word (centre_id, year);
comment on table thanks_word is 'The sentence of its own, in German, that a centre adds to the thank-you of a year; empty: none.';
select protect_centre_table('thanks_word');
grant select, insert, update on thanks_word to herzstueck_app;

create table thanks_setting (
  centre_id uuid not null references centre,
  id uuid not null,
  from_month int not null check (from_month between 10 and 12),
  from_day int not null check (from_day between 1 and 31),
  signed_by uuid,
  version int not null,
  primary key (centre_id, id)
);
create unique index thanks_setting_once on thanks_setting (centre_id);
comment on table thanks_setting is 'From which day of a year on the coordination is to thank, and which account of head or coordination signs; null: the centre alone. Without a row the default of the program counts.';
select protect_centre_table('thanks_setting');
grant select, insert, update on thanks_setting to herzstueck_app;
