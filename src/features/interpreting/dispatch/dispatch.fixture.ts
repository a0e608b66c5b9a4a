// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { institutionRow } from '../../institutions/rows.ts';
import { checkRow, languageRow, volunteerRow } from '../../volunteers/rows.ts';
import { requestEventRow, requestRow } from '../rows.ts';

/** The day all tests of dispatch live in: a Monday; talks are on Thursday of the week after. */
export const dispatchNow = '2026-11-23T09:00:00+01:00';

/** Somebody ready to interpret a language, by mail. */
export async function addVolunteer(
  tx: Tx,
  centreId: string,
  of: {
    name: string;
    language?: string;
    channel?: 'mail' | 'phone';
    personKey?: string;
    number: string;
    /** Of the certificate of conduct: its date, and when the next is due. */
    conduct?: readonly [datedOn: string, dueOn: string];
  },
): Promise<string> {
  const id = newId();
  const at = Temporal.Instant.from(dispatchNow);
  const day = Temporal.PlainDate.from('2026-01-10');
  const person = {
    ...{
      givenName: of.name,
      familyName: 'Beispiel',
      birth: Temporal.PlainDate.from('1990-01-01'),
      gender: 'female' as const,
    },
    ...{
      street: 'Geheimweg 7',
      postcode: '52349',
      place: 'Düren',
      ags: '05358008',
      phone: '02421 777',
      letterLanguage: 'de',
    },
    ...{
      email: `${of.name.toLowerCase()}@beispiel.de`,
      channel: of.channel ?? ('mail' as const),
      interprets: true,
      sponsors: false,
    },
    ...{
      radiusKm: null,
      modes: ['on_site', 'phone', 'video'],
      topics: [],
      mostJobsMonth: null,
      mostMessagesWeek: null,
      note: '',
    },
  };
  const row = volunteerRow({
    ...person,
    centreId,
    id,
    number: of.number,
    state: 'active',
    stateSince: day,
    at,
    by: null,
  });
  await tx
    .insertInto('volunteer')
    .values({ ...row, person_key: of.personKey ?? id })
    .execute();
  const language = {
    language: of.language ?? 'tir',
    level: 'native' as const,
    direction: 'both' as const,
    reads: true,
    variety: '',
  };
  await tx
    .insertInto('volunteer_language')
    .values(languageRow({ centreId, id: newId(), volunteerId: id, ...language }))
    .execute();
  const kinds = ['conduct', 'confidentiality', 'data_protection', 'training'] as const;
  const [datedOn, dueOn] = of.conduct?.map((text) => Temporal.PlainDate.from(text)) ?? [day, day.add({ years: 5 })];
  const checks = kinds.map((kind) =>
    checkRow({
      ...{ centreId, id: newId(), volunteerId: id, kind, form: kind === 'conduct' ? ('extended' as const) : null },
      ...{ datedOn: (kind === 'conduct' && datedOn) || day, seenOn: day, seenBy: newId(), at },
      dueOn: kind === 'conduct' ? (dueOn ?? null) : null,
    }),
  );
  await tx.insertInto('volunteer_check').values(checks).execute();
  return id;
}

export async function addInstitution(
  tx: Tx,
  centreId: string,
  of: { number: string; name: string; isProtected?: boolean },
): Promise<string> {
  const id = newId();
  const where = { street: 'Schulweg 5', postcode: '52351', place: 'Düren', ags: '05358008' };
  const invoice = { name: '', street: '', postcode: '', place: '' };
  const facts = {
    name: of.name,
    department: '',
    kind: of.isProtected ? ('womens_shelter' as const) : ('school' as const),
  };
  const reached = {
    contactName: 'Sekretariat',
    phone: '02421 5550',
    email: 'schule@beispiel.de',
    invoice,
    active: true,
  };
  const row = institutionRow({
    ...{ ...facts, ...where, ...reached, isProtected: of.isProtected === true },
    ...{ centreId, id, number: of.number, at: Temporal.Instant.from(dispatchNow), by: null },
  });
  await tx.insertInto('institution').values(row).execute();
  return id;
}

let counter = 0;
/** An open request somebody pays for. @param start ISO, an hour long */
export async function addRequest(
  tx: Tx,
  centreId: string,
  of: { institutionId: string; start: string; language?: string; reference?: string; seriesId?: string | null },
): Promise<string> {
  const id = newId();
  counter += 1;
  const startsAt = Temporal.Instant.from(of.start);
  const talk = {
    ...{
      institutionId: of.institutionId,
      contact: { name: 'Frau Kontakt', phone: '02421 5550', email: 'schule@beispiel.de' },
    },
    ...{
      reference: of.reference ?? `K ${counter}`,
      language: of.language ?? 'tir',
      variety: '',
      gender: null,
      genderReason: '',
    },
    ...{ occasion: 'parents_talk' as const, topic: 'Übergang', modes: ['on_site' as const], room: 'public' as const },
    ...{
      street: 'Schulweg 5',
      postcode: '52351',
      place: 'Düren',
      ags: '05358008',
      meetingPoint: 'Haupteingang',
      participants: 3,
    },
    ...{
      professionalPresent: true,
      legalConsequence: false,
      sensitive: false,
      institutionPays: false,
      payerReference: '',
      urgentReason: '',
    },
  };
  const number = `DM-2026-${String(5000 + counter)}`;
  const at = Temporal.Instant.from(dispatchNow);
  await tx
    .insertInto('interpreting_request')
    .values(
      requestRow({
        ...{
          ...talk,
          startsAt,
          endsAt: startsAt.add({ hours: 1 }),
          alternatives: [],
          outcome: 'own',
          ruleCode: null,
          rulesFrom: null,
        },
        ...{ centreId, id, number, seriesId: of.seriesId ?? null, channel: 'phone', at, by: null },
      }),
    )
    .execute();
  const event = {
    type: 'asked' as const,
    payload: { channel: 'phone' as const, outcome: 'own' as const, rule: null, rulesFrom: null },
  };
  const row = requestEventRow({
    centreId,
    id: newId(),
    requestId: id,
    position: 1,
    event,
    at,
    by: null,
    role: 'system',
  });
  await tx
    .insertInto('interpreting_event')
    .values({ ...row, payload: JSON.stringify(row.payload) })
    .execute();
  return id;
}
