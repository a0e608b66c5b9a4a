-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A function that runs as the owner names where it looks, and temporary tables last: unnamed, they come first, and a table
-- or view of the caller by the name of ours would be read, and its functions run, with the rights of the owner.

alter function audit_lists_with set search_path = pg_catalog, public, pg_temp;
alter function audit_forget set search_path = pg_catalog, public, pg_temp;
