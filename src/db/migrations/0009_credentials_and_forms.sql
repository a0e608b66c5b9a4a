-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A second factor that waits for its first code belongs to the session that began it, beside the factor in use.

create table pending_factor (
  session_id uuid primary key references auth_session (id) on delete cascade,
  secret text not null,
  begun_at timestamptz not null
);
comment on table pending_factor is 'A second factor somebody is setting up in this session, encrypted; it counts only after its first code.';
grant select, insert, update, delete on pending_factor to herzstueck_server;
-- Until now it stood in the table of the factors in use. Whoever was in the middle begins anew with the password.
delete from auth_two_factor where verified is false;

-- What a form said when it was carried out: the same number with other content is another form.
alter table form_submission add column content_hash text not null default '';
comment on column form_submission.content_hash is 'SHA-256 of the fields as they came, in hexadecimal; empty for forms of an earlier version.';
