// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto';
import { isCode } from '../../codes/keys.ts';
import { type CaseKind, type CaseState, closedStates, type Step } from '../cases/states.ts';

/** Letters and digits of a code: none that is read as another (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), no vowel that makes words. */
export const letters = '23456789CDFGHJKMNPQRTVWXY';
/** 25 to the power of 12 codes: six times ten to the power of 16 (decision 0026). */
const length = 12;

/** A code everybody may know: in the demo it opens the status of an invented child. */
export const demoCode = '2345CDFG6789';

/** Why a family with a protected address gets no code. */
export const noCodeSentence =
  'Für diese Familie besteht eine Auskunftssperre (§ 51 BMG). Deshalb gibt es für sie keinen Code.';

/** What people type for a letter of a code: what looks like it, in Latin letters and on a Cyrillic keyboard. */
const meant: Readonly<Record<string, string>> = {
  ...{ Z: '2', S: '5', B: '8', U: 'V' },
  ...{ С: 'C', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y', В: '8', З: '3' },
};

/**
 * The code of an id: whoever has the secret of the installation can write it on a sheet again, and nobody else can; kept is
 * only its hash.
 */
export function codeFor(secret: string, centreId: string, id: string): string {
  const bytes = createHmac('sha256', secret).update(`family-code\n${centreId}\n${id}`).digest();
  let rest = BigInt(`0x${bytes.subarray(0, 16).toString('hex')}`);
  let code = '';
  for (let n = 0; n < length; n += 1) {
    code += letters[Number(rest % BigInt(letters.length))];
    rest /= BigInt(letters.length);
  }
  return code;
}

/** A code as it stands on the sheet: "K7M4-QPRX-29TD". */
export const written = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');

/** A code as somebody typed it: small letters, spaces, dashes, other digits and letters that look alike. '' for none at all. */
export function readCode(typed: string): string {
  const plain = typed
    .slice(0, 200)
    .normalize('NFKC')
    // Figures of Arabic and Persian keyboards: the last four bits are the figure (Unicode, U+0660 and U+06F0).
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) & 15))
    .toUpperCase();
  return [...plain]
    .map((sign) => meant[sign] ?? sign)
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .join('')
    .slice(0, length + 1);
}

/** How long a code still shows something after its case has closed, in months. */
export const monthsAfterClosing = 3;

/** The last day on which the code of a case shows something; null while the case is open. */
export const lastDay = (closedOn: Temporal.PlainDate | null): Temporal.PlainDate | null =>
  closedOn?.add({ months: monthsAfterClosing }) ?? null;

/** Where a case stands, as far as the page of the family needs it. */
export interface Standing {
  kind: CaseKind;
  state: CaseState;
  nextStep: Step | null;
  dueOn: Temporal.PlainDate | null;
  closedOn: Temporal.PlainDate | null;
  /** The appointment that stood was called off, and nobody has invited the family since: it waits for the centre. */
  calledOff: boolean;
  /** The family's address is protected (§ 51 BMG). */
  isProtected: boolean;
}

/** Does a code of this case show anything today? */
export function shows({ state, closedOn, isProtected }: Standing, today: Temporal.PlainDate): boolean {
  const last = lastDay(closedOn);
  return !isProtected && state !== 'duplicate' && (last === null || Temporal.PlainDate.compare(today, last) <= 0);
}

/** The stations of the way as a family reads them: of an allocation, and of a registration by the family itself. */
export const stations = {
  placement: ['reported', 'invited', 'counselled', 'recommended', 'decided', 'admitted'],
  direct_registration: ['reported', 'registered', 'admitted'],
} as const satisfies Record<CaseKind, readonly string[]>;
export type Station = (typeof stations)[CaseKind][number];

