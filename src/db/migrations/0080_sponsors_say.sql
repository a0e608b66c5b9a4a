-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- What a sponsor tells the coordination beside what happens: why it is a no, when a break is, when another lesson would suit.
create table sponsor_word (
  centre_id uuid not null references centre,
  id uuid not null,
  sponsorship_id uuid not null,
  kind text not null check (kind in ('no', 'break', 'lesson', 'end')),
  reason text check (reason in ('lesson', 'way', 'time', 'other')),
  message text not null check (length(message) <= 300),
  from_on date,
  until_on date,
  begun_at timestamptz,
  said_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, sponsorship_id) references sponsorship on delete cascade,
  constraint sponsor_word_reason check (kind = 'no' or reason is null),
  constraint sponsor_word_pause check ((kind = 'break') = (from_on is not null) and (kind = 'break' or until_on is null) and until_on >= from_on),
  constraint sponsor_word_begun check (kind = 'break' or begun_at is null),
  constraint sponsor_word_settled check (settled_by is null or settled_at is not null)
);
create unique index sponsor_word_once on sponsor_word (centre_id, sponsorship_id, kind) where settled_at is null;
comment on table sponsor_word is 'What a sponsor said in the own account, for the coordination alone, until it is settled. kind break: from_on in the future is planned, begun_at says that it began; settled_by null: settled by what happened.';
select protect_centre_table('sponsor_word');
grant select, insert, update on sponsor_word to herzstueck_app;
grant select, delete on sponsor_word to herzstueck_retention;
