// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { nextNumber } from '../cases/actions.ts';
import { getSettings } from '../centres/queries.ts';
import { revokeLinks } from '../links/actions.ts';
import { endVolunteerAccount } from '../people/actions.ts';
import { getCheckRule, listChecks } from './check-queries.ts';
import { keepFormerMail } from './former-mail-actions.ts';
import { leastYears } from './paper-queries.ts';
import { findVolunteerNumber, getVolunteer, lockVolunteer, nameOf, type Volunteer } from './queries.ts';
import {
  absenceRow,
  areaRow,
  eventRow,
  languageRow,
  type Profile,
  profileColumns,
  type SpokenLanguage,
  volunteerRow,
  windowRow,
} from './rows.ts';
import { lackingChecks, nextStates, oldEnough, ownPurpose, type VolunteerState } from './rules.ts';
import type { DaySpan } from './span-rules.ts';
import { withdrawThanks } from './thanks/thanks-actions.ts';
import { checkWords, stateWords } from './words.ts';

/** Everything somebody says on the form of a volunteer. */
export interface Told {
  profile: Profile;
  languages: SpokenLanguage[];
  /** AGS, 8 digits. */
  areas: string[];
  windows: (DaySpan & { weekday: number })[];
}

const toPerson = (id: string) => [{ kind: 'volunteer', id, label: 'Aktuellen Stand ansehen' }];

/** Who acts, and on which day; without role: the person itself. */
export type Own = Actor & { role?: string; today: Temporal.PlainDate };

/** Whoever acts; the person itself or the program has no account of staff. */
const staffOf = (by: Actor & { role?: string }): string | null => (by.role === undefined ? null : by.userId);

/** Writes down what happened to a volunteer. */
export async function recordEvent(
  tx: Tx,
  by: Actor & { role?: string },
  volunteerId: string,
  kind: Parameters<typeof eventRow>[0]['kind'],
): Promise<void> {
  await tx
    .insertInto('volunteer_event')
    .values(eventRow({ centreId: by.centreId, id: newId(), volunteerId, kind, at: by.now, by: staffOf(by) }))
    .execute();
}

/** Languages, municipalities and times of some volunteers go. */
export async function forgetDetails(tx: Tx, centreId: string, ids: readonly string[]): Promise<void> {
  const of = [...ids];
  await tx.deleteFrom('volunteer_language').where('centre_id', '=', centreId).where('volunteer_id', 'in', of).execute();
  await tx.deleteFrom('volunteer_area').where('centre_id', '=', centreId).where('volunteer_id', 'in', of).execute();
  await tx.deleteFrom('volunteer_window').where('centre_id', '=', centreId).where('volunteer_id', 'in', of).execute();
}

async function writeDetails(tx: Tx, centreId: string, volunteerId: string, told: Told): Promise<void> {
  await forgetDetails(tx, centreId, [volunteerId]);
  const of = () => ({ centreId, id: newId(), volunteerId });
  const languages = told.languages.map((one) => languageRow({ ...of(), ...one }));
  const areas = told.areas.map((ags) => areaRow({ ...of(), ags }));
  const windows = told.windows.map((one) => windowRow({ ...of(), ...one }));
  if (languages.length > 0) await tx.insertInto('volunteer_language').values(languages).execute();
  if (areas.length > 0) await tx.insertInto('volunteer_area').values(areas).execute();
  if (windows.length > 0) await tx.insertInto('volunteer_window').values(windows).execute();
}

/**
 * Enters a volunteer, or what somebody says who wants to become one (`by` without role).
 * @param id of the form, where there is one: sent twice, also at the same time, it is entered once
 * @returns id and the number somebody can say on the phone ("DN-E-0042")
 */
export async function enterVolunteer(
  tx: Tx,
  by: Own,
  told: Told,
  id: string = newId(),
): Promise<{ id: string; number: string }> {
  const { centreId } = by;
  const { numberPrefix } = await getSettings(tx, centreId);
  // The number comes first: whoever sends the same form at the same time waits for it, and finds the entry then.
  const next = await nextNumber(tx, centreId, 'volunteer', 0);
  const known = await findVolunteerNumber(tx, centreId, id);
  if (known !== undefined) return { id, number: known };
  const number = `${numberPrefix}-E-${String(next).padStart(4, '0')}`;
  const at = { at: by.now, by: staffOf(by), state: 'interested' as const, stateSince: by.today };
  await tx
    .insertInto('volunteer')
    .values(volunteerRow({ ...told.profile, ...at, centreId, id, number }))
    .execute();
  await writeDetails(tx, centreId, id, told);
  await recordEvent(tx, by, id, staffOf(by) === null ? 'applied' : 'entered');
  return { id, number };
}

