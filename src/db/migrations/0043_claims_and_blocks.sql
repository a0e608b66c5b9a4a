-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Who works on a list of reports holds a token, and an Auskunftssperre goes with a child that is not of school age yet.

alter table report_list
  add column claimed_by uuid,
  add column attempts int not null default 0;
grant update (claimed_by, attempts) on report_list to herzstueck_app;
comment on table report_list is 'A list of reports somebody handed in (content: the file in base64), where its columns go, and what became of its rows. taking: it is being reported, by whom and with which answers; claimed_by: token of the worker that does it; attempts: how often that was begun without being a row further; worked_at: the last sign of life of that work; failed: why it ended without a result. Seen by that person alone, gone after a day.';

alter table early_referral add column protected boolean not null default false;
alter table early_referral alter column protected drop default;
comment on table early_referral is 'A child not of school age yet that was reported: no case, no record, only where its family was pointed to and whether it got there. protected: an Auskunftssperre (§ 51 BMG) stands, whereabouts and contacts are given to nobody outside. Gone some months after it was received.';
