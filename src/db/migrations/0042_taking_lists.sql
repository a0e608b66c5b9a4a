-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Taking a list of reports is work of its own, which goes on where it was after a crash.

alter table report_list
  add column taking jsonb,
  add column worked_at timestamptz,
  add column done_rows int,
  add column all_rows int,
  add column failed text;
grant update (taking, worked_at, done_rows, all_rows, failed) on report_list to herzstueck_app;
comment on table report_list is 'A list of reports somebody handed in (content: the file in base64), where its columns go, and what became of its rows. taking: it is being reported, by whom and with which answers; worked_at: the last sign of life of that work; failed: why it ended without a result. Seen by that person alone, gone after a day.';
