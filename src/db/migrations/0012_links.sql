-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Mailed links: one purpose each, only a hash of the token.

create table mailed_link (
  centre_id uuid not null references centre,
  id uuid not null,
  purpose text not null,
  record_id uuid not null,
  recipient text not null default '',
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  sent_by uuid not null, sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz, revoked_by uuid,
  primary key (centre_id, id),
  check (expires_at > sent_at),
  check ((revoked_at is null) = (revoked_by is null))
);
create index mailed_link_record on mailed_link (centre_id, purpose, record_id, sent_at desc);
create index mailed_link_expiry on mailed_link (centre_id, expires_at);
comment on table mailed_link is 'Links sent by mail: what for, about which record, to whom, until when, used or revoked. The token itself is not kept.';
select protect_centre_table('mailed_link');
create policy open_link on mailed_link for select to herzstueck_server using (true);
grant select, insert, delete, update (used_at, revoked_at, revoked_by) on mailed_link to herzstueck_app;
grant select (centre_id, id, purpose, record_id, token_hash, sent_at, expires_at, used_at, revoked_at) on mailed_link to herzstueck_server;
grant select, update (recipient) on mailed_link to herzstueck_retention;
