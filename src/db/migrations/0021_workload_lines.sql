-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Whether the start page of the head shows, by person, what lies open now. A centre whose staff council does not want it turns it off.
alter table centre_setting add column show_workload boolean not null default true;
