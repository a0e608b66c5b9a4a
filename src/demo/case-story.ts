// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../clock.ts';
import type { PlaceKindKey } from '../codes/pupil-keys.ts';
import type { Row } from '../db/row.ts';
import type { Database } from '../db/types.ts';
import { activityRow } from '../features/activity/rows.ts';
import type { EventText } from '../features/cases/actions.ts';
import type { EarlierSchool } from '../features/cases/earlier-school-rules.ts';
import { caseEventRow, caseTextRow, placementCaseRow } from '../features/cases/rows.ts';
import { applyEvent, type CaseEvent, type CaseEventType, type CaseStatus } from '../features/cases/rules.ts';
import { caseServices } from '../features/cases/services.ts';
import type { CaseKind, CaseState } from '../features/cases/states.ts';
import type { AuthorityKind } from '../features/centres/queries.ts';
import { placementServices } from '../features/placement/services.ts';
import type { DemoChild } from './families.ts';
import type { DemoPlace, DemoPlaces } from './places.ts';
import type { Random } from './random.ts';
import type { DemoRows } from './rows.ts';

/** Who decides in the centre, with the notice of remedy that goes with it. */
export interface DemoAuthority {
  id: string;
  kind: AuthorityKind;
  remedyNoticeId: string;
}

/** What all cases of a centre have in common. */
export interface DemoCentre {
  id: string;
  prefix: string;
  now: Temporal.Instant;
  settings: { answerDays: number; holdDays: number; decisionDays: number };
  authorities: ReadonlyMap<string, DemoAuthority>;
  people: {
    head: string;
    administration: string;
    coordinator: string;
    sponsorships: string;
    atSchool: string;
    counsellors: readonly string[];
    schoolAuthority: string;
    /** By municipality. */
    reporting: ReadonlyMap<string, string>;
  };
}

export interface Actor {
  id: string;
  role: string;
}

/** One case on its way; what later events need to know of earlier ones. */
export interface Story {
  centre: DemoCentre;
  random: Random;
  rows: DemoRows;
  places: DemoPlaces;
  child: DemoChild;
  kind: CaseKind;
  authority: DemoAuthority | undefined;
  target: CaseState;
  id: string;
  /** Moments of its events. */
  moments: readonly Temporal.Instant[];
  status: CaseStatus | null;
  counsellor: Actor;
  grade: string;
  placeKind: PlaceKindKey;
  level: string;
  literacy: Database['counselling']['literacy'];
  schoolYears: number;
  earlierSchools: readonly EarlierSchool[];
  candidates: DemoPlace[];
  place: DemoPlace | undefined;
  hold: Row<'place_hold'> | undefined;
  recommendation: { id: string; reason: string; start: Temporal.PlainDate } | undefined;
  question: Row<'school_request'> | undefined;
  submissionId: string;
  decision: { id: string; startOn: Temporal.PlainDate; at: Temporal.Instant } | undefined;
}

/** Records an event as the program does: through the rules, with its row and its texts. */
export function happen(
  story: Story,
  event: CaseEvent,
  actor: Actor,
  at: Temporal.Instant,
  texts: readonly EventText[] = [],
): void {
  const { centre, random, rows } = story;
  story.status = applyEvent(story.status, event, dayOf(at));
  const eventId = random.id(at);
  const place = { centreId: centre.id, caseId: story.id };
  const by = { userId: actor.id, role: actor.role };
  rows.add('case_event', caseEventRow({ ...place, id: eventId, seq: story.status.count, event, at, by }));
  for (const text of texts) rows.add('case_text', caseTextRow({ ...place, ...text, id: random.id(at), eventId }));
}

const services = { ...caseServices, ...placementServices };

/** One row for a service rendered. */
export function count(story: Story, service: keyof typeof services, at: Temporal.Instant): void {
  story.rows.add(
    'activity',
    activityRow({
      centreId: story.centre.id,
      id: story.random.id(at),
      service: services[service],
      occurredOn: dayOf(at),
      ags: story.child.family.ags,
      createdAt: at,
    }),
  );
}

/** How one kind of event happens in the demo. `next` is the moment of the event after it, if there is one. */
export type Teller = (story: Story, at: Temporal.Instant, next: Temporal.Instant | undefined) => void;

/** Tells a case from its report to where it stands now. */
export function tellStory(
  story: Story,
  way: readonly CaseEventType[],
  tellers: Readonly<Record<CaseEventType, Teller>>,
): void {
  way.forEach((type, index) => {
    const at = story.moments[index];
    if (at) tellers[type](story, at, story.moments[index + 1]);
  });
  addCaseRow(story);
}

function addCaseRow(story: Story): void {
  const { status, centre, child } = story;
  const openedAt = story.moments[0];
  if (!status || !openedAt) throw new Error('A case without events.');
  const [event] = story.rows.of('case_event').slice(-status.count);
  story.rows.add(
    'placement_case',
    placementCaseRow({
      centreId: centre.id,
      id: story.id,
      // Numbers are given at the end, in the order of the reports.
      number: '',
      childId: child.id,
      kind: story.kind,
      openedOn: dayOf(openedAt),
      reportedBy: event?.actor ?? story.counsellor.id,
      reportedAgs: child.family.ags,
      responsibleUser: status.count > 1 ? story.counsellor.id : null,
      authorityId: story.authority?.id ?? null,
      status,
      version: status.count,
    }),
  );
}
