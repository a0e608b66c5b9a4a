// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { personalParts } from '../../../codes/personal-parts.ts';
import type { TalkPlan } from '../../interpreting/moves/plan-rules.ts';
import type { TalkFacts } from '../../interpreting/queries.ts';
import type { Appointment } from '../queries.ts';
import { instantOf } from '../rules.ts';

/** Parts of names shorter than this say nothing by themselves ("al", "de"). */
const shortest = 3;

/**
 * A text as it may leave the counselling: '' where it could tell who the family is, by a part of their names or by what looks
 * like a person, a date of birth or a number. A room less is asked for at the door; a name cannot be taken back.
 */
export function withoutFamily(text: string, names: readonly string[]): string {
  const said = text.toLocaleLowerCase('de');
  const parts = names
    .flatMap((name) => name.toLocaleLowerCase('de').split(/[^\p{L}\p{M}]+/u))
    .filter((part) => part.length >= shortest);
  if (parts.some((part) => said.includes(part)) || personalParts(text).length > 0) return '';
  return text;
}

/** How an appointment is met, in the words of the interpreter service. */
const modeOf = { on_site: 'on_site', outreach: 'on_site', video: 'video', phone: 'phone' } as const;

/** What is known of the centre itself. */
export interface Here {
  name: string;
  street: string;
  postcode: string;
  place: string;
  ags: string | null;
  phone: string;
}

type Held = Pick<Appointment, 'day' | 'fromMinute' | 'toMinute' | 'format' | 'ags' | 'town' | 'place'>;

const namesOf = (children: Appointment['children']): string[] =>
  children.flatMap(({ familyName, givenNames }) => [familyName, givenNames]);

/** Where it is: the centre with its room, or the municipality with its house; nothing where nobody travels. */
function whereOf(held: Held, names: readonly string[], here: Here) {
  // Whom to call, or a link: neither leaves the counselling.
  if (held.format === 'phone' || held.format === 'video')
    return { street: '', postcode: '', place: '', ags: null, meetingPoint: '' };
  const meetingPoint = withoutFamily(held.place, names).slice(0, 120);
  if (held.format === 'outreach')
    return { street: '', postcode: '', place: held.town ?? '', ags: held.ags, meetingPoint };
  return { street: here.street, postcode: here.postcode, place: here.place, ags: here.ags, meetingPoint };
}

/** When and where somebody has to interpret an appointment, and whom of the centre to ask for: nothing of the family. */
export function planFor(
  appointment: Held & Pick<Appointment, 'children' | 'counsellorName'>,
  here: Here,
  counsellorEmail: string,
): TalkPlan {
  const { day, fromMinute, toMinute, format, children, counsellorName } = appointment;
  return {
    startsAt: instantOf(day, fromMinute),
    endsAt: instantOf(day, toMinute),
    modes: [modeOf[format]],
    ...whereOf(appointment, namesOf(children), here),
    contact: { name: counsellorName ?? here.name, phone: here.phone, email: counsellorEmail },
  };
}

/** Counsellor, parent and child: how many really come is not told. */
const usually = 3;

/** The request of the centre itself for an appointment. @param reference a sign that says nothing (`newReference`) */
export function talkFor(
  appointment: Pick<Appointment, 'children'>,
  interpreter: { language: string; variety: string },
  plan: TalkPlan,
  { institutionId, reference }: { institutionId: string; reference: string },
): TalkFacts {
  const { startsAt: _, endsAt: __, ...where } = plan;
  return {
    ...where,
    ...{ institutionId, reference, language: interpreter.language },
    variety: withoutFamily(interpreter.variety, namesOf(appointment.children)),
    ...{ gender: null, genderReason: '', occasion: 'first_counselling', topic: '', room: 'public' },
    ...{ participants: usually, professionalPresent: true, legalConsequence: false, sensitive: false },
    ...{ institutionPays: false, payerReference: '', urgentReason: '' },
  };
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** "B-7K2M9QXA": a sign by chance, which only the page of the appointment resolves. @param bytes 8 random ones */
export const newReference = (bytes: Uint8Array): string =>
  `B-${[...bytes].map((byte) => letters[byte % letters.length]).join('')}`;
