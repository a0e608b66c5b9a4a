-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Lists that centres kept before: which column went into which field, so that the next list of the kind is mapped by itself.

create table list_mapping (
  centre_id uuid not null references centre,
  target text not null check (target ~ '^[a-z_]{1,60}$'),
  heading_hash text not null check (heading_hash ~ '^[0-9a-f]{64}$'),
  field text,
  remembered_by uuid not null, remembered_at timestamptz not null,
  primary key (centre_id, target, heading_hash)
);
comment on table list_mapping is 'Import of lists: into which field of the target a column went, null for left out. The heading is kept as SHA-256 of its normalised words only: a list without headings begins with a person. Nothing of a file is kept.';
select protect_centre_table('list_mapping');
grant select, insert, update (field, remembered_by, remembered_at) on list_mapping to herzstueck_app;
