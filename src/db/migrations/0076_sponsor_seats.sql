-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Whoever lowers how many pupils a sponsor can meet holds the seats while looking which are taken: a lock needs the right to change.
grant update (seat) on sponsor_seat to herzstueck_app;
