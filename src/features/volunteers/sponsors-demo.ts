// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { DemoStage } from '../../web/feature.ts';
import { checkRow, eventRow, type Profile, volunteerRow, windowRow } from './rows.ts';
import { defaultCheckRule, dueOf, type VolunteerState } from './rules.ts';

/** Invented people who give lessons and do not interpret; beside them some of the pool do both. */
const given = [
  ...['Ute', 'Heinz', 'Monika', 'Gisela', 'Rolf', 'Bärbel', 'Jürgen', 'Ingrid', 'Klaus', 'Renate', 'Dieter', 'Helga'],
  ...['Petra', 'Marlies', 'Horst', 'Annegret', 'Wilma', 'Erika', 'Norbert', 'Sabine', 'Lore', 'Günter', 'Anke'],
];
const family = ['Mustermann', 'Beispiel', 'Vorlage', 'Probst', 'Schablone', 'Modell', 'Muster', 'Entwurf', 'Skizze'];
const men = new Set(['Heinz', 'Rolf', 'Jürgen', 'Klaus', 'Dieter', 'Horst', 'Norbert', 'Günter']);
const towns = ['05358008', '05358024', '05358032', '05358004', '05358036', '05358028', '05358048'];

/** How many, by the size of the demo: with those of the pool who do both, about sixty in a whole one. */
const many = { whole: 46, small: 8 };
const states: Readonly<Record<number, VolunteerState>> = { 13: 'training', 21: 'paused', 34: 'interested', 44: 'left' };

function profileOf(random: DemoStage['random'], n: number): Profile {
  const givenName = given[n % given.length] ?? '';
  const onlyPhone = n % 8 === 5;
  return {
    ...{ givenName, familyName: family[(n * 5 + Math.floor(n / given.length)) % family.length] ?? '' },
    birth: Temporal.PlainDate.from({ year: random.int(1944, 1998), month: random.int(1, 12), day: random.int(1, 28) }),
    gender: men.has(givenName) ? 'male' : 'female',
    ...{ street: `Musterallee ${random.int(1, 60)}`, postcode: '52349', place: 'Düren', ags: random.pick(towns) },
    phone: `02421 555${String(n).padStart(3, '0')}`,
    email: onlyPhone ? '' : `patenschaft${n + 1}@demo.example`,
    channel: onlyPhone ? 'phone' : 'mail',
    ...{ letterLanguage: 'de', interprets: false, sponsors: true, radiusKm: random.pick([null, 10, 15]) },
    ...{ modes: [], topics: [], mostJobsMonth: null, mostMessagesWeek: null, note: '' },
  };
}

/** Months since the certificate of conduct: most are in good time, one has ended, some end soon. */
const ageOf = (random: DemoStage['random'], n: number): { months: number; days?: number } => {
  if (n === 6) return { months: 60, days: 9 };
  return n % 15 === 3 ? { months: 58, days: 12 } : { months: random.int(3, 50) };
};

/**
 * People who give lessons alone. @param taken how many numbers of volunteers are given before
 * @returns how many there are
 */
export function tellSponsoring(stage: DemoStage, taken: number, staff: string, small: boolean): number {
  const { centreId, now, random, rows, prefix } = stage;
  const count = small ? many.small : many.whole;
  for (let n = 0; n < count; n += 1) {
    const state = states[n] ?? 'active';
    const days = state === 'interested' ? random.int(3, 20) : random.int(450, 1500);
    const at = now.subtract({ hours: 24 * days });
    const id = random.id(at);
    const of = () => ({ centreId, id: random.id(at), volunteerId: id });
    const lately = dayOf(now).subtract({ days: random.int(20, 400) });
    const began = { interested: dayOf(at), active: dayOf(at).add({ days: 25 }) } as const;
    const stateSince = state === 'interested' || state === 'active' ? began[state] : lately;
    const number = `${prefix}-E-${String(taken + n + 1).padStart(4, '0')}`;
    const profile = profileOf(random, n);
    rows.add('volunteer', volunteerRow({ ...profile, centreId, id, number, state, stateSince, at, by: staff }));
    rows.add('volunteer_event', eventRow({ ...of(), kind: 'entered', at, by: staff }));
    for (const weekday of [1, 2, 3, 4, 5])
      if (weekday === (n % 5) + 1 || random.chance(0.6))
        rows.add('volunteer_window', windowRow({ ...of(), weekday, from: 480, to: random.pick([720, 780, 840]) }));
    if (state === 'interested') continue;
    const datedOn = dayOf(now).subtract(ageOf(random, n));
    const seen = { form: null, datedOn, seenOn: datedOn.add({ days: 12 }), seenBy: staff, at };
    for (const kind of ['conduct', 'confidentiality', 'data_protection', 'training'] as const)
      rows.add(
        'volunteer_check',
        checkRow({
          ...{ ...of(), ...seen, kind, dueOn: dueOf(kind, datedOn, defaultCheckRule) },
          ...(kind === 'conduct' ? { form: 'extended' as const } : {}),
        }),
      );
  }
  return count;
}
