-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Children without their parents and parents apart: who has custody, and to whom letters go.

alter table family add column parents text check (parents in ('together', 'apart', 'absent'));
comment on column family.parents is 'absent: the children came without their parents. Null: not known.';

alter table guardian
  add column custody text not null default 'yes' check (custody in ('yes', 'no', 'unclear')),
  add column letters boolean not null default false,
  add column street text not null default '' check (length(street) <= 120),
  add column postcode text not null default '' check (postcode ~ '^(\d{5})?$'),
  add column place text not null default '' check (length(place) <= 100);
alter table guardian
  alter column custody drop default,
  alter column letters drop default,
  alter column street drop default,
  alter column postcode drop default,
  alter column place drop default,
  add constraint guardian_letters check (not letters or custody <> 'no');
create unique index guardian_one_for_letters on guardian (centre_id, family_id) where letters;
comment on table guardian is 'Parents, guardians, relatives and youth offices of a family. custody: whether they have it. letters: the one letters go to; without one, to all who have custody. street (with number), postcode, place: their own address, '''' where they live with the family.';
