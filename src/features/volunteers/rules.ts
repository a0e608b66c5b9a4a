// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export type VolunteerState = 'interested' | 'talk' | 'training' | 'active' | 'paused' | 'left';
export type HelpService = 'interpreting' | 'sponsorship';
export type CheckKind = 'conduct' | 'confidentiality' | 'data_protection' | 'training';
export type ConductForm = 'simple' | 'extended';

/** Whom somebody has to do with: volunteers who help with any of these. */
export type HelpReach = readonly HelpService[];

/** What each role that keeps volunteers has to do with; the head with all of them. */
const reachOfRole: Readonly<Record<string, HelpReach>> = {
  head: ['interpreting', 'sponsorship'],
  interpreter_coordinator: ['interpreting'],
  sponsorship_coordinator: ['sponsorship'],
};

/** Whom somebody with these roles has to do with; with two roles, those of both. */
export const reachOf = (roles: readonly string[]): HelpReach => [
  ...new Set(roles.flatMap((role) => reachOfRole[role] ?? [])),
];

/** Is a volunteer one somebody has to do with? */
export const reaches = (
  reach: HelpReach,
  { interprets, sponsors }: { interprets: boolean; sponsors: boolean },
): boolean => (interprets && reach.includes('interpreting')) || (sponsors && reach.includes('sponsorship'));

/** From the first word to the last: what may follow on what. Who left can begin anew while the entry is still there. */
export const nextStates: Readonly<Record<VolunteerState, readonly VolunteerState[]>> = {
  interested: ['talk', 'left'],
  talk: ['training', 'active', 'left'],
  training: ['active', 'left'],
  active: ['paused', 'left'],
  paused: ['active', 'left'],
  left: ['interested'],
};

/** Somebody has to be so old to help as a volunteer interpreter (requirement of the pools in NRW, for example Rhein-Erft-Kreis). */
export const fewestYears = 18;

/** Whether somebody is old enough on a day; who has not said when they were born is asked before the first job. */
export const oldEnough = (
  birth: Temporal.PlainDate | null,
  on: Temporal.PlainDate,
  years: number = fewestYears,
): boolean => birth !== null && Temporal.PlainDate.compare(birth.add({ years }), on) <= 0;

/** What a centre wants to have seen before somebody helps in a service. */
export interface CheckRule {
  conduct: 'none' | ConductForm;
  /** Months from its date until the certificate of conduct has to be shown anew. */
  conductMonths: number;
  /** It must not be older than so many months when it is shown. */
  conductFreshMonths: number;
  confidentiality: boolean;
  dataProtection: boolean;
  training: boolean;
}

/**
 * Until a centre decides otherwise. Shown again after five years, not older than three months when shown: usual practice of the
 * recommendations on § 72a SGB VIII in NRW; § 30a BZRG itself names no period.
 */
export const defaultCheckRule: CheckRule = {
  conduct: 'extended',
  conductMonths: 60,
  conductFreshMonths: 3,
  confidentiality: true,
  dataProtection: true,
  training: true,
};

/** What two services ask together: the stricter of each. */
export const strictest = (a: CheckRule, b: CheckRule): CheckRule => {
  const forms = ['none', 'simple', 'extended'] as const;
  return {
    conduct: forms[Math.max(forms.indexOf(a.conduct), forms.indexOf(b.conduct))] ?? 'extended',
    conductMonths: Math.min(a.conductMonths, b.conductMonths),
    conductFreshMonths: Math.min(a.conductFreshMonths, b.conductFreshMonths),
    confidentiality: a.confidentiality || b.confidentiality,
    dataProtection: a.dataProtection || b.dataProtection,
    training: a.training || b.training,
  };
};

/** A paper that was seen, or an undertaking that was given. */
export interface SeenCheck {
  kind: CheckKind;
  form: ConductForm | null;
  datedOn: Temporal.PlainDate;
  /** The last day on which it counts is the one before; null: it counts on. */
  dueOn: Temporal.PlainDate | null;
}

/** The kinds a rule asks for, in the order people read them. */
export function neededChecks(rule: CheckRule): CheckKind[] {
  const asked: readonly (readonly [CheckKind, boolean])[] = [
    ['conduct', rule.conduct !== 'none'],
    ['confidentiality', rule.confidentiality],
    ['data_protection', rule.dataProtection],
    ['training', rule.training],
  ];
  return asked.flatMap(([kind, needed]) => (needed ? [kind] : []));
}

/** From when on a paper has to be shown anew: only the certificate of conduct ends. */
export const dueOf = (kind: CheckKind, datedOn: Temporal.PlainDate, rule: CheckRule): Temporal.PlainDate | null =>
  kind === 'conduct' ? datedOn.add({ months: rule.conductMonths }) : null;

/** Was the certificate fresh enough when it was shown? */
export const isFresh = (datedOn: Temporal.PlainDate, seenOn: Temporal.PlainDate, rule: CheckRule): boolean =>
  Temporal.PlainDate.compare(datedOn.add({ months: rule.conductFreshMonths }), seenOn) >= 0;

/** How a paper stands on a day. `until`: the day from which it has to be shown anew. */
export interface CheckState {
  kind: CheckKind;
  state: 'valid' | 'expired' | 'missing' | 'too_little';
  until: Temporal.PlainDate | null;
}

