// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import type { Tx } from '../../../db/centre.ts';
import type { ProofSheets } from '../../../outbound/letters/proof.ts';
import { Conflict } from '../../../refusals.ts';
import { formatClock, formatDate } from '../../../web/format.ts';
import { getSettings } from '../../centres/queries.ts';
import { protectedName } from '../../institutions/words.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { outcomeWords } from '../dispatch/proof-input.ts';
import { findJob } from '../dispatch/queries.ts';
import { toRequest } from '../event-actions.ts';
import type { InterpretingRequest } from '../queries.ts';
import { getProofSetting } from './setting-queries.ts';

const clock = (at: Temporal.Instant): string => formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime());

/** What every sheet says, whatever is filled in. */
async function frameOf(tx: Tx, centreId: string, day: Temporal.PlainDate): Promise<Omit<ProofSheets, 'sheets'>> {
  const { name, street, postcode, place, phone, email } = await getSettings(tx, centreId);
  return {
    centre: {
      name,
      address: [street, `${postcode} ${place}`.trim()].filter(Boolean).join(', '),
      reached: [phone, email].filter(Boolean).join(', '),
    },
    day,
    title: 'Einsatznachweis',
    intro:
      'Bitte füllen Sie den Bogen gleich nach dem Gespräch aus und unterschreiben Sie beide. Schreiben Sie keinen Namen und keine Daten der Familie darauf.',
    outcomes: { label: 'Das Gespräch', choices: Object.values(outcomeWords) },
    closing: [
      'Wer gedolmetscht hat, schickt oder bringt den Bogen zum Zentrum. Danach wird die Entschädigung berechnet.',
    ],
    signatures: ['Datum, Unterschrift, Stempel der Einrichtung', 'Datum, Unterschrift der dolmetschenden Person'],
  };
}

const toFill = [
  { label: 'Beginn', value: '' },
  { label: 'Ende', value: '' },
  { label: 'Fahrkarte (Euro), wenn eine da ist', value: '' },
];

/** The institution as its paper may name it: paper lies about, a protected one stays a number. */
const namedOn = ({ institution }: InterpretingRequest): string =>
  institution === null
    ? 'private Anfrage'
    : institution.isProtected
      ? `${protectedName} ${institution.number}`
      : institution.name;

/**
 * The proof of one talk: what is known stands there, times and signatures are written by hand. Nothing of the family.
 * @throws Conflict when nobody is booked for it
 */
export async function buildProofSheet(
  tx: Tx,
  centreId: string,
  request: InterpretingRequest,
  today: Temporal.PlainDate,
): Promise<ProofSheets> {
  const job = await findJob(tx, centreId, request.id);
  if (!job)
    throw new Conflict(
      'Für dieses Gespräch ist niemand eingeplant. Einen Nachweis gibt es, sobald jemand zugesagt hat.',
      toRequest(request.id),
    );
  const person = await getVolunteer(tx, centreId, job.volunteerId);
  const { shownAs } = await getProofSetting(tx, centreId);
  const facts = [
    { label: 'Tag', value: formatDate(dayOf(request.startsAt)) },
    { label: 'Geplant', value: `${clock(request.startsAt)} bis ${clock(request.endsAt)} Uhr` },
    { label: 'Sprache', value: languageName(request.language) },
    { label: 'Einrichtung', value: namedOn(request) },
    { label: 'Gedolmetscht von', value: shownAs === 'number' ? person.number : person.givenName },
    ...toFill,
  ];
  return { ...(await frameOf(tx, centreId, today)), sheets: [{ number: request.number, facts }] };
}

/** Blank proofs: everything is written by hand, the number says later which is which. */
export async function buildBlankSheets(
  tx: Tx,
  centreId: string,
  numbers: readonly string[],
  today: Temporal.PlainDate,
): Promise<ProofSheets> {
  const facts = [
    { label: 'Tag', value: '' },
    { label: 'Sprache', value: '' },
    { label: 'Einrichtung', value: '' },
    { label: 'Gedolmetscht von (Vorname, Ehrenamtsnummer)', value: '' },
    { label: 'Anlass (Elterngespräch, Anmeldung …)', value: '' },
    ...toFill,
  ];
  return { ...(await frameOf(tx, centreId, today)), sheets: numbers.map((number) => ({ number, facts })) };
}
