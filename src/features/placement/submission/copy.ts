// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import { formatPartialDate, type PartialDate } from '../../../codes/partial-date.ts';
import { GENDERS, type Gender, type PlaceKindKey } from '../../../codes/pupil-keys.ts';
import { gradeLabel, kindLabel } from '../../../codes/school-forms.ts';
import type { SubmissionContent } from '../../../db/json.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import type { EarlierSchool } from '../../cases/earlier-school-rules.ts';
import { earlierSchoolLine, supportText } from '../../cases/earlier-school-words.ts';
import { answerInWords, type QuestionFacts } from '../question/words.ts';
import { levelText } from '../words.ts';

/** One line of what the authority was given. */
export interface CopyItem {
  label: string;
  value: string;
}

/** A school the centre suggests, as it looked when the case was submitted. */
export interface CopyCandidate {
  schoolNumber: string;
  schoolName: string;
  distance: string;
  places: string;
}

/**
 * What the authority was given, frozen: it decides on this, whatever changes later at the centre. `person` repeats, in parts,
 * what the letter needs. A protected address is not in it, neither as such nor as a distance.
 */
export type SubmissionCopy = SubmissionContent;

/** Facts of a case as they are now; nationality and residence status are not among them. */
export interface CopyFacts {
  caseNumber: string;
  familyName: string;
  givenNames: string;
  birth: PartialDate | null;
  gender: Gender;
  firstLanguage: string;
  secondLanguage: string | null;
  familyLanguage: string;
  interpreterNeeded: boolean;
  germanLevel: string | null;
  literacy: string | null;
  schoolYears: number | null;
  earlierSchools: readonly EarlierSchool[];
  municipality: string;
  protectedAddress: boolean;
  /** Null when protected. */
  address: string | null;
  guardians: { name: string; relation: string; custody: 'yes' | 'no' | 'unclear' }[];
  /** Whom the decision is addressed to. */
  addressees: readonly string[];
  siblings: { number: string; name: string }[];
  denominationalWish: string;
  grade: string;
  placeKind: PlaceKindKey;
  earliestStart: Temporal.PlainDate;
  reason: string;
  candidates: {
    number: string;
    name: string;
    place: string;
    distanceM: number | null;
    distanceSource: string | null;
    free: number | null;
    reportedOn: Temporal.PlainDate | null;
  }[];
  questions: (QuestionFacts & { schoolName: string; reason: string | null })[];
  heldUntil: Temporal.PlainDate | null;
  heldSchool: string | null;
  note: string;
}

const relations: Readonly<Record<string, string>> = {
  parent: 'Elternteil',
  guardian: 'Vormundschaft',
  relative: 'Verwandte',
  youth_office: 'Jugendamt',
};
const literacies: Readonly<Record<string, string>> = {
  none: 'noch nicht alphabetisiert',
  non_latin: 'in anderer Schrift alphabetisiert',
  latin: 'lateinisch alphabetisiert',
};
const sources: Readonly<Record<string, string>> = {
  manual: 'Lage von Hand gesetzt',
  building: 'Lage nach Adresse',
  postcode: 'Lage nach Postleitzahl',
  municipality: 'Lage nach Gemeinde',
};
const wishes: Readonly<Record<string, string>> = { catholic: 'katholische Schule', protestant: 'evangelische Schule' };

const noAddress = 'Anschrift gesperrt (§ 51 BMG)';
const noDistance = 'keine Angabe (Anschrift gesperrt)';

/** The copy of somebody whose address was protected after it was made: without the address and without distances. */
export function withoutAddress(copy: SubmissionCopy): SubmissionCopy {
  const items = copy.items.map(({ label, value }) => ({
    label,
    value: label === 'Anschrift' ? noAddress : value.replace(/^Entfernung: .*$/m, `Entfernung: ${noDistance}`),
  }));
  const candidates = copy.candidates.map((candidate) => ({ ...candidate, distance: noDistance }));
  return { ...copy, items, candidates, protectedAddress: true };
}

function distanceText(metres: number | null, source: string | null, isProtected: boolean): string {
  if (isProtected) return noDistance;
  if (metres === null) return 'unbekannt';
  const step = source === 'municipality' ? 500 : 100;
  const km = Math.max(step, Math.round(metres / step) * step) / 1000;
  const exactness = sources[source ?? ''];
  return `etwa ${km.toFixed(1).replace('.', ',')} km${exactness ? ` (${exactness})` : ''}`;
}

function answerLine(question: CopyFacts['questions'][number], today: Temporal.PlainDate): string {
  const reason = question.reason ? ` – „${question.reason}“` : '';
  return `${question.schoolName}, gefragt am ${formatDate(question.askedOn)}: ${answerInWords(question, today)}${reason}`;
}

