-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- The number of a question names no centre: "A-2026-0012" is not taken for the case number "DN-2026-0012".

alter table school_request no force row level security;
update school_request set number = regexp_replace(number, '^A-[A-Z]+-', 'A-');
alter table school_request force row level security;