/** Writes what changed in the profile of a volunteer. @throws Conflict when somebody else was faster */
export async function changeProfile(
  tx: Tx,
  by: By,
  seen: Pick<Volunteer, 'id' | 'version' | 'email'>,
  told: Told,
): Promise<void> {
  const done = await tx
    .updateTable('volunteer')
    .set({ ...profileColumns(told.profile), version: seen.version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n)
    throw new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', toPerson(seen.id));
  await writeDetails(tx, by.centreId, seen.id, told);
  await recordEvent(tx, by, seen.id, 'changed');
  // What was mailed to the old address may be read by somebody else now.
  if (told.profile.email === seen.email) return;
  await revokeLinks(tx, by, { purpose: ownPurpose, recordId: seen.id });
  await keepFormerMail(tx, by, { volunteerId: seen.id, email: seen.email });
}

/** Who is the same person as an application helps with what it offered, too. */
export async function helpsToo(tx: Tx, by: By, kept: Volunteer, applied: Volunteer): Promise<void> {
  if ((kept.interprets || !applied.interprets) && (kept.sponsors || !applied.sponsors)) return;
  await tx
    .updateTable('volunteer')
    .set({
      interprets: kept.interprets || applied.interprets,
      sponsors: kept.sponsors || applied.sponsors,
      version: kept.version + 1,
    })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', kept.id)
    .execute();
  await recordEvent(tx, by, kept.id, 'changed');
}

/** What is missing before somebody can become active, as sentences; empty: nothing. */
export async function missingForActive(
  tx: Tx,
  by: Pick<By, 'centreId' | 'today'>,
  person: Volunteer,
): Promise<string[]> {
  const rule = await getCheckRule(tx, by.centreId, person.interprets ? 'interpreting' : 'sponsorship');
  const checks = (await listChecks(tx, by.centreId, [person.id])).get(person.id) ?? [];
  const years = await leastYears(tx, by.centreId, person);
  const papers = lackingChecks(checks, rule, by.today).map(
    (kind) => `${checkWords[kind]}: fehlt oder gilt nicht mehr.`,
  );
  const age = oldEnough(person.birth, by.today, years)
    ? []
    : [`Das Geburtsdatum fehlt, oder die Person ist noch nicht ${years} Jahre alt.`];
  // Who came by the form on the web has not been asked yet; nobody could be found for a talk.
  const modes =
    person.interprets && person.modes.length === 0
      ? ['Wie die Person hilft (vor Ort, am Telefon, per Video): fehlt.']
      : [];
  return [...age, ...papers, ...modes];
}

/**
 * Leads a volunteer into the next state. Two who press at once: one wins.
 * @param until last day of a pause, the person is asked again from the day after; null: open
 * @throws Conflict when the state does not follow on the one there is, or a paper is missing for who would be active
 */
export async function moveState(
  tx: Tx,
  by: Own,
  id: string,
  to: VolunteerState,
  until: Temporal.PlainDate | null = null,
): Promise<void> {
  const person = await lockVolunteer(tx, by.centreId, id);
  if (person.state === to && to !== 'paused') return;
  if (person.state !== to && !nextStates[person.state].includes(to))
    throw new Conflict(
      `${nameOf(person)} hat inzwischen den Stand „${stateWords[person.state]}“. Es wurde nichts geändert.`,
      toPerson(id),
    );
  const missing = to === 'active' && person.state !== 'paused' ? await missingForActive(tx, by, person) : [];
  if (missing.length > 0)
    throw new Conflict(`Noch nicht aktiv. ${missing.join(' ')} Bitte tragen Sie das zuerst ein.`, toPerson(id));
  await tx
    .updateTable('volunteer')
    .set({
      state: to,
      state_since: by.today,
      paused_until: to === 'paused' ? (until?.add({ days: 1 }) ?? null) : null,
      version: person.version + 1,
    })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .execute();
  if (to === 'left') {
    await endVolunteerAccount(tx, by, id);
    await withdrawThanks(tx, by.centreId, id);
  }
  await recordEvent(tx, by, id, to === 'interested' ? 'entered' : to);
}

/**
 * Notes days on which somebody is away.
 * @returns the absence that is there already on one of the days; undefined: it is noted
 */
export async function noteAway(
  tx: Tx,
  by: Actor & { role?: string },
  volunteerId: string,
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<{ from: Temporal.PlainDate; to: Temporal.PlainDate } | undefined> {
  const { centreId } = by;
  await lockVolunteer(tx, centreId, volunteerId);
  const clash = await tx
    .selectFrom('volunteer_absence')
    .select(['from_on as from', 'to_on as to'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('to_on', '>=', days.from)
    .where('from_on', '<=', days.to)
    .executeTakeFirst();
  if (clash) return clash;
  await tx
    .insertInto('volunteer_absence')
    .values(absenceRow({ centreId, id: newId(), volunteerId, ...days, at: by.now, by: staffOf(by) }))
    .execute();
  await recordEvent(tx, by, volunteerId, 'absence');
  return undefined;
}

/** Takes an absence back; one that is gone already is gone. */
export async function endAway(tx: Tx, by: Actor & { role?: string }, volunteerId: string, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom('volunteer_absence')
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (gone) await recordEvent(tx, by, volunteerId, 'absence');
}

/**
 * Makes one person of a volunteer here and in another centre, so that nobody is booked twice at the same time.
 * @param key what the other centre reads out (`person_key`)
 * @throws Conflict when somebody else of this centre has it
 */
export async function sharePerson(tx: Tx, by: By, id: string, key: string): Promise<void> {
  const { centreId } = by;
  await getVolunteer(tx, centreId, id);
  const taken = await tx
    .selectFrom('volunteer')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('person_key', '=', key)
    .executeTakeFirst();
  if (taken && taken.id !== id)
    throw new Conflict('Diese Kennung hat schon jemand anderes in Ihrem Zentrum. Es wurde nichts geändert.', [
      { kind: 'volunteer', id: taken.id, label: 'Diese Person ansehen' },
    ]);
  const done = await tx
    .updateTable('volunteer')
    .set((e) => ({ person_key: key, version: e('version', '+', 1) }))
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new NotFound();
  await recordEvent(tx, by, id, 'shared');
}
