// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { europeanFigures, plainLine } from '../../../codes/characters.ts';
import { codesOf } from '../../../codes/keys.ts';
import { isIso6393 } from '../../../codes/languages.ts';
import { isId } from '../../../db/ids.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import type { Typed, Wrong } from '../own/own-fields.tsx';
import { ownFields, type Read } from '../own/own-input.ts';
import type { Volunteer } from '../queries.ts';
import type { SpokenLanguage } from '../rows.ts';
import { mostRadiusKm } from '../rules.ts';
import { channelWords, directionWords, levelWords, type Mode, modeWords } from '../words.ts';

/** How and where a volunteer helps and how it wants to be asked, as it says itself. */
export interface OwnHelp {
  modes: readonly string[];
  /** Kilometres; null: no limit. */
  radiusKm: number | null;
  channel: Volunteer['channel'];
  /** AGS. */
  areas: readonly string[];
}

/** The fields of the page by what they say. */
export const profileFields = {
  radius: 'umkreis',
  channel: 'weg',
  number: 'nummer',
  language: 'neue_sprache',
  level: 'stufe',
  direction: 'richtung',
  reads: 'schrift',
  variety: 'mundart',
} as const;
export const modeField = (mode: Mode): string => `art_${mode}`;
export const areaField = (ags: string): string => `ort_${ags}`;
export const ticked = 'ja';
export const mostOfVariety = 100;

/** The forms of the page, by what they are called in it. */
export const profileDeeds = { help: 'hilfe', propose: 'sprache', withdraw: 'zurueck', end: 'ende' } as const;
export type ProfileDeed = keyof typeof profileDeeds;

/** The form that was sent; undefined: the button that opens the page. */
export const profileDeedOf = (form: FormBody): ProfileDeed | undefined =>
  codesOf(profileDeeds).find((one) => profileDeeds[one] === form[ownFields.deed]);

const modes = codesOf(modeWords);
const { number: _, ...spokenFields } = profileFields;

/** The fields of each form, to be shown again. @param towns AGS of the centre */
export const profileNames = (deed: ProfileDeed, towns: readonly string[]): readonly string[] => {
  if (deed === 'help')
    return [...modes.map(modeField), ...towns.map(areaField), profileFields.radius, profileFields.channel];
  return deed === 'propose' ? [...Object.values(spokenFields), profileFields.number] : [];
};

/** Where a form begins, to lead there when it could not be done. */
export const firstProfileField = (deed: ProfileDeed): string =>
  deed === 'help' ? modeField('on_site') : profileFields.language;

const lineOf = (form: FormBody, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? europeanFigures(plainLine(value)) : '';
};

/**
 * How and where somebody helps, and how they want to be asked, with all that is wrong at once.
 * @param towns AGS of the centre
 */
export function readOwnHelp(
  form: FormBody,
  { phone, email }: Pick<Volunteer, 'phone' | 'email'>,
  towns: readonly string[],
): Read<(OwnHelp & { seen: number }) | undefined> {
  const wrong: Wrong[] = [];
  const chosen = modes.filter((mode) => lineOf(form, modeField(mode)) === ticked);
  if (chosen.length === 0) wrong.push({ field: modeField('on_site'), key: 'error.modes' });
  const typed = lineOf(form, profileFields.radius);
  const radius = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (typed !== '' && (radius < 1 || radius > mostRadiusKm))
    wrong.push({ field: profileFields.radius, key: 'error.number', values: { most: String(mostRadiusKm) } });
  const channel = codesOf(channelWords).find((one) => one === lineOf(form, profileFields.channel));
  if (channel === undefined || (channel === 'mail' && email === ''))
    wrong.push({ field: profileFields.channel, key: 'error.channel' });
  if (channel === 'phone' && phone === '') wrong.push({ field: profileFields.channel, key: 'error.channel.phone' });
  if (channel === undefined || wrong.length > 0) return { told: undefined, wrong };
  const areas = towns.filter((ags) => lineOf(form, areaField(ags)) === ticked);
  const seen = Number(/^\d{1,9}$/.exec(lineOf(form, ownFields.version))?.[0] ?? 0);
  return { told: { modes: chosen, radiusKm: typed === '' ? null : radius, channel, areas, seen }, wrong };
}

/** A language somebody proposes, with all that is wrong at once. @returns its number: a page sent twice proposes once */
export function readProposal(form: FormBody): Read<(SpokenLanguage & { id: string }) | undefined> {
  const wrong: Wrong[] = [];
  const language = lineOf(form, profileFields.language);
  if (!isIso6393(language) || language === 'deu') wrong.push({ field: profileFields.language, key: 'error.language' });
  const level = codesOf(levelWords).find((one) => one === lineOf(form, profileFields.level));
  if (level === undefined) wrong.push({ field: profileFields.level, key: 'error.level' });
  const direction = codesOf(directionWords).find((one) => one === lineOf(form, profileFields.direction)) ?? 'both';
  const variety = lineOf(form, profileFields.variety);
  if (variety.length > mostOfVariety) wrong.push({ field: profileFields.variety, key: 'error.long' });
  const id = lineOf(form, profileFields.number);
  if (level === undefined || wrong.length > 0) return { told: undefined, wrong };
  const reads = lineOf(form, profileFields.reads) === ticked;
  return { told: { id: isId(id) ? id : crypto.randomUUID(), language, level, direction, reads, variety }, wrong };
}

/** The entry a small form of the page means: an id or a code of a language; '' for none. */
export const meantOf = (form: FormBody): string => lineOf(form, ownFields.entry);

/** How somebody helps, as the page shows it. */
export const helpTyped = ({ modes: kept, radiusKm, channel, areas }: OwnHelp): Typed => ({
  ...Object.fromEntries(modes.filter((mode) => kept.includes(mode)).map((mode) => [modeField(mode), ticked])),
  ...Object.fromEntries(areas.map((ags) => [areaField(ags), ticked])),
  [profileFields.radius]: radiusKm === null ? '' : String(radiusKm),
  [profileFields.channel]: channel,
});
