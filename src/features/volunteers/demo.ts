// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { DemoStage } from '../../web/feature.ts';
import {
  absenceRow,
  areaRow,
  checkRow,
  eventRow,
  languageRow,
  languageWishRow,
  type Profile,
  standbyDateRow,
  standbyWindowRow,
  volunteerRow,
  windowRow,
} from './rows.ts';
import { defaultCheckRule, dueOf, type VolunteerState } from './rules.ts';
import { tellSponsoring } from './sponsors-demo.ts';
import { tellThanks } from './thanks/demo.ts';
import { topicWords } from './words.ts';

/** Invented people: names that go together are left to chance. */
const given = [
  ...['Amira', 'Selam', 'Yonas', 'Rania', 'Olena', 'Ayşe', 'Mehmet', 'Dilan', 'Farid', 'Mariam', 'Ioana', 'Petar'],
  ...['Hanna', 'Samir', 'Leyla', 'Tesfay', 'Natalia', 'Besnik', 'Vesna', 'Karim', 'Noor', 'Zara', 'Emil', 'Iryna'],
];
const family = [
  ...['Muster', 'Beispiel', 'Probe', 'Vorlage', 'Entwurf', 'Modell', 'Skizze', 'Schablone', 'Exempel', 'Platzhalter'],
  ...[
    'Testmann',
    'Musterfeld',
    'Beispielow',
    'Probeński',
    'Mustafi',
    'Vorbild',
    'Leitfaden',
    'Umriss',
    'Kontur',
    'Raster',
  ],
];
/** Languages of the pool by how many speak them; the rest one or two each: fifty in all. */
const often = ['apc', 'arb', 'ukr', 'rus', 'tur', 'kmr', 'prs', 'ron', 'bul', 'eng', 'fra', 'sqi', 'pol', 'spa'];
const rarely = [
  ...['ckb', 'pes', 'pbu', 'tir', 'amh', 'som', 'rmn', 'rmy', 'srp', 'hrv', 'bos', 'mkd', 'ell', 'ita', 'por', 'hun'],
  ...['hye', 'kat', 'aze', 'urd', 'hin', 'pan', 'ben', 'tam', 'vie', 'cmn', 'tha', 'lit', 'lav', 'ces', 'ary', 'arz'],
  ...['wol', 'ful', 'swa', 'aii', 'tru', 'zgh'],
];
const people = 130;
/** A demo with fewer cases than this is a small one. */
const wholeCases = 300;
const towns = ['05358008', '05358024', '05358032', '05358004', '05358036'];
const states: readonly VolunteerState[] = ['interested', 'talk', 'training', 'paused', 'left'];

function profileOf(random: DemoStage['random'], n: number): Profile {
  const onlyPhone = n % 9 === 4;
  const givenName = given[n % given.length] ?? '';
  const familyName = family[(n * 7 + Math.floor(n / given.length)) % family.length] ?? '';
  return {
    givenName,
    familyName,
    birth: Temporal.PlainDate.from({ year: random.int(1955, 2003), month: random.int(1, 12), day: random.int(1, 28) }),
    gender: random.chance(0.65) ? 'female' : 'male',
    street: `Beispielweg ${random.int(1, 90)}`,
    postcode: '52349',
    place: 'Düren',
    ags: random.pick(towns),
    phone: `02421 000${String(n).padStart(3, '0')}`,
    email: onlyPhone ? '' : `ehrenamt${n + 1}@demo.example`,
    channel: onlyPhone ? 'phone' : 'mail',
    letterLanguage: random.chance(0.8) ? 'de' : random.pick(['en', 'ar', 'uk', 'tr']),
    interprets: true,
    sponsors: n % 8 === 0,
    radiusKm: random.chance(0.7) ? random.pick([10, 15, 25]) : null,
    modes: random.chance(0.6)
      ? ['on_site', 'phone', 'video']
      : random.pick([['on_site'], ['phone'], ['on_site', 'phone']]),
    topics: Object.keys(topicWords).filter(() => random.chance(0.35)),
    mostJobsMonth: random.chance(0.3) ? random.int(2, 8) : null,
    mostMessagesWeek: random.chance(0.4) ? random.int(2, 6) : null,
    note: '',
  };
}

/** Each in a row of its own: what a coordinator has to look at beside the pool. */
function tellToLookAt(
  stage: DemoStage,
  people: readonly { id: string; profile: Profile; state: VolunteerState }[],
): void {
  const { centreId, now, random, rows } = stage;
  const helping = people.filter(({ state, profile }) => state === 'active' && profile.email !== '');
  for (const [index, language] of ['som', 'tir', 'ell'].entries()) {
    const volunteerId = helping[index * 5]?.id;
    if (volunteerId === undefined) continue;
    const at = now.subtract({ hours: 20 + index * 30 });
    const said = { level: 'fluent' as const, direction: 'both' as const, reads: true, variety: '' };
    const wish = { centreId, id: random.id(at), volunteerId, language, ...said, kind: 'new' as const };
    rows.add('volunteer_language_wish', languageWishRow({ ...wish, fromApplication: null, at }));
  }
  const twin = helping[3];
  if (!twin) return;
  const at = now.subtract({ hours: 30 });
  const id = random.id(at);
  const entry = { centreId, id, number: `DN-E-${String(people.length + 1).padStart(4, '0')}`, at, by: null };
  const profile = { ...twin.profile, phone: '', birth: null };
  rows.add('volunteer', volunteerRow({ ...profile, ...entry, state: 'interested', stateSince: dayOf(at) }));
  rows.add(
    'volunteer_event',
    eventRow({ centreId, id: random.id(at), volunteerId: id, kind: 'entered', at, by: null }),
  );
}

