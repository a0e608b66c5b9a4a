// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatPartialDate, type PartialDate } from '../../../codes/partial-date.ts';
import { gradeLabel, kindLabel } from '../../../codes/school-forms.ts';
import { schoolYearEnd, schoolYearOf } from '../../../codes/school-years.ts';
import { formatShortDate } from '../../../web/format.ts';
import { type ProposalFacts, yearByAge } from './facts.ts';
import { type MonthDay, type ParameterKey, parameterLabels, parameterOn, supportMonths } from './parameters.ts';
import type { Missing, Proposal } from './propose.ts';
import type { Rule } from './rule.ts';

const dayText = ({ month, day }: MonthDay): string => `${day}.${month}.`;

function valueText(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map(valueText);
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`;
  }
  return typeof value === 'object' && value !== null ? dayText(value as MonthDay) : String(value);
}

/** The value of a parameter on a day, as people read it: "30.9.", "12", "1.11., 1.2. und 1.5.". */
export const parameterText = (key: ParameterKey, on: Temporal.PlainDate): string => valueText(parameterOn(key, on));

/** A month or day without the words for what is unknown of it: "09/2027", "20.11.2028". */
export const shortPartial = (date: PartialDate): string => formatPartialDate(date).replace(/ \(.*/, '');

/** The next day on which Fit für Mehr takes somebody, from a day on. */
function nextIntake(on: Temporal.PlainDate): Temporal.PlainDate {
  const days = [on.year, on.year + 1].flatMap((year) =>
    parameterOn('ffmIntakes', on).map(({ month, day }) => Temporal.PlainDate.from({ year, month, day })),
  );
  const [next = on] = days.filter((day) => Temporal.PlainDate.compare(day, on) >= 0).sort(Temporal.PlainDate.compare);
  return next;
}

/** What a sentence of the table may name beside parameters. */
function childWords(facts: ProposalFacts, runsUntil: PartialDate | null, on: Temporal.PlainDate) {
  const wait = facts.birth ? 1 - yearByAge(facts.birth, on) : 0;
  return {
    since: facts.supportSince ? shortPartial(facts.supportSince) : 'unbekannt',
    runsUntil: runsUntil ? shortPartial(runsUntil) : 'unbekannt',
    schoolYearEnd: formatShortDate(schoolYearEnd(on)),
    nextIntake: formatShortDate(nextIntake(on)),
    dutyBegin: `01.08.${schoolYearOf(on) + wait}`,
  };
}

const isParameter = (name: string): name is ParameterKey => Object.hasOwn(parameterLabels, name);

/** @throws RangeError for a name that nothing stands for */
function fill(text: string, words: Readonly<Record<string, string>>, on: Temporal.PlainDate): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'supportMonths') return String(supportMonths(on));
    const word = isParameter(name) ? parameterText(name, on) : words[name];
    if (word === undefined) throw new RangeError(`nothing stands for {${name}}`);
    return word;
  });
}

/** "ab 01.08.2011", "01.02.2017 bis 16.03.2025". */
export function validityText({ validFrom, validUntil }: Pick<Rule, 'validFrom' | 'validUntil'>): string {
  const [from, until] = [validFrom, validUntil].map((iso) => iso && formatShortDate(Temporal.PlainDate.from(iso)));
  return until ? `${from} bis ${until}` : `ab ${from}`;
}

/** What a rule says, with the values of a day. */
export const ruleSentence = (rule: Rule, on: Temporal.PlainDate): string => fill(rule.sentence, {}, on);

/** What is said beside a proposal, each once. */
export function remarksOf(facts: ProposalFacts, proposal: Proposal, on: Temporal.PlainDate): string[] {
  const words = childWords(facts, proposal.runsUntil, on);
  return [
    ...new Set(
      proposal.because.remarks.flatMap(({ remark }) => (remark === undefined ? [] : [fill(remark, words, on)])),
    ),
  ];
}

/** "Jahrgang 7, Deutschförderung, bis 20.11.2028"; "kein Platz" where the rules propose none. */
export function proposalText({ grade, kind, supportEnd }: Proposal): string {
  if (grade === null) return 'kein Schulplatz';
  const until = supportEnd ? `, bis ${shortPartial(supportEnd)}` : '';
  return `${gradeLabel(grade)}, ${kind === null ? 'Art offen' : kindLabel(kind)}${until}`;
}

/** Why somebody recommends something else than the table proposes, as people choose it. */
export const deviationLabels = {
  family_wish: 'Wunsch der Familie',
  siblings: 'Geschwister an derselben Schule',
  schooling: 'Bisheriger Schulbesuch spricht dafür',
  level: 'Deutsch oder Schrift anders als eingetragen',
  no_place: 'Kein solcher Platz frei',
  agreed: 'Mit Schule oder Schulaufsicht abgesprochen',
  other: 'Anderer Grund',
} as const;
export type Deviation = keyof typeof deviationLabels;

/** What is missing, as people read it. */
export const missingLabels: Readonly<Record<Missing, string>> = {
  birth: 'Das Geburtsdatum ist nicht bekannt.',
  birth_month: 'Vom Geburtsdatum fehlt ein Teil: Der Jahrgang kann um eins anders sein.',
  german: 'Der Stand in Deutsch ist nicht bekannt.',
  literacy: 'Ob das Kind lesen und schreiben kann, ist nicht bekannt.',
  school_years: 'Die Schuljahre sind nicht bekannt.',
  support_month: 'Der Monat, in dem die Erstförderung begann, ist nicht bekannt.',
};