const guardianText = ({ name, relation, custody }: CopyFacts['guardians'][number]): string =>
  `${name} (${relations[relation] ?? relation}${custody === 'unclear' ? ', Sorgerecht ungeklärt' : ''})`;

function personItems(facts: CopyFacts): CopyItem[] {
  const languages = [facts.firstLanguage, facts.secondLanguage].filter((code) => code !== null).map(languageName);
  return [
    { label: 'Fall', value: facts.caseNumber },
    { label: 'Familienname', value: facts.familyName || 'keiner' },
    { label: 'Vornamen', value: facts.givenNames || 'keine' },
    { label: 'Geburtsdatum', value: facts.birth ? formatPartialDate(facts.birth) : 'unbekannt' },
    { label: 'Geschlecht', value: GENDERS.find((gender) => gender.code === facts.gender)?.label ?? 'ohne Angabe' },
    {
      label: 'Sorgeberechtigte',
      value: facts.guardians.map(guardianText).join(', '),
    },
    { label: 'Wohnort', value: facts.municipality },
    {
      label: 'Anschrift',
      value: facts.protectedAddress ? noAddress : (facts.address ?? 'nicht bekannt'),
    },
    { label: 'Sprachen', value: languages.join(', ') },
    {
      label: 'Sprache der Familie',
      value: languageName(facts.familyLanguage) + (facts.interpreterNeeded ? ' (Dolmetschen nötig)' : ''),
    },
  ];
}

function schoolingItems(facts: CopyFacts, today: Temporal.PlainDate): CopyItem[] {
  const support = supportText(facts.earlierSchools, today);
  return [
    { label: 'Deutsch', value: levelText(facts.germanLevel) },
    { label: 'Schrift', value: facts.literacy ? (literacies[facts.literacy] ?? facts.literacy) : 'nicht festgestellt' },
    {
      label: 'Bisheriger Schulbesuch',
      value: facts.schoolYears === null ? 'nicht bekannt' : formatCount(facts.schoolYears, 'Jahr', 'Jahre'),
    },
    {
      label: 'Frühere Schulen in Deutschland',
      value: facts.earlierSchools.map(earlierSchoolLine).join('\n') || 'keine bekannt',
    },
    ...(support === undefined ? [] : [{ label: 'Erstförderung', value: support }]),
    {
      label: 'Schulen der Geschwister',
      value: facts.siblings.map((school) => school.name).join(', ') || 'keine bekannt',
    },
    { label: 'Wunsch nach Bekenntnisschule', value: wishes[facts.denominationalWish] ?? 'kein Wunsch genannt' },
  ];
}

/** Puts the facts into the words the authority reads. */
export function buildCopy(facts: CopyFacts, today: Temporal.PlainDate): SubmissionCopy {
  const recommendation = [
    { label: 'Empfehlung: Jahrgang', value: gradeLabel(facts.grade) },
    { label: 'Empfehlung: Art des Platzes', value: kindLabel(facts.placeKind) },
    { label: 'Frühester Beginn', value: formatDate(facts.earliestStart) },
    { label: 'Begründung der Empfehlung', value: facts.reason },
    {
      label: 'Antwort der Schule',
      value: facts.questions.map((question) => answerLine(question, today)).join('\n') || 'keine Schule gefragt',
    },
    {
      label: 'Gehaltener Platz',
      value: facts.heldUntil ? `${facts.heldSchool}, bis ${formatDate(facts.heldUntil)}` : 'keiner',
    },
    { label: 'Hinweis des Zentrums', value: facts.note },
  ];
  const candidates = facts.candidates.map((school) => ({
    schoolNumber: school.number,
    schoolName: `${school.name}, ${school.place}`,
    distance: distanceText(school.distanceM, school.distanceSource, facts.protectedAddress),
    places:
      school.free === null || school.reportedOn === null
        ? 'keine Plätze gemeldet'
        : `${formatCount(school.free, 'Platz', 'Plätze')} frei, gemeldet am ${formatDate(school.reportedOn)}`,
  }));
  const suggested = candidates.map(({ schoolName, distance, places }, i) => ({
    label: `Vorgeschlagene Schule ${i + 1}`,
    value: `${schoolName}\nEntfernung: ${distance}\n${places}`,
  }));
  const { familyName, givenNames } = facts;
  return {
    items: [...personItems(facts), ...schoolingItems(facts, today), ...recommendation, ...suggested],
    candidates,
    person: {
      familyName,
      givenNames,
      birthText: facts.birth ? formatPartialDate(facts.birth) : 'unbekannt',
      guardians: [...facts.addressees],
      language: facts.familyLanguage,
    },
    protectedAddress: facts.protectedAddress,
  };
}
