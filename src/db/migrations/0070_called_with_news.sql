-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What is otherwise about a promised talk reaches by phone alone who reads no mails, and whoever goes to a protected institution.
alter table interpreting_job add column to_call_at timestamptz;
comment on column interpreting_job.to_call_at is 'Since when whoever has promised the talk has to be called, because something is otherwise that no mail may tell; null: nobody has to, or it was said.';
create index interpreting_job_to_call on interpreting_job (centre_id, to_call_at) where to_call_at is not null;
grant update (to_call_at) on interpreting_job to herzstueck_app;
