// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../../clock.ts';
import { straightLine } from '../../../codes/distance.ts';
import type { Tx } from '../../../db/centre.ts';
import { getSettings } from '../../centres/queries.ts';
import { listReleased } from '../../volunteers/own/text-queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { everything } from '../event-actions.ts';
import { findOpenChange } from '../moves/queries.ts';
import { hasFeedback } from '../proofs/feedback-queries.ts';
import { findOtherTimes } from '../proofs/times-queries.ts';
import { getRequest } from '../queries.ts';
import { occasions } from '../words.ts';
import { placesOf } from './fact-queries.ts';
import { detour } from './fact-rules.ts';
import { getOffer } from './offer-actions.ts';
import { findProof } from './proof-actions.ts';
import { findJob } from './queries.ts';

/** Where an offer stands for the person who opens its page. */
export type OfferStand = 'offer' | 'job' | 'declined' | 'taken' | 'over';

/**
 * What somebody who was asked may see. Before saying yes: day, time, language, way of taking part, municipality, rough way, kind
 * of institution, group of topics. Name, exact place and the centre's phone for the day only afterwards; of a protected
 * institution neither: the centre says it on the phone.
 */
export interface OfferView {
  stand: OfferStand;
  givenName: string;
  letterLanguage: string;
  /** Languages whose texts a named person has released, with German. */
  released: ReadonlySet<string>;
  centreName: string;
  centrePhone: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  answerBy: Temporal.Instant;
  language: string;
  modes: readonly ('on_site' | 'phone' | 'video')[];
  municipality: string | null;
  /** Whole kilometres; null: not known, or nobody travels. */
  km: number | null;
  institutionKind: string | null;
  topicGroup: string;
  /** Only for who has promised. */
  job: {
    place: string;
    institution: string;
    meetingPoint: string;
    id: string;
    sequence: number;
    /** The talk has begun: from then on it is proven, not given back. */
    begun: boolean;
    /** The proof can still be given or changed. */
    proofOpen: boolean;
    /** What the institution says of the times, where it differs and the person was asked to look again. */
    other: { from: Temporal.Instant; to: Temporal.Instant } | null;
    /** Times are said, and the person may still say how it found the talk. */
    feedbackOpen: boolean;
    /** It is to take place otherwise, and waits for an answer. Of a protected institution the place is never part of it. */
    change: {
      startsAt: Temporal.Instant;
      endsAt: Temporal.Instant;
      answerBy: Temporal.Instant;
      modes: OfferView['modes'];
      place: string;
    } | null;
  } | null;
}

function standOf(
  offer: Awaited<ReturnType<typeof getOffer>>,
  state: string,
  mine: boolean,
  begun: boolean,
): OfferStand {
  if (mine) return 'job';
  if (offer.answer === 'declined' || offer.answer === 'knows') return 'declined';
  if (offer.answer === 'taken' || state === 'assigned') return 'taken';
  return state === 'open' && !begun ? 'offer' : 'over';
}

const addressOf = ({ street, postcode, place }: { street: string; postcode: string; place: string }): string =>
  [street, [postcode, place].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** @throws NotFound */
export async function viewOffer(tx: Tx, centreId: string, offerId: string, now: Temporal.Instant): Promise<OfferView> {
  const offer = await getOffer(tx, centreId, offerId);
  const request = await getRequest(tx, centreId, everything, offer.requestId);
  const person = await getVolunteer(tx, centreId, offer.volunteerId);
  const centre = await getSettings(tx, centreId);
  const job = await findJob(tx, centreId, request.id);
  const mine = job?.volunteerId === person.id;
  const change = mine ? await findOpenChange(tx, centreId, request.id) : undefined;
  const hidden = request.institution?.isProtected === true;
  const { there, home } = await placesOf(tx, request, person);
  const travels = request.modes.includes('on_site') && there !== null && home !== null;
  return {
    stand: standOf(offer, request.state, mine, Temporal.Instant.compare(request.startsAt, now) <= 0),
    givenName: person.givenName,
    letterLanguage: person.letterLanguage,
    released: await listReleased(tx, centreId),
    centreName: centre.name,
    centrePhone: centre.phone,
    startsAt: request.startsAt,
    endsAt: request.endsAt,
    answerBy: offer.answerBy,
    language: request.language,
    modes: request.modes,
    municipality: hidden ? null : request.municipality,
    km: !hidden && travels ? Math.max(1, Math.round((straightLine(there, home) * detour) / 1000)) : null,
    institutionKind: hidden ? null : (request.institution?.kind ?? null),
    topicGroup: occasions[request.occasion].group,
    job:
      mine && job
        ? {
            place: hidden ? '' : addressOf(request),
            institution: hidden ? '' : (request.institution?.name ?? ''),
            meetingPoint: hidden ? '' : request.meetingPoint,
            id: job.id,
            sequence: job.sequence,
            begun: Temporal.Instant.compare(request.startsAt, now) <= 0,
            other: await findOtherTimes(tx, centreId, request.id, 'volunteer'),
            feedbackOpen:
              Temporal.Instant.compare(request.startsAt, now) <= 0 &&
              (await findProof(tx, centreId, job.id))?.volunteer_at != null &&
              !(await hasFeedback(tx, centreId, job.id, 'volunteer')),
            proofOpen: request.state === 'assigned' || request.state === 'held',
            change: change ? { ...change, place: hidden ? '' : addressOf(change) } : null,
          }
        : null,
  };
}

/** The day and the time of a talk on the clock in Germany. */
export const clockOf = ({ startsAt, endsAt }: Pick<OfferView, 'startsAt' | 'endsAt'>) => ({
  day: dayOf(startsAt),
  from: startsAt.toZonedDateTimeISO(timeZone).toPlainTime(),
  to: endsAt.toZonedDateTimeISO(timeZone).toPlainTime(),
});
