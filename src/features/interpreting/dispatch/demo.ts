// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';
import type { DemoStage } from '../../../web/feature.ts';
import { jobRow, offerRow, proofRow } from './rows.ts';
import { leadBand } from './wave-rules.ts';

type Request = Row<'interpreting_request'>;
type Job = Row<'interpreting_job'>;

/** States in which somebody has come, or was to come. */
const withJob: readonly Request['state'][] = [
  'assigned',
  'held',
  'proven',
  'settled',
  'client_no_show',
  'interpreter_no_show',
];
const both: readonly Request['state'][] = ['proven', 'settled'];

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

/** What was said of a talk afterwards. */
function tellProof({ centreId, random, rows }: DemoStage, request: Request, jobId: string): void {
  const at = request.ends_at.add({ hours: 20 });
  const { starts_at: from, ends_at: to } = request;
  const said = { volunteer_from: from, volunteer_to: to, volunteer_at: at, volunteer_via: 'link' as const };
  const signed = { institution_from: from, institution_to: to, institution_at: at, institution_via: 'link' as const };
  const row = proofRow({ centreId, id: random.id(at), jobId, outcome: 'held' });
  rows.add('interpreting_proof', { ...row, ...said, ...(both.includes(request.state) ? signed : {}) });
}

/** Who came to the talks of the demo, who was asked for those to come, and what was said afterwards. Nobody is in two places. */
export function tellJobs(stage: DemoStage, by: string): void {
  const { centreId, now, random, rows } = stage;
  const speakers = speakersOf(rows);
  const keys = new Map(rows.of('volunteer').map(({ id, person_key: key }) => [id, key]));
  const jobsOf = new Map<string, Job[]>();
  const events = rows.of('interpreting_event').flatMap((event) => {
    const job = event.type === 'assigned' && 'job' in event.payload ? event.payload.job : undefined;
    return typeof job === 'string' ? [{ requestId: event.request_id, job, at: event.at }] : [];
  });
  const assigned = new Map(events.map((one) => [one.requestId, one]));
  for (const request of [...rows.of('interpreting_request')]) {
    const event = assigned.get(request.id);
    const people = speakers.get(request.language) ?? [];
    if (people.length === 0) continue;
    if (event && withJob.includes(request.state)) {
      const start = random.int(0, people.length - 1);
      for (let n = 0; n < people.length; n += 1) {
        const volunteerId = people[(start + n) % people.length] ?? '';
        const job = jobRow({
          ...{
            centreId,
            id: event.job,
            requestId: request.id,
            volunteerId,
            personKey: keys.get(volunteerId) ?? volunteerId,
          },
          ...{
            mode: request.modes.includes('on_site') ? 'on_site' : 'phone',
            wayMinutes: random.int(12, 40),
            metres: random.int(2, 18) * 1000,
          },
          ...{ start: request.starts_at, end: request.ends_at, at: event.at, by },
        });
        if ((jobsOf.get(volunteerId) ?? []).some((one) => overlaps(one, job))) continue;
        jobsOf.set(volunteerId, [...(jobsOf.get(volunteerId) ?? []), job]);
        rows.add('interpreting_job', job);
        if (['held', ...both].includes(request.state)) tellProof(stage, request, job.id);
        break;
      }
    }
    // Nobody is asked before it is known who pays, and protected institutions are offered by a call alone.
    if (
      request.state !== 'open' ||
      request.outcome === null ||
      Temporal.Instant.compare(request.starts_at, now) <= 0 ||
      !random.chance(0.5)
    )
      continue;
    const at = now.subtract({ hours: random.int(1, 20) });
    const asked = {
      centreId,
      id: random.id(at),
      requestId: request.id,
      volunteerId: random.pick(people),
      via: 'phone' as const,
    };
    const lead = leadBand(at.until(request.starts_at).total('hours'));
    rows.add(
      'interpreting_offer',
      offerRow({ ...asked, leadBand: lead, at, by, answerBy: now.add({ hours: random.int(2, 30) }) }),
    );
  }
}
