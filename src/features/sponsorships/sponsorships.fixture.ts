// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { recordConsent } from '../consents/actions.ts';
import { volunteerRow } from '../volunteers/rows.ts';
import { usualLessons } from './lesson-rules.ts';
import { namedColumns, pupilLessonRow, pupilRow } from './pupil-rows.ts';
import { sponsorshipRow } from './rows.ts';
import { seatRow, sponsorRow } from './sponsor-rows.ts';

/** When tests of sponsorships play: Monday 23.11.2026, 10 o'clock in Germany. */
export const smileNow = '2026-11-23T09:00:00Z';
const at = Temporal.Instant.from(smileNow);
const day = Temporal.PlainDate.from('2026-11-23');
const nobody = '00000000-0000-7000-8000-000000000001';

/** An active volunteer who gives lessons. @returns the id */
export async function addSponsor(
  tx: Tx,
  centreId: string,
  of: { number: string; name?: string; mostPupils?: number; birth?: string; interprets?: boolean },
): Promise<string> {
  const id = newId();
  const name = of.name ?? 'Ute';
  await tx
    .insertInto('volunteer')
    .values(
      volunteerRow({
        ...{ centreId, id, number: of.number, state: 'active', stateSince: day, at, by: null },
        ...{ givenName: name, familyName: 'Vorlage', birth: Temporal.PlainDate.from(of.birth ?? '1960-05-01') },
        ...{ gender: 'female', street: 'Geheimweg 7', postcode: '52349', place: 'Düren', ags: '05358008' },
        ...{ phone: '02421 777', email: `${name.toLowerCase()}@beispiel.de`, channel: 'mail', letterLanguage: 'de' },
        ...{ interprets: of.interprets ?? false, sponsors: true, radiusKm: null, modes: [], topics: [] },
        ...{ mostJobsMonth: null, mostMessagesWeek: null, note: '' },
      }),
    )
    .execute();
  const mostPupils = of.mostPupils ?? 1;
  const facts = { fromGrade: null, toGrade: null, pupilGender: null, parentsConsentOn: null };
  await tx
    .insertInto('sponsor')
    .values(
      sponsorRow({
        ...{ centreId, volunteerId: id, at, by: null },
        ...{ mostPupils, inGroups: true, interests: 'Basteln', wishes: '', ...facts },
      }),
    )
    .execute();
  for (let seat = 1; seat <= mostPupils; seat += 1)
    await tx
      .insertInto('sponsor_seat')
      .values(seatRow({ centreId, volunteerId: id, seat }))
      .execute();
  return id;
}

/** A pupil of a school, waiting with the consent of its parents unless it is said otherwise. @returns the id */
export async function addPupil(
  tx: Tx,
  centreId: string,
  of: {
    number: string;
    school?: string;
    givenName?: string;
    familyName?: string;
    language?: string;
    state?: 'reported' | 'waiting';
    lessons?: readonly (readonly [weekday: number, lesson: number])[];
  },
): Promise<string> {
  const id = newId();
  const row = pupilRow({
    ...{ centreId, id, number: of.number, school: of.school ?? '199001', on: day, at, by: nobody },
    ...{ grade: 2, className: '2b', language: of.language ?? 'apc', furtherLanguages: [], german: 'words' },
    ...{ reason: 'new', sponsorGender: null, groupFits: true, parentsLanguage: 'ar' },
  });
  const named = {
    ...{ givenName: of.givenName ?? 'Layān', familyName: of.familyName ?? 'Geheimname', room: 'Raum 12' },
    ...{ interests: 'Tiere', mind: 'isst keine Nüsse' },
  };
  const waiting = (of.state ?? 'waiting') === 'waiting';
  await tx
    .insertInto('pupil')
    .values(waiting ? { ...row, state: 'waiting', ...namedColumns(named) } : row)
    .execute();
  if (waiting)
    await recordConsent(
      tx,
      { centreId, userId: nobody, now: at },
      { purpose: 'sponsorship', subjectId: id, textVersion: 1, language: 'ar', givenBy: 'Rim Erfunden', givenOn: day },
    );
  for (const [weekday, lesson] of of.lessons ?? [[2, 3]])
    await tx
      .insertInto('pupil_lesson')
      .values(pupilLessonRow({ centreId, pupilId: id, weekday, lesson }))
      .execute();
  return id;
}

/** A proposed sponsorship as a row, Tuesday in the third lesson unless it is said otherwise. */
export const proposedRow = (
  centreId: string,
  of: {
    pupilId: string;
    volunteerId: string;
    number: string;
    seat?: number;
    groupKey?: string;
    groupSeat?: number;
    weekday?: number;
    lesson?: number;
  },
) =>
  sponsorshipRow({
    ...{ centreId, id: newId(), number: of.number, pupilId: of.pupilId, volunteerId: of.volunteerId },
    ...{ school: '199001', seat: of.seat ?? 1, groupKey: of.groupKey ?? newId(), groupSeat: of.groupSeat ?? 1 },
    ...{ weekday: of.weekday ?? 2, lesson: usualLessons[(of.lesson ?? 3) - 1]!, answerBy: day.add({ days: 14 }) },
    ...{ on: day, at, by: nobody },
  });