const enough = ({ form }: SeenCheck, { conduct }: CheckRule): boolean => conduct !== 'extended' || form === 'extended';
const counts = ({ dueOn }: SeenCheck, on: Temporal.PlainDate): boolean =>
  dueOn === null || Temporal.PlainDate.compare(on, dueOn) < 0;
/** The latest end first; who counts on stands before all. */
const lastingFirst = (a: SeenCheck, b: SeenCheck): number => {
  if (a.dueOn === null || b.dueOn === null) return (a.dueOn === null ? 0 : 1) - (b.dueOn === null ? 0 : 1);
  return Temporal.PlainDate.compare(b.dueOn, a.dueOn);
};

/** How each needed paper stands on a day: the one that lasts longest counts. */
export const checkStates = (checks: readonly SeenCheck[], rule: CheckRule, on: Temporal.PlainDate): CheckState[] =>
  neededChecks(rule).map((kind): CheckState => {
    const seen = checks.filter((check) => check.kind === kind).toSorted(lastingFirst);
    const fitting = kind === 'conduct' ? seen.filter((check) => enough(check, rule)) : seen;
    const [best] = fitting;
    if (best === undefined) return { kind, state: seen.length > 0 ? 'too_little' : 'missing', until: null };
    return { kind, state: counts(best, on) ? 'valid' : 'expired', until: best.dueOn };
  });

/** The needed papers that do not count on a day, in the order people read them. */
export const lackingChecks = (checks: readonly SeenCheck[], rule: CheckRule, on: Temporal.PlainDate): CheckKind[] =>
  checkStates(checks, rule, on).flatMap(({ kind, state }) => (state === 'valid' ? [] : [kind]));

/** Why somebody cannot be asked on a day. */
export interface Hindrance {
  code: 'state' | 'paused' | 'age' | CheckKind;
  /** From when on it is otherwise; null: nobody can say. */
  until: Temporal.PlainDate | null;
}

/** What of a person's own entry decides whether they can be asked. */
interface Standing {
  state: VolunteerState;
  pausedUntil: Temporal.PlainDate | null;
  birth: Temporal.PlainDate | null;
}

/** What stands against asking somebody on a day; empty: nothing does. What has run out takes them out, what is renewed brings them back. */
export const hindrances = (
  person: Standing,
  checks: readonly SeenCheck[],
  rule: CheckRule,
  on: Temporal.PlainDate,
): Hindrance[] => hindrancesOf(person, lackingChecks(checks, rule, on), on);

/** The same where it is known which papers are lacking on the day (`lackingChecks`). */
export function hindrancesOf(person: Standing, lacking: readonly CheckKind[], on: Temporal.PlainDate): Hindrance[] {
  const found: Hindrance[] = [];
  const back = person.pausedUntil !== null && Temporal.PlainDate.compare(person.pausedUntil, on) <= 0;
  if (person.state === 'paused' && !back) found.push({ code: 'paused', until: person.pausedUntil });
  if (person.state !== 'active' && person.state !== 'paused') found.push({ code: 'state', until: null });
  if (!oldEnough(person.birth, on))
    found.push({ code: 'age', until: person.birth?.add({ years: fewestYears }) ?? null });
  for (const kind of lacking) found.push({ code: kind, until: null });
  return found;
}

/** Weeks before the end of a paper at which somebody is reminded. */
export const reminderWeeks = [8, 2] as const;

/** The reminder that is due: the nearest of `reminderWeeks` that has been reached; undefined before the first, and after the end. */
export const reminderDue = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate): number | undefined =>
  Temporal.PlainDate.compare(today, dueOn) >= 0
    ? undefined
    : reminderWeeks.filter((weeks) => Temporal.PlainDate.compare(dueOn.subtract({ weeks }), today) <= 0).at(-1);

/** Months after leaving until nothing names a volunteer any more: questions about the last jobs and pay-outs come until then. */
export const keptMonths = { value: 12, source: 'Eigene Festlegung: bis zum Verwendungsnachweis des Folgejahres' };
/** Months until somebody goes who only asked and never helped. */
export const interestMonths = { value: 6, source: 'Eigene Festlegung: ein halbes Jahr für Gespräch und Schulung' };
/** Months after leaving until nothing says any more that a certificate of conduct was seen (§ 72a (5) SGB VIII; to be on the safe side the older, shorter period). */
export const conductKeptMonths = { value: 3, source: '§ 72a Abs. 5 SGB VIII, Fassung vor 2021; heute sechs Monate ?' };

/** The largest radius somebody can name, in kilometres. */
export const mostRadiusKm = 200;

/** What a link to the own page of a volunteer is for, and how long it is good. */
export const ownPurpose = 'volunteer_page';
export const ownLinkDays = 30;
/** Somebody who asks for the link without sign-in gets one mail in so many hours: nobody can fill the mailbox of another. */
export const ownLinkHours = 1;

/** So many days a mail address of before is told, too, when the bank account changes. */
export const formerMailDays = {
  value: 30,
  source: 'Eigene Festlegung: lange genug, um ein übernommenes Postfach zu bemerken',
};