/** The pool of a year: 130 people and some fifty languages, in every state, with papers that are valid, end soon or are missing. */
export function tellVolunteers(stage: DemoStage): void {
  const { centreId, now, random, rows, counted } = stage;
  const staff = rows.of('placement_case').find(({ responsible_user: user }) => user !== null)?.responsible_user;
  if (!staff) return;
  const today = dayOf(now);
  const pool: { id: string; profile: Profile; state: VolunteerState }[] = [];
  for (let n = 0; n < people; n += 1) {
    const at = now.subtract({ hours: 24 * random.int(60, 1200) });
    const id = random.id(at);
    const of = () => ({ centreId, id: random.id(at), volunteerId: id });
    const state = n % 10 < 8 ? 'active' : (states[Math.floor(n / 5) % states.length] ?? 'active');
    const profile = profileOf(random, n);
    pool.push({ id, profile, state });
    const since = today.subtract({ days: state === 'interested' ? random.int(1, 30) : random.int(40, 300) });
    const number = `DN-E-${String(n + 1).padStart(4, '0')}`;
    rows.add('volunteer', volunteerRow({ ...profile, centreId, id, number, state, stateSince: since, at, by: staff }));
    rows.add('volunteer_event', eventRow({ ...of(), kind: 'entered', at, by: staff }));
    const spoken = new Set([
      often[n % often.length] ?? 'eng',
      ...(n < rarely.length ? [rarely[n] ?? 'eng'] : []),
      ...(random.chance(0.4) ? [random.pick(often)] : []),
    ]);
    for (const [index, language] of [...spoken].entries())
      rows.add(
        'volunteer_language',
        languageRow({
          ...of(),
          language,
          level: index === 0 ? 'native' : random.pick(['fluent', 'good']),
          direction: 'both',
          reads: random.chance(0.8),
          variety: '',
        }),
      );
    for (const weekday of [1, 2, 3, 4, 5])
      if (random.chance(0.7))
        rows.add(
          'volunteer_window',
          windowRow({ ...of(), weekday, ...(random.chance(0.5) ? { from: 480, to: 780 } : { from: 540, to: 1080 }) }),
        );
    // Some stand by on the phone on working days, one also on a Saturday to come.
    if (state === 'active' && n % 6 === 1 && profile.modes.includes('phone')) {
      for (const weekday of [1, 2, 3, 4, 5])
        rows.add('standby_window', standbyWindowRow({ ...of(), weekday, from: n % 4 === 1 ? 480 : 720, to: 1080 }));
      if (n % 12 === 1) {
        const saturday = today.add({ days: ((6 - today.dayOfWeek + 7) % 7) + 7 });
        rows.add('standby_date', standbyDateRow({ ...of(), day: saturday, from: 600, to: 840, at: now, by: null }));
      }
    }
    if (random.chance(0.2)) rows.add('volunteer_area', areaRow({ ...of(), ags: random.pick(towns) }));
    if (n % 13 === 5)
      rows.add(
        'volunteer_absence',
        absenceRow({ ...of(), from: today.add({ days: 2 }), to: today.add({ days: 9 }), at: now, by: staff }),
      );
    if (state === 'interested' || state === 'talk') continue;
    // Most are in good time; some end within eight weeks, some have ended.
    const age = n % 16 === 3 ? { months: 59 } : n % 21 === 6 ? { months: 61 } : { months: random.int(2, 50) };
    const datedOn = today.subtract(age);
    const seen = (kind: 'conduct' | 'confidentiality' | 'data_protection' | 'training') =>
      rows.add(
        'volunteer_check',
        checkRow({
          ...of(),
          kind,
          form: kind === 'conduct' ? 'extended' : null,
          datedOn,
          seenOn: datedOn.add({ days: 9 }),
          seenBy: staff,
          dueOn: dueOf(kind, datedOn, defaultCheckRule),
          at,
        }),
      );
    seen('conduct');
    seen('confidentiality');
    seen('data_protection');
    if (state !== 'training') seen('training');
  }
  tellThanks(stage, staff);
  tellToLookAt(stage, pool);
  // One more than the pool: somebody has applied twice.
  const sponsors = tellSponsoring(stage, people + 1, staff, rows.of('placement_case').length < wholeCases);
  counted('volunteer', 0, people + 1 + sponsors);
}
