-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Which entries were joined into one, and as which entry a case was reported, for the office that reported it.
create index child_joined_into on child (centre_id, joined_into) where joined_into is not null;
create index family_joined_into on family (centre_id, joined_into) where joined_into is not null;

alter table placement_case add column reported_child_id uuid;
alter table placement_case add foreign key (centre_id, reported_child_id) references child;
create index placement_case_reported_child on placement_case (centre_id, reported_child_id)
  where reported_child_id is not null;
comment on column placement_case.reported_child_id is 'The entry the case was reported as, where it has come to another since by joining; null: child_id.';
