// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Permission } from '../../../auth/permissions.ts';
import { Conflict } from '../../../refusals.ts';
import { type Confirmation, flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../../web/route.ts';
import { everySponsorship, getSponsorship, type Reach, type Sponsorship } from '../queries.ts';
import { mayHappen } from '../states.ts';
import { type Answered, answer, begin, earliestEnd, end, move, pause, resume, setMeeting } from './course-actions.ts';
import { type Doer, endReasonsOf, pauseReasonsOf, sideOf } from './course-rules.ts';
import {
  answerInput,
  beginInput,
  endInput,
  meetingInput,
  moveInput,
  pauseInput,
  schoolAnswerInput,
} from './deed-input.ts';
import { AnswerPage, BeginPage, EndPage, MeetingPage, MovePage, PausePage } from './deed-pages.tsx';
import { listPlaces } from './move-queries.ts';
import { centrePlaces, type SponsorshipPlaces, schoolPlaces } from './paths.ts';

type Staff = Exclude<Doer, 'sponsor'>;

/** Who looks after sponsorships where, and which of them they reach. */
export interface Desk {
  doer: Staff;
  places: SponsorshipPlaces;
  permission: Permission;
  /** Beginning of the names in the audit log. */
  log: string;
  reach(request: CentreRequest): Reach;
}

export const centreDesk: Desk = {
  ...{ doer: 'centre', places: centrePlaces, permission: 'sponsorship.manage', log: 'sponsorship' },
  reach: () => everySponsorship,
};
export const schoolDesk: Desk = {
  ...{ doer: 'school', places: schoolPlaces, permission: 'sponsorship.school', log: 'sponsorship_school' },
  reach: ({ user }) => ({ schools: user.coordinated }),
};

/** The sponsorship of the address, in the reach of the desk; the log says it was seen. @throws NotFound */
export async function loadAt(request: CentreRequest, desk: Desk): Promise<Sponsorship> {
  const one = await getSponsorship(request.tx, request.centreId, desk.reach(request), param(request, 'id'));
  request.shown('sponsorship', one.id);
  return one;
}

const answered: Readonly<Record<Answered, Confirmation>> = {
  ...{ agreed: 'patenschaftAntwort', both: 'patenschaftBeide', declined: 'patenschaftNein' },
  ...{ already: 'patenschaftVorbei', over: 'patenschaftVorbei' },
};

/** The deeds at one desk: the same pages, at other addresses, with other reasons to choose from. */
function deedsAt(desk: Desk) {
  const { doer, places } = desk;
  const load = (request: CentreRequest) => loadAt(request, desk);
  /** A page that offers what cannot happen any more says so at once. */
  const loadFor =
    (type: Parameters<typeof mayHappen>[1], sentence: string) =>
    async (request: CentreRequest): Promise<Sponsorship> => {
      const one = await load(request);
      if (!mayHappen(one.state, type)) throw new Conflict(sentence);
      return one;
    };
  const deed = (request: CentreRequest, { id }: Sponsorship) => ({ reach: desk.reach(request), id, doer });
  const props = { places, doer };

  const answers = centreForm({
    load: loadFor('agreed', 'Dazu ist schon geantwortet, oder die Zeit dafür ist vorbei.'),
    loadSent: load,
    schema: () => (doer === 'centre' ? answerInput : schoolAnswerInput),
    run: (request, one, said) =>
      answer(request.tx, request.by, deed(request, one), { ...said, jobs: request.app.jobs }),
    done: (_, one, result) => flash(places.one(one.id), answered[result]),
    page: (_, one, form) => <AnswerPage {...form} {...props} one={one} />,
  });

  const meetings = centreForm({
    load: loadFor(
      'meeting_set',
      'Ein Kennenlernen gibt es, wenn beide Seiten Ja gesagt haben und noch nicht begonnen ist.',
    ),
    loadSent: load,
    schema: ({ now }) => meetingInput(now),
    run: async (request, one, at) => {
      await setMeeting(request.tx, request.by, deed(request, one), { at, jobs: request.app.jobs });
    },
    done: (_, one) => flash(places.one(one.id), 'patenschaftTermin'),
    page: (_, one, form) => <MeetingPage {...form} {...props} one={one} />,
  });

  const begins = centreForm({
    load: loadFor('activated', 'Beginnen kann sie, wenn beide Seiten Ja gesagt haben.'),
    loadSent: load,
    values: ({ today }) => ({ ab: formatShortDate(today) }),
    schema: ({ today }) => beginInput(today),
    run: async (request, one, from) => {
      await begin(request.tx, request.by, deed(request, one), { from, jobs: request.app.jobs });
    },
    done: (_, one) => flash(places.one(one.id), 'patenschaftLaeuft'),
    page: (_, one, form) => <BeginPage {...form} {...props} one={one} />,
  });

  const moves = centreForm({
    load: async (request) => {
      const one = await loadFor('moved', 'Verlegen kann man nur, was vereinbart ist und nicht beendet.')(request);
      return { one, place: await listPlaces(request.tx, request.centreId, one) };
    },
    schema: (_, { place }) => moveInput(place.slots),
    run: async (request, { one }, slot) => {
      const why = await move(request.tx, request.by, deed(request, one), { slot, jobs: request.app.jobs });
      return why === undefined ? null : { refused: { field: 'stunde', message: why } };
    },
    done: (_, { one }) => flash(places.one(one.id), 'patenschaftVerlegt'),
    page: (_, { one, place }, form) => <MovePage {...form} {...props} one={one} place={place} />,
  });

  const pauses = centreForm({
    load: loadFor('paused', 'Pausieren kann nur eine Patenschaft, die läuft.'),
    loadSent: load,
    schema: ({ today }) => pauseInput(today, pauseReasonsOf[doer]),
    run: async (request, one, of) => {
      await pause(request.tx, request.by, deed(request, one), { ...of, jobs: request.app.jobs });
    },
    done: (_, one) => flash(places.one(one.id), 'patenschaftPausiert'),
    page: ({ today }, one, form) => <PausePage {...form} {...props} one={one} today={today} />,
  });

  const resumes = centreForm({
    load,
    schema: () => noFields,
    run: (request, one) => resume(request.tx, request.by, deed(request, one), request.app.jobs),
    done: (_, one) => flash(places.one(one.id), 'patenschaftWeiter'),
    page: ({ today }, one, form) => <PausePage {...form} {...props} one={one} today={today} />,
  });

  const ends = centreForm({
    load: async (request) => {
      const one = await loadFor('ended', 'Diese Patenschaft ist schon beendet.')(request);
      return { one, from: await earliestEnd(request.tx, request.centreId, one, request.today) };
    },
    loadSent: async (request) => {
      const one = await load(request);
      return { one, from: await earliestEnd(request.tx, request.centreId, one, request.today) };
    },
    values: ({ today }) => ({ am: formatShortDate(today) }),
    schema: ({ today }, { from }) => endInput(today, endReasonsOf[doer], from),
    run: async (request, { one }, { side, ...of }) => {
      const jobs = request.app.jobs;
      await end(request.tx, request.by, deed(request, one), { ...of, side: sideOf(doer, side), jobs });
    },
    done: (_, { one }) => flash(places.one(one.id), 'patenschaftBeendet'),
    page: (_, { one }, form) => <EndPage {...form} {...props} one={one} />,
  });
  return { answers, meetings, begins, moves, pauses, resumes, ends };
}

/** Every deed of a desk, each with its page. */
export function deedRoutesAt(desk: Desk) {
  const { places, permission, log } = desk;
  const deeds = deedsAt(desk);
  return centreRoutes('sponsorships', [
    get(places.answer(':id'), permission, `${log}.answer.form`, deeds.answers.show),
    post(places.answer(':id'), permission, `${log}.answer`, deeds.answers.send),
    get(places.meeting(':id'), permission, `${log}.meeting.form`, deeds.meetings.show),
    post(places.meeting(':id'), permission, `${log}.meeting`, deeds.meetings.send),
    get(places.begin(':id'), permission, `${log}.begin.form`, deeds.begins.show),
    post(places.begin(':id'), permission, `${log}.begin`, deeds.begins.send),
    get(places.move(':id'), permission, `${log}.move.form`, deeds.moves.show),
    post(places.move(':id'), permission, `${log}.move`, deeds.moves.send),
    get(places.pause(':id'), permission, `${log}.pausing.form`, deeds.pauses.show),
    post(places.pause(':id'), permission, `${log}.pausing`, deeds.pauses.send),
    post(places.resume(':id'), permission, `${log}.resume`, deeds.resumes.send),
    get(places.end(':id'), permission, `${log}.end.form`, deeds.ends.show),
    post(places.end(':id'), permission, `${log}.end`, deeds.ends.send),
  ]);
}
