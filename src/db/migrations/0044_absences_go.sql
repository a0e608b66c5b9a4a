-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- An absence can go, though appointments that were offered were taken back for it.

alter table appointment_slot
  drop constraint appointment_slot_absence,
  add constraint appointment_slot_absence foreign key (centre_id, absence_id) references absence
    on delete set null (absence_id);
comment on column appointment_slot.absence_id is 'The absence it was taken back for: offered again where that ends earlier. Null also after the absence has gone.';
