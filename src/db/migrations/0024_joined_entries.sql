-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- What was said of earlier schools goes along when two entries of one child are joined.
grant update (child_id) on earlier_school to herzstueck_app;
