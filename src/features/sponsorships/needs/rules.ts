// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { personalParts } from '../../../codes/personal-parts.ts';
import { SCHOOL_FORMS } from '../../../codes/school-forms.ts';
import type { Policy } from '../policy-rules.ts';
import type { SponsorshipState } from '../states.ts';
import { schoolDayNames } from '../words.ts';

/** Days from the need to the answer of the parents, and from their yes to a proposal: until then it is nobody's fault. Own choice. */
export const consentDays = 14;
export const proposalDays = 28;

/** What a pupil waits for, or when it meets somebody. */
export interface Standing {
  state: 'reported' | 'waiting' | 'placed' | 'ended';
  stateSince: Temporal.PlainDate;
  /** The sponsorship that has not ended. */
  live: {
    id: string;
    state: SponsorshipState;
    weekday: number;
    lesson: number;
    answerBy: Temporal.PlainDate;
    sponsorYesAt: Temporal.Instant | null;
    schoolYesAt: Temporal.Instant | null;
    meetingAt: Temporal.Instant | null;
  } | null;
}

export interface Step {
  deed: string;
  owner: string;
  due?: Temporal.PlainDate;
}
const school = 'Schule';
const coordination = 'Koordination SmiLe';

/** What comes next for a pupil, who does it, by when; undefined where nothing is to be done. */
export function nextStep({ state, stateSince, live }: Standing): Step | undefined {
  if (state === 'ended') return undefined;
  if (state === 'reported')
    return { deed: 'Eltern um Einwilligung bitten', owner: school, due: stateSince.add({ days: consentDays }) };
  if (!live)
    return { deed: 'Patin oder Paten vorschlagen', owner: coordination, due: stateSince.add({ days: proposalDays }) };
  if (live.state === 'proposed') {
    const open = [live.sponsorYesAt ? [] : 'Patin oder Pate', live.schoolYesAt ? [] : school].flat();
    return { deed: 'Zum Vorschlag ja oder nein sagen', owner: open.join(' und '), due: live.answerBy };
  }
  if (live.state === 'meeting')
    return live.meetingAt
      ? { deed: 'Sich kennenlernen', owner: school, due: dayOf(live.meetingAt) }
      : { deed: 'Tag zum Kennenlernen ausmachen', owner: school };
  return undefined;
}

/** What is said of meetings: of a pause never why. */
export function meetingText({ live }: Pick<Standing, 'live'>): string {
  if (live?.state === 'paused') return 'Treffen pausieren';
  return live?.state === 'active' ? `${schoolDayNames[live.weekday]}, ${live.lesson}. Stunde` : '';
}

/** Do pupils of this school form take part? */
export const takesPart = ({ forms }: Pick<Policy, 'forms'>, form: string): boolean => forms.includes(form);

/** Grades to choose from at schools of these forms; 0: still in day care and coming to the school, where the centre takes such children. */
export function gradesOf(forms: readonly string[], daycare: boolean): number[] {
  const led = SCHOOL_FORMS.filter(({ key }) => forms.includes(key)).flatMap(({ grades }) =>
    grades.filter((key) => /^\d\d$/.test(key)).map(Number),
  );
  const upper = SCHOOL_FORMS.some(({ key, stages }) => forms.includes(key) && stages.includes('secondary2'));
  const all = new Set([...(daycare ? [0] : []), ...led, ...(upper ? [11, 12, 13] : [])]);
  return [...all].sort((a, b) => a - b);
}

export const gradeText = (grade: number | null): string => {
  if (grade === null) return '';
  return grade === 0 ? 'noch in der Kita' : `Jahrgang ${grade}`;
};

const ofClasses = /^(?:klasse|gruppe|kurs|lerngruppe|sprachlerngruppe|jahrgang|eingangsphase|team|haus|raum|kita)$/iu;

/** What in the name of a class may be the name of a child: it is asked about, classes are called after animals, too. */
export function nameInClass(text: string): string | undefined {
  const parts = personalParts(text);
  if (parts.length > 0) return parts[0];
  return text
    .split(/[\s,;/()-]+/u)
    .find((word) => /^\p{Lu}\p{L}{2,}$/u.test(word) && !ofClasses.test(word) && !/(?:klasse|gruppe)$/iu.test(word));
}
