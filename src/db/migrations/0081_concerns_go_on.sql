-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Whoever holds a report and does not work here any more hands it on: it waits again, for somebody who works here and whom it does not name.
alter table concern add column handed_at timestamptz;
comment on column concern.handed_at is 'When it was handed on because whoever held it does not work here any more; the hours of deputy and head count from then.';
grant update (reader_id, deputy_id, head_id, head_told_at, handed_at) on concern to herzstueck_app;
