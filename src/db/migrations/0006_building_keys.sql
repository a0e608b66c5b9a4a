-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Files of official building coordinates name the postcode (tables), the municipality (gebref of NRW) or both (HK-DE). A
-- street name may stand twice in a municipality or postcode: the key of the street tells them apart.

alter table building_position
  add column ags text not null default '' check (ags ~ '^([0-9]{8})?$'),
  add column street_number text not null default '',
  drop constraint building_position_pkey,
  add primary key (ags, postcode, street_key, house_number, street_number),
  add check (ags <> '' or postcode <> '');
alter table building_position alter column ags drop default, alter column street_number drop default;
comment on table building_position is 'Official building coordinates (Hauskoordinaten, Gebäudereferenzen), imported by the operator. ags, postcode, street_number: empty where the file does not name them. street_key: search form of the street; street_number: its official key.';
