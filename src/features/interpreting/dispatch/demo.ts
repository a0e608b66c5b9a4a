// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';
import type { DemoStage } from '../../../web/feature.ts';
import { jobRow, offerRow, proofRow } from './rows.ts';
import { leadBand } from './wave-rules.ts';

type Request = Row<'interpreting_request'>;
type Job = Row<'interpreting_job'>;

const overlaps = (a: Job, b: Job): boolean =>
  Temporal.Instant.compare(a.busy_from, b.busy_to) < 0 && Temporal.Instant.compare(b.busy_from, a.busy_to) < 0;

/** Who speaks which language, of those who are active. */
function speakersOf(rows: DemoStage['rows']): ReadonlyMap<string, string[]> {
  const active = new Set(
    rows.of('volunteer').flatMap((one) => (one.state === 'active' && one.interprets ? [one.id] : [])),
  );
  const speakers = new Map<string, string[]>();
  for (const { language, volunteer_id: id } of rows.of('volunteer_language'))
    if (active.has(id)) speakers.set(language, [...(speakers.get(language) ?? []), id]);
  return speakers;
}

/** A talk somebody is to be found for. */
export interface ToldTalk {
  requestId: string;
  language: string;
  modes: readonly string[];
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** When it was asked for, and when somebody said yes. */
  at: Temporal.Instant;
  takenAt: Temporal.Instant;
}

/** The pool of the demo: who is booked when. Nobody is in two places. */
export function openPool(stage: DemoStage, by: string) {
  const { centreId, random, rows } = stage;
  const speakers = speakersOf(rows);
  const keys = new Map(rows.of('volunteer').map(({ id, person_key: key }) => [id, key]));
  const jobsOf = new Map<string, Job[]>();
  const jobFor = (talk: ToldTalk, volunteerId: string): Job =>
    jobRow({
      ...{ centreId, id: random.id(talk.takenAt), requestId: talk.requestId, volunteerId },
      ...{ personKey: keys.get(volunteerId) ?? volunteerId, at: talk.takenAt, by },
      mode: talk.modes.includes('on_site') ? 'on_site' : talk.modes.includes('phone') ? 'phone' : 'video',
      ...{ wayMinutes: random.int(12, 40), metres: random.int(2, 18) * 1000 },
      ...{ start: talk.startsAt, end: talk.endsAt },
    });
  return {
    /** Whether anybody of the pool speaks it. */
    speaks: (language: string): boolean => (speakers.get(language) ?? []).length > 0,
    /** Books somebody free who speaks the language; undefined: nobody can. */
    book(talk: ToldTalk): Job | undefined {
      const people = speakers.get(talk.language) ?? [];
      if (people.length === 0) return undefined;
      const start = random.int(0, people.length - 1);
      for (let n = 0; n < people.length; n += 1) {
        const volunteerId = people[(start + n) % people.length] ?? '';
        const job = jobFor(talk, volunteerId);
        const known = jobsOf.get(volunteerId) ?? [];
        if (known.some((one) => overlaps(one, job))) continue;
        jobsOf.set(volunteerId, [...known, job]);
        return job;
      }
      return undefined;
    },
    /** How somebody was asked for a talk and said yes; before, now and then somebody could not. */
    tellAccepted(talk: ToldTalk, job: Job): void {
      const minutes = talk.at.until(talk.takenAt).total('minutes');
      const people = (speakers.get(talk.language) ?? []).filter((id) => id !== job.volunteer_id);
      const one = (volunteerId: string, share: number, answer: 'accepted' | 'declined' | 'expired') => {
        const at = talk.at.add({ minutes: Math.round(minutes * share) });
        const lead = leadBand(at.until(talk.startsAt).total('hours'));
        const said = { answer, at: talk.takenAt, by: answer === 'expired' ? null : by };
        const offer = { centreId, id: random.id(at), requestId: talk.requestId, volunteerId, via: 'phone' as const };
        rows.add(
          'interpreting_offer',
          offerRow({ ...offer, leadBand: lead, at, by, answerBy: at.add({ hours: 48 }), answer: said }),
        );
      };
      if (people.length > 0 && random.chance(0.3))
        one(random.pick(people), 0.3, random.pick(['declined', 'expired'] as const));
      one(job.volunteer_id, 0.5, 'accepted');
    },
    /** Somebody was asked for a talk to come and has not answered yet. Protected institutions are offered by a call alone. */
    tellAsked(request: Request): void {
      const people = speakers.get(request.language) ?? [];
      if (people.length === 0) return;
      const at = stage.now.subtract({ hours: random.int(1, 20) });
      const lead = leadBand(at.until(request.starts_at).total('hours'));
      const asked = { centreId, id: random.id(at), requestId: request.id, volunteerId: random.pick(people) };
      const answerBy = stage.now.add({ hours: random.int(2, 30) });
      rows.add('interpreting_offer', offerRow({ ...asked, via: 'phone', leadBand: lead, at, by, answerBy }));
    },
  };
}
export type DemoPool = ReturnType<typeof openPool>;

/** What was said of a talk afterwards. @param both whether the institution has said it, too */
export function tellProof(
  { centreId, random, rows, now }: DemoStage,
  talk: Pick<ToldTalk, 'startsAt' | 'endsAt'>,
  jobId: string,
  { outcome, both }: { outcome: 'held' | 'client_no_show' | 'interpreter_no_show'; both: boolean },
): void {
  const later = talk.endsAt.add({ hours: 20 });
  const at = Temporal.Instant.compare(later, now) < 0 ? later : now;
  const { startsAt: from, endsAt: to } = talk;
  const said = { volunteer_from: from, volunteer_to: to, volunteer_at: at, volunteer_via: 'link' as const };
  const signed = { institution_from: from, institution_to: to, institution_at: at, institution_via: 'link' as const };
  const row = proofRow({ centreId, id: random.id(at), jobId, outcome });
  const own = outcome === 'held' ? said : {};
  // Now and then both have said something, and not the same: somebody has to clear it up.
  const differs = !both && outcome === 'held' && rows.of('interpreting_proof').length % 3 === 0;
  const longer = { ...signed, institution_to: to.add({ minutes: 30 }) };
  rows.add('interpreting_proof', { ...row, ...own, ...(both ? signed : {}), ...(differs ? longer : {}) });
}
