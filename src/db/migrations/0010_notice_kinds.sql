-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A notice is of a known kind and for a known reader: everybody in a role, or one person in it.

alter table notice add column for_user uuid;
comment on column notice.for_user is 'The one person of this role it is meant for; empty: everybody in the role.';
alter table notice add constraint notice_kind check (kind in ('hold_expired', 'protected_address_opened'));
alter table notice add constraint notice_for_role check (for_role in ('head', 'counsellor'));
comment on table notice is 'What a role, or one person in it, must be told on the start page, for example that a protected address was opened.';
