-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Reports as a list: the file between its preview and its button, and which report came of which row.

create table report_list (
  centre_id uuid not null references centre,
  id uuid not null,
  kept_by uuid not null,
  kept_at timestamptz not null,
  content text not null check (length(content) <= 4200000),
  mapping jsonb,
  result jsonb,
  primary key (centre_id, id)
);
comment on table report_list is 'A list of reports somebody handed in (content: the file in base64), where its columns go, and what became of its rows. Seen by that person alone, gone after a day.';
select protect_centre_table('report_list');
grant select, insert, update (mapping, result), delete on report_list to herzstueck_app;
grant select, delete on report_list to herzstueck_retention;

create table report_list_row (
  centre_id uuid not null references centre,
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  case_id uuid not null,
  list_id uuid not null,
  line int not null,
  primary key (centre_id, key),
  foreign key (centre_id, case_id) references placement_case
);
create index report_list_row_list on report_list_row (centre_id, list_id);
comment on table report_list_row is 'Which case came of a row of a list: the same row handed in again reports nobody twice. key: SHA-256 of who may report and what the row says of name, birth and address.';
select protect_centre_table('report_list_row');
grant select, insert on report_list_row to herzstueck_app;
