// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import type { ConfirmationSheet } from '../../outbound/letters/confirmation.ts';
import { formatDate } from '../../web/format.ts';
import { getSettings } from '../centres/queries.ts';
import { nameOf, type Volunteer } from './queries.ts';
import type { CheckRule } from './rules.ts';
import { conductWords, serviceWords } from './words.ts';

/**
 * What a volunteer takes to the Bürgeramt to get a certificate of conduct without a fee: that the work is unpaid (Merkblatt of
 * the Bundesamt für Justiz on § 12 JVKostG), and for the extended one that its conditions are there (§ 30a (2) BZRG).
 */
export async function buildConductLetter(
  tx: Tx,
  centreId: string,
  person: Volunteer,
  rule: CheckRule,
  today: Temporal.PlainDate,
): Promise<ConfirmationSheet> {
  const { name, street, postcode, place, phone, email } = await getSettings(tx, centreId);
  const extended = rule.conduct !== 'simple';
  const task = person.interprets ? serviceWords.interpreting : serviceWords.sponsorship;
  return {
    centre: {
      name,
      address: [street, `${postcode} ${place}`.trim()].filter(Boolean).join(', '),
      reached: [phone, email].filter(Boolean).join(', '),
    },
    title: extended
      ? 'Bestätigung für das erweiterte Führungszeugnis (§ 30a Abs. 2 BZRG)'
      : 'Bestätigung für das Führungszeugnis (§ 30 BZRG)',
    place,
    day: today,
    paragraphs: [
      `Hiermit bestätigen wir, dass die unten genannte Person für unser Zentrum ehrenamtlich tätig ist oder werden soll und dafür ein ${conductWords[extended ? 'extended' : 'simple']} Führungszeugnis braucht.`,
    ],
    facts: [
      { label: 'Name', value: nameOf(person) },
      { label: 'Geburtsdatum', value: person.birth === null ? '' : formatDate(person.birth) },
      {
        label: 'Anschrift',
        value: [person.street, `${person.postcode ?? ''} ${person.place}`.trim()].filter(Boolean).join(', '),
      },
      { label: 'Tätigkeit', value: `${task}, ehrenamtlich` },
    ],
    closing: [
      ...(extended
        ? [
            'Die Tätigkeit ist geeignet, Kontakt zu Minderjährigen aufzunehmen. Die Voraussetzungen des § 30a Abs. 1 BZRG liegen vor.',
          ]
        : []),
      'Das Führungszeugnis wird für eine ehrenamtliche Tätigkeit gebraucht, für die keine Vergütung gezahlt wird. Wir bitten, von der Gebühr abzusehen.',
      'Das Führungszeugnis wird an die Person selbst geschickt. Wir lassen es uns zeigen und behalten keine Kopie.',
    ],
    signatures: ['Ort, Datum', 'Unterschrift, Stempel'],
  };
}
