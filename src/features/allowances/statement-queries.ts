// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { codesOf } from '../../codes/keys.ts';
import { formatCents } from '../../codes/money.ts';
import { type PaidService, paidServices } from '../../codes/paid-services.ts';
import type { Tx } from '../../db/centre.ts';
import type { ConfirmationSheet } from '../../outbound/letters/confirmation.ts';
import { formatShortDate } from '../../web/format.ts';
import { getSettings } from '../centres/queries.ts';
import { getVolunteer, nameOf } from '../volunteers/queries.ts';
import { type Paragraph, paragraphs, yearLimit } from './tax-rules.ts';

interface Paid {
  payOn: Temporal.PlainDate;
  number: string;
  service: PaidService;
  paragraph: Paragraph;
  jobs: number;
  cents: number;
}

/** What somebody was paid on days of a year, by run and service; what came back is left out. */
async function listPaid(tx: Tx, centreId: string, volunteerId: string, year: number): Promise<Paid[]> {
  const rows = await tx
    .selectFrom('payout_item as i')
    .innerJoin('payout_run as p', (on) => on.onRef('p.centre_id', '=', 'i.centre_id').onRef('p.id', '=', 'i.run_id'))
    .innerJoin('allowance_claim as c', (on) =>
      on.onRef('c.centre_id', '=', 'i.centre_id').onRef('c.id', '=', 'i.claim_id'),
    )
    .leftJoin('allowance_claim as b', (on) =>
      on.onRef('b.centre_id', '=', 'c.centre_id').onRef('b.corrects', '=', 'c.id').on('b.kind', '=', 'returned'),
    )
    .select(['p.pay_on as payOn', 'p.number', 'c.service', 'c.paragraph'])
    .select(sql<number>`count(distinct c.record_id)::int`.as('jobs'))
    .select(sql<number>`sum(i.cents)::int`.as('cents'))
    .where('i.centre_id', '=', centreId)
    .where('p.centre_id', '=', centreId)
    .where('c.centre_id', '=', centreId)
    .where('i.volunteer_id', '=', volunteerId)
    .where('p.state', 'in', ['released', 'handed'])
    .where('b.id', 'is', null)
    .where(sql<boolean>`extract(year from p.pay_on) = ${year}`)
    .groupBy(['p.pay_on', 'p.number', 'c.service', 'c.paragraph'])
    .orderBy('p.pay_on')
    .orderBy('p.number')
    .orderBy('c.service')
    .execute();
  return rows.map(({ service, ...row }) => ({ ...row, service: service as PaidService }));
}

const sum = (paid: readonly Paid[]): number => paid.reduce((all, { cents }) => all + cents, 0);

/** Which paragraph counts for what was paid, and how much of it is free. */
const freeText = (paragraph: Paragraph, paid: readonly Paid[], year: number): string =>
  `${formatCents(sum(paid))} sind eine Aufwandsentschädigung nach ${paragraphs[paragraph].short}. Steuerfrei sind im Jahr ${year} zusammen bis zu ${formatCents(yearLimit(paragraph, year))}, über alle Tätigkeiten und Stellen.`;

/**
 * The statement of a year for tax office, Jobcenter or Sozialamt: what was paid on which day, for which service, and under which
 * paragraph it is free of tax. It counts by the day of payment (§ 11 (1) EStG).
 * @throws NotFound
 */
export async function readStatement(
  tx: Tx,
  centreId: string,
  { volunteerId, year, today }: { volunteerId: string; year: number; today: Temporal.PlainDate },
): Promise<ConfirmationSheet> {
  const person = await getVolunteer(tx, centreId, volunteerId);
  const { name, street, postcode, place, phone, email } = await getSettings(tx, centreId);
  const paid = await listPaid(tx, centreId, volunteerId, year);
  const services = [...new Set(paid.map(({ service }) => paidServices[service]))].join(', ');
  const split = codesOf(paragraphs).flatMap((paragraph) => {
    const own = paid.filter((one) => one.paragraph === paragraph);
    return own.length === 0 ? [] : [freeText(paragraph, own, year)];
  });
  return {
    centre: {
      name,
      address: [street, `${postcode} ${place}`.trim()].filter(Boolean).join(', '),
      reached: [phone, email].filter(Boolean).join(', '),
    },
    title: `Bescheinigung über Aufwandsentschädigungen im Jahr ${year}`,
    place,
    day: today,
    paragraphs: [
      'Die unten genannte Person war für unser Zentrum ehrenamtlich tätig. Dafür haben wir in diesem Jahr ausgezahlt:',
    ],
    facts: [
      { label: 'Name', value: nameOf(person) },
      {
        label: 'Anschrift',
        value: [person.street, `${person.postcode ?? ''} ${person.place}`.trim()].filter(Boolean).join(', '),
      },
      { label: 'Tätigkeit', value: services === '' ? 'ehrenamtlich' : `${services}, ehrenamtlich` },
      { label: `Ausgezahlt ${year}`, value: formatCents(sum(paid)) },
    ],
    ...(paid.length === 0
      ? {}
      : {
          table: {
            columns: ['Zahltag', 'Lauf', 'Tätigkeit', 'Einsätze', 'Betrag'],
            rows: paid.map((one) => [
              formatShortDate(one.payOn),
              one.number,
              paidServices[one.service],
              String(one.jobs),
              formatCents(one.cents),
            ]),
          },
        }),
    closing: [
      ...split,
      'Zur Vorlage bei Finanzamt, Jobcenter oder Sozialamt. Ob und wie der Betrag angerechnet wird, entscheidet diese Stelle.',
      'Wir danken herzlich für die Zeit und den Einsatz.',
    ],
    signatures: ['Ort, Datum', 'Unterschrift, Stempel'],
  };
}
