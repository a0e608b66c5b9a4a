// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import { creditTransferXml } from '../../outbound/bank/credit-transfer.ts';
import { formatShortDate } from '../../web/format.ts';
import { toCsv } from '../../web/list/index.ts';
import type { Payment } from './payout-queries.ts';
import type { PayoutSettings } from './rows.ts';
import type { ColumnCode } from './words.ts';

/** One row of the file: a payment with the number of who is paid. */
interface Line {
  payment: Payment;
  position: number;
  volunteerNumber: string;
}

interface FileFacts {
  number: string;
  payOn: Temporal.PlainDate;
  settings: PayoutSettings;
}

const amountText = (cents: number): string => formatCents(cents).replace(/ €$/, '').replaceAll('.', '');

/** What stands in a column of the CSV file. */
function cellOf(code: ColumnCode, { payment, position, volunteerNumber }: Line, file: FileFacts): string {
  const { number, payOn, settings } = file;
  const cells: Readonly<Record<ColumnCode, string>> = {
    position: String(position),
    run: number,
    number: volunteerNumber,
    holder: payment.holder,
    iban: payment.iban,
    amount: amountText(payment.cents),
    currency: 'EUR',
    day: formatShortDate(payOn),
    purpose: `${settings.purpose} ${number}`.trim(),
    account: settings.debtorIban,
    empty: '',
  };
  return cells[code];
}

/**
 * The order for the payment office as the centre's columns say: CSV as German Excel opens it, safe against formulas.
 * @param numbers of the volunteers, by their ids
 */
export function payoutCsv(
  payments: readonly Payment[],
  numbers: ReadonlyMap<string, string>,
  file: FileFacts,
): Uint8Array<ArrayBuffer> {
  const lines = payments.map((payment, index) => ({
    payment,
    position: index + 1,
    volunteerNumber: numbers.get(payment.volunteerId) ?? '',
  }));
  const columns = file.settings.mapping.map(({ heading, field }) => ({
    label: heading,
    text: (line: Line) => cellOf(field as ColumnCode, line, file),
  }));
  return toCsv(columns, lines);
}

/** The same payments for the bank (pain.001.001.09). @param town of the centre, the only part of its address that is named */
export function payoutXml(
  payments: readonly Payment[],
  { number, payOn, settings }: FileFacts,
  made: { at: Temporal.Instant; town: string },
): Uint8Array<ArrayBuffer> {
  const xml = creditTransferXml({
    messageId: number,
    madeAt: made.at,
    payOn,
    debtor: { name: settings.debtorName, iban: settings.debtorIban, town: made.town },
    transfers: payments.map(({ cents, holder, iban }, index) => ({
      ...{ endToEndId: `${number}-${index + 1}`, cents, holder, iban },
      purpose: `${settings.purpose} ${number}`.trim(),
    })),
  });
  return new TextEncoder().encode(xml);
}
