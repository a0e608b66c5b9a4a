-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Children born on one day, whatever they are called: who may be meant when a name comes in another spelling.
create index child_birth on child (centre_id, birth_year, birth_month, birth_day);
