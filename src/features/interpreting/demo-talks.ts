// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { isWorkingDay } from '../../codes/holidays.ts';
import type { Row } from '../../db/row.ts';
import type { DemoStage } from '../../web/feature.ts';
import type { Course, Told } from './demo-way.ts';
import type { TalkFacts } from './rows.ts';
import { clockTime } from './time-rules.ts';
import type { Occasion } from './words.ts';

type Institution = Row<'institution'>;

const occasionsOf: Readonly<Partial<Record<Institution['kind'], readonly Occasion[]>>> = {
  school: ['parents_talk', 'parents_talk', 'parents_talk', 'parents_evening', 'enrolment', 'special_needs'],
  daycare: ['parents_talk', 'parents_talk', 'enrolment', 'parents_evening'],
  youth_office: ['authority_talk', 'help_plan'],
  health: ['health_advice'],
};
const usual: readonly Occasion[] = ['counselling', 'counselling', 'authority_talk', 'info_event', 'other'];
const topics: Readonly<Partial<Record<Occasion, readonly string[]>>> = {
  parents_talk: ['Eingewöhnung', 'Entwicklungsgespräch', 'Übergang in Klasse 5', 'Fehlzeiten', 'Lernstand Deutsch'],
  counselling: ['Wohnungssuche', 'Leistungen beantragen', 'Anerkennung des Berufs', 'Kitaplatz'],
};

/** A working day near a day so many days from today. */
function workingDay(from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let day = from.add({ days });
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}

function talkOf({ random }: DemoStage, institution: Institution, language: string, n: number): TalkFacts {
  const occasion = random.pick(occasionsOf[institution.kind] ?? usual);
  const female = random.chance(0.08);
  return {
    institutionId: institution.id,
    contact: { name: 'Sekretariat', phone: institution.phone, email: institution.email },
    reference: `Z ${(n * 7) % 400}/${random.int(1, 9)}`,
    language,
    variety: '',
    gender: female ? 'female' : null,
    genderReason: female ? 'Es geht um die Gesundheit einer Frau.' : '',
    occasion,
    topic: random.pick(topics[occasion] ?? ['']),
    modes: random.pick([['on_site'], ['on_site'], ['on_site', 'phone'], ['phone'], ['video', 'on_site']] as const),
    room: 'public',
    street: institution.street,
    postcode: institution.postcode,
    place: institution.place,
    ags: institution.ags,
    meetingPoint: '',
    participants: occasion === 'parents_evening' ? random.int(8, 30) : random.int(2, 5),
    professionalPresent: true,
    legalConsequence: ['special_needs', 'help_plan'].includes(occasion),
    sensitive: institution.kind === 'health' || random.chance(0.05),
    institutionPays: random.chance(0.08),
    payerReference: '',
    urgentReason: '',
  };
}

/** What the demo has in any case, of institutions somebody signs in for: small ones, too, show each page. */
const sure: readonly { days: number; end: Course['end']; mode?: 'phone' }[] = [
  ...[5, 9].map((days) => ({ days, end: 'open' as const })),
  ...[4, 8, 12].map((days) => ({ days, end: 'assigned' as const })),
  ...[-340, -339, -120, -60, -30, -12].map((days) => ({ days, end: 'held' as const, mode: 'phone' as const })),
];
/** Languages nobody in the pool speaks are no part of what is sure. */
const sureLanguages = 40;

/** One request: its day is spread over a year up to three weeks ahead; it was asked for some days to weeks before. */
export function inventOne(
  stage: DemoStage,
  institutions: readonly Institution[],
  languages: readonly string[],
  n: number,
): Told {
  const { random, now, rows } = stage;
  const fixed = sure[n];
  const known = rows.of('institution').slice(0, 2);
  const institution = (fixed && known.filter(({ asks }) => asks)[n % 2]) ?? random.pick(institutions);
  const day = workingDay(dayOf(now), fixed?.days ?? random.int(-340, 24));
  const time = Temporal.PlainTime.from({ hour: random.int(8, 16), minute: random.pick([0, 15, 30]) });
  const startsAt = clockTime(day, time).at;
  const endsAt = startsAt.add({ minutes: random.pick([45, 60, 60, 60, 90, 120]) });
  const asked = startsAt.subtract({ hours: 24 * (fixed ? 36 : random.int(10, 35)) });
  const at = Temporal.Instant.compare(asked, now) < 0 ? asked : now.subtract({ hours: random.int(1, 200) });
  // Half of the talks take as long as planned.
  const heldUntil = endsAt.add({ minutes: random.pick([0, 0, 0, 0, 15, 15, 30, -15]) });
  const talk = talkOf(stage, institution, random.pick(fixed ? languages.slice(0, sureLanguages) : languages), n);
  const told = { at, institution, startsAt, endsAt, heldUntil };
  if (!fixed) return { ...told, talk };
  const way = fixed.mode ? { modes: [fixed.mode] } : {};
  // Somebody pays for it, whatever the occasion would be.
  const usualTalk = {
    ...talk,
    ...way,
    occasion: 'parents_talk' as const,
    legalConsequence: false,
    institutionPays: false,
  };
  return { ...told, talk: usualTalk, course: { end: fixed.end, settled: fixed.end === 'held' } };
}
