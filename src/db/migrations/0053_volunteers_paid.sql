-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Who is owed something is a volunteer of the centre.

alter table allowance_claim add foreign key (centre_id, volunteer_id) references volunteer;
alter table bank_account add foreign key (centre_id, volunteer_id) references volunteer;
alter table payout_item add foreign key (centre_id, volunteer_id) references volunteer;
alter table payout_return add foreign key (centre_id, volunteer_id) references volunteer;
alter table declared_elsewhere add foreign key (centre_id, volunteer_id) references volunteer;
alter table tax_excess add foreign key (centre_id, volunteer_id) references volunteer;