export type Who = 'centre' | 'family' | 'school' | 'authority';
export type Topic =
  | 'invite'
  | 'answer'
  | 'talk'
  | 'papers'
  | 'recommend'
  | 'search'
  | 'school'
  | 'wait'
  | 'submit'
  | 'decide'
  | 'question'
  | 'admit'
  | 'remedy'
  | 'advise'
  | 'register'
  | 'contact'
  | 'done'
  | 'ended';
export type Todo = 'none' | 'answer' | 'talk' | 'papers' | 'letter' | 'register' | 'contact';

interface Now {
  at: Station;
  topic: Topic;
  who: Who;
  todo: Todo;
  /** False: the day of the step says nothing to the family, or what must not stand on the page, as that of an appointment. */
  day: boolean;
}
const now = (at: Station, topic: Topic, who: Who, todo: Todo = 'none', day = true): Now => ({
  at,
  topic,
  who,
  todo,
  day,
});

/** What each next step of a case is to the family: schools that are asked and answers of the authority stay inside. */
const byStep: Readonly<Record<Step, Now>> = {
  invite: now('invited', 'invite', 'centre'),
  schedule: now('invited', 'answer', 'family', 'answer'),
  counsel: now('counselled', 'talk', 'centre', 'talk', false),
  invite_again: now('invited', 'invite', 'centre'),
  reach_family: now('invited', 'contact', 'centre', 'contact', false),
  decide_no_show: now('invited', 'contact', 'centre', 'contact', false),
  report_back: now('invited', 'contact', 'centre', 'contact', false),
  collect_documents: now('counselled', 'papers', 'family', 'papers'),
  recommend: now('recommended', 'recommend', 'centre'),
  ask_school: now('recommended', 'search', 'centre'),
  answer_request: now('recommended', 'school', 'school'),
  ask_other_school: now('recommended', 'search', 'centre'),
  submit: now('recommended', 'submit', 'centre'),
  decide: now('decided', 'decide', 'authority'),
  answer_authority: now('decided', 'question', 'centre'),
  revise: now('recommended', 'submit', 'centre'),
  settle_refusal: now('recommended', 'search', 'centre'),
  confirm_admission: now('admitted', 'admit', 'school', 'letter'),
  await_remedy: now('decided', 'remedy', 'authority', 'none', false),
  confirm_registration: now('registered', 'register', 'family', 'register'),
  review: now('recommended', 'wait', 'centre'),
  follow_up: now('admitted', 'contact', 'centre', 'contact', false),
};

/** What the page says. */
export interface StatusView {
  stations: readonly Station[];
  /** The place of the station that is on now, from 0; their number when all is done. */
  current: number;
  topic: Topic;
  who: Who | null;
  todo: Todo;
  /** Until when, never before the day itself; null where none is to be said. */
  by: Temporal.PlainDate | null;
  /** The day has passed. */
  late: boolean;
}

/** What a family reads of a case on a day. Of a case that ended without a school nothing but that. */
export function viewOf(standing: Standing, today: Temporal.PlainDate): StatusView {
  const { kind, state, nextStep, dueOn, closedOn, calledOff } = standing;
  const way: readonly Station[] = stations[kind];
  const still = { who: null, todo: 'none', by: null, late: false } as const;
  if (closedOn || nextStep === null || isCode(closedStates, state))
    return state === 'admitted'
      ? { ...still, stations: way, current: way.length, topic: 'done' }
      : { ...still, stations: [], current: 0, topic: 'ended' };
  // The centre has not yet told a family that registers itself where.
  const advising = state === 'reported' && nextStep === 'confirm_registration';
  const { at, topic, who, todo, day } = advising
    ? now('registered', 'advise', 'centre')
    : byStep[calledOff && nextStep === 'schedule' ? 'invite' : nextStep];
  const late = day && dueOn !== null && Temporal.PlainDate.compare(dueOn, today) < 0;
  const current = Math.max(way.indexOf(at), 0);
  return { stations: way, current, topic, who, todo, by: day && !late ? dueOn : null, late };
}
