// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { isSchoolDay } from '../../codes/school-holidays.ts';
import type { ToldPair } from './demo-pairs.ts';
import type { SmileStage } from './demo-stage.ts';
import { nextIdeas, topics } from './demo-words.ts';
import { countsFrom, hoursOfLesson } from './figures/lesson-count-rules.ts';
import { type SessionFacts, sessionRow } from './rows.ts';
import { sponsorshipServices } from './services.ts';
import { tagWords } from './words.ts';

const { compare } = Temporal.PlainDate;

/** Who has not entered anything for so many weeks stands on "Heute" of the coordination. */
const quietWeeks = 6;

/** One lesson as its sponsor tells it: most were held, some not, for every reason there is. */
function factsOf(random: SmileStage['random'], month: number): SessionFacts {
  const tags = codesOf(tagWords).filter(() => random.chance(0.38));
  const none = { minutes: null, tags: [], topic: '', nextIdea: '' };
  // Colds go round in winter.
  if (random.chance([1, 2, 11, 12].includes(month) ? 0.11 : 0.05))
    return { held: false, whyNot: 'pupil_away', ...none };
  if (random.chance(0.05)) return { held: false, whyNot: 'sponsor_away', ...none };
  if (random.chance(0.04)) return { held: false, whyNot: 'school_event', ...none };
  // Movable days off, which each school sets for itself.
  if (random.chance(0.015)) return { held: false, whyNot: 'no_lessons', ...none };
  if (random.chance(0.01)) return { held: false, whyNot: 'other', ...none };
  return {
    ...{ held: true, whyNot: null, minutes: random.pick([45, 45, 45, 45, 30, 60]), tags: tags.slice(0, 3) },
    ...{ topic: random.pick(topics), nextIdea: random.pick(nextIdeas) },
  };
}

const rests = (pair: ToldPair, day: Temporal.PlainDate): boolean =>
  pair.breaks.some(({ from, to }) => compare(from, day) <= 0 && (to === null || compare(day, to) <= 0));

/**
 * A year of lessons of one sponsorship: none in holidays and while they pause, and some that nobody has entered.
 * @param quiet nothing has been entered in the last weeks
 */
export function tellLessons(stage: SmileStage, pair: ToldPair, quiet: boolean): void {
  const { centreId, now, today, random, rows } = stage;
  if (pair.startedOn === null) return;
  const ags = stage.schools.find(({ number }) => number === pair.school)?.ags ?? null;
  // The account of the demo finds the lessons of the last week to enter.
  const open = pair.volunteerId === stage.sponsors[0]?.id;
  const recent = quiet ? today.subtract({ weeks: quietWeeks }) : today.subtract({ days: open ? 8 : 1 });
  const last = pair.ended?.on ?? recent;
  const yearAgo = today.subtract({ years: 1 });
  let day = compare(pair.startedOn, yearAgo) > 0 ? pair.startedOn : yearAgo;
  day = day.add({ days: (pair.weekday - day.dayOfWeek + 7) % 7 });
  for (; compare(day, last) <= 0; day = day.add({ days: 7 })) {
    if (!isSchoolDay(day) || rests(pair, day) || random.chance(0.07)) continue;
    const entered = stage.moment(day, random.int(13, 44));
    const facts = factsOf(random, day.month);
    const of = {
      centreId,
      id: random.id(entered),
      sponsorshipId: pair.id,
      on: day,
      sendKey: random.id(entered),
      at: entered,
    };
    rows.add('sponsorship_session', sessionRow({ ...of, ...facts, by: null }));
    if (facts.minutes === null || compare(day, countsFrom(today)) >= 0) continue;
    stage.served({
      ...{ service: sponsorshipServices.sponsorship_lesson, occurredOn: day, ags, createdAt: now },
      quantity: hoursOfLesson(facts.minutes),
    });
  }
}
