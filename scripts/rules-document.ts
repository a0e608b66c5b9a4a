// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../src/codes/keys.ts';
import { gradeLabel, kindLabel } from '../src/codes/school-forms.ts';
import { holdsOn, PARAMETERS, parameterLabels, parameterOn } from '../src/features/placement/proposal/parameters.ts';
import type { Rule } from '../src/features/placement/proposal/rule.ts';
import { RULES } from '../src/features/placement/proposal/rules.ts';
import { parameterText, ruleSentence, validityText } from '../src/features/placement/proposal/words.ts';
import type { WorkedCase } from '../src/features/placement/proposal/worked-case.fixture.ts';
import { workedCases } from '../src/features/placement/proposal/worked-cases.fixture.ts';

/** The first day for which every parameter has a value. */
const FIRST = '2018-10-15';

const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const dayOfRule = ({ validFrom }: Rule): Temporal.PlainDate =>
  Temporal.PlainDate.from(validFrom < FIRST ? FIRST : validFrom);

/** The sentence of a rule with the values of its last day, or of a later day while it is in force. */
function sentenceOf(rule: Rule): string {
  const last = rule.validUntil ?? newest;
  const first = dayOfRule(rule).toString();
  return ruleSentence(rule, Temporal.PlainDate.from(last < first ? first : last));
}

/** The day on which the newest value of any rule or parameter begins: the page does not change with the day it is made. */
const newest = [...RULES, ...codesOf(PARAMETERS).flatMap((key) => [...PARAMETERS[key]])]
  .map(({ validFrom }) => validFrom)
  .sort()
  .at(-1) as string;

function knownOf({ knows, supportSince }: WorkedCase): string {
  const { way, germanLevel, literacy, schoolYears, gapMonths } = knows;
  const script = { none: 'liest nicht', non_latin: 'liest andere Schrift', latin: 'liest lateinisch' } as const;
  const facts = [
    way === 'direct_registration' ? 'Eltern melden selbst an' : '',
    germanLevel === undefined || germanLevel === null
      ? ''
      : germanLevel === 'none'
        ? 'kein Deutsch'
        : `Deutsch ${germanLevel}`,
    literacy ? script[literacy] : '',
    typeof schoolYears === 'number' ? `${schoolYears} Schuljahre` : '',
    gapMonths ? `${gapMonths} Monate Lücke` : '',
    supportSince ? `Erstförderung seit ${supportSince}` : '',
  ].filter(Boolean);
  return facts.join(', ') || 'nur das Alter';
}

const dayText = (iso: string): string => iso.split('-').reverse().join('.');

/** What a head of a centre can read and sign: rules, numbers and worked cases, as the program has them. */
export const rulesDocument = (): string => `<!-- SPDX-FileCopyrightText: Herzstück contributors -->
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- Written by \`npm run documents\`: change \`src/features/placement/proposal\`, not this page. -->

# Die Regeln der Empfehlung

Nach diesen Regeln schlägt Herzstück Jahrgang, Art des Platzes und Dauer der Förderung vor. Es gelten die Regeln des Tages, an dem das Kind beginnen soll. Von den passenden gilt je Angabe die erste; verschiebt eine weitere den Jahrgang, stehen beide da.
Was vorgeschlagen ist, entscheidet nichts: Die Beratung empfiehlt, was sie für richtig hält, und sagt in einem Wort, warum sie abweicht.

„Wortlaut: nein“ heißt: Der Text der Quelle lag beim Schreiben nicht vor, oder die Zahl ist eigene Wahl. Bitte prüfen Sie diese Zeilen zuerst.

## Regeln

${table(
  ['Regel', 'Was sie sagt', 'Quelle', 'Gültig', 'Wortlaut'],
  RULES.map((rule) => [rule.id, sentenceOf(rule), rule.source, validityText(rule), rule.verified ? 'gelesen' : 'nein']),
)}

## Zahlen, mit denen die Regeln rechnen

${table(
  ['Zahl', 'Wert', 'Quelle', 'Gültig', 'Wortlaut'],
  codesOf(PARAMETERS).flatMap((key) =>
    PARAMETERS[key].map((one) => {
      const on = Temporal.PlainDate.from(one.validFrom < FIRST ? FIRST : one.validFrom);
      const value = holdsOn(one, on) ? parameterText(key, on) : String(parameterOn(key, on));
      return [parameterLabels[key], value, one.source, validityText(one), one.verified ? 'gelesen' : 'nein'];
    }),
  ),
)}

## Beispiele

Jedes wird bei jeder Prüfung des Programms nachgerechnet.

${table(
  ['Geboren', 'Tag', 'Bekannt ist', 'Vorschlag', 'Regeln', 'Warum'],
  workedCases.map((one) => [
    one.born || 'unbekannt',
    dayText(one.on),
    knownOf(one),
    [
      one.grade === null ? 'kein Platz' : gradeLabel(one.grade),
      ...(one.grade === null ? [] : [one.kind === null ? 'Art offen' : kindLabel(one.kind)]),
      ...(one.until ? [`bis ${dayText(one.until)}`] : []),
    ].join(', '),
    one.rules.replaceAll(' ', ', ') || 'keine',
    one.why,
  ]),
)}
`;
