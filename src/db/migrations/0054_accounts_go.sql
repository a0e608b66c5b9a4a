-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Bank accounts that nothing was paid to go when they are not needed any more.

grant delete on bank_account to herzstueck_app;
comment on table bank_account is 'Where a volunteer is paid: IBAN and the exact name of the holder. Read by the administration alone. A change ends the row and makes another, so that a pay-out keeps the account it went to; one that no pay-out names goes three months after it was ended, or after its volunteer has left.';
