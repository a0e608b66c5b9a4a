// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { attempt } from '../../../db/attempt.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { accountDoor } from '../../volunteers/account/account-queries.ts';
import { typedOf } from '../../volunteers/own/join-input.ts';
import type { Wrong } from '../../volunteers/own/own-fields.tsx';
import { getVolunteer } from '../../volunteers/queries.ts';
import { getOwnChild } from '../matching/view-queries.ts';
import { getSponsorship, lockSponsorship, type Sponsorship } from '../queries.ts';
import { mayHappen } from '../states.ts';
import { type CourseForm, CoursePage, type CourseProps, EndPage } from './course-page.tsx';
import { courseFields, type Read, readAnswer, readBegin, readBreak, readEnd, readGoOn, readWish } from './input.ts';
import { answerOwn, beginOwn, breakOwn, endOwn, goOnOwn, type OwnDeed, wishOwn } from './own-actions.ts';
import { beginRange } from './own-rules.ts';
import {
  ownAnswerPath,
  ownBeginPath,
  ownCoursePath,
  ownEndPath,
  ownPausePath,
  ownResumePath,
  ownWishPath,
} from './paths.ts';
import { listWords } from './word-queries.ts';

const fieldNames = Object.values(courseFields);

/** The own sponsorship of the address. @throws NotFound also where it is another's */
async function loadCourse(request: CentreRequest): Promise<Sponsorship> {
  const { tx, centreId, user } = request;
  const one = await getSponsorship(tx, centreId, { volunteers: user.volunteers }, param(request, 'id'));
  request.shown('sponsorship', one.id);
  return one;
}

async function propsOf(request: CentreRequest, one: Sponsorship, sent?: CourseProps['sent']): Promise<CourseProps> {
  const { tx, centreId, today, now } = request;
  const person = await getVolunteer(tx, centreId, one.volunteerId);
  const door = await accountDoor(request, person);
  const { released, phone, centreName } = door;
  const child = await getOwnChild(tx, centreId, one.id);
  return {
    door,
    view: { one, child, sponsorGivenName: person.givenName, released, phone, centreName, today },
    words: await listWords(tx, centreId, one.id),
    now,
    requestId: () => request.requestId(),
    ...(sent === undefined ? {} : { sent }),
  };
}

const showCourse = async (request: CentreRequest): Promise<Answer> =>
  page(<CoursePage {...(await propsOf(request, await loadCourse(request)))} />);

/** Where nothing can be ended there is nothing to confirm. */
async function showEnd(request: CentreRequest): Promise<Answer> {
  const one = await loadCourse(request);
  if (!mayHappen(one.state, 'moved')) return redirect(ownCoursePath(one.id));
  return page(<EndPage {...(await propsOf(request, one))} />);
}

/** What was sent comes back with all that is wrong, or with the sentence that somebody was faster. */
async function back(request: CentreRequest, form: CourseForm, wrong: readonly Wrong[], late: boolean): Promise<Answer> {
  const one = await loadCourse(request);
  const props = await propsOf(request, one, { form, wrong, typed: typedOf(request.form, fieldNames) });
  const Shown = form === 'end' && mayHappen(one.state, 'moved') ? EndPage : CoursePage;
  return page(<Shown {...props} />, late ? 409 : 422);
}

const lateWrong = (key: Wrong['key']): Wrong[] => [{ field: '', key }];

/**
 * A form of the page: read, done once, and back to the page. Of two at once the second sees what is by now, with what it typed.
 * @param run what it does; a key of the catalogue where that came too late
 */
const sends =
  <T,>(
    form: CourseForm,
    read: (request: CentreRequest, one: Sponsorship) => Read<T>,
    run: (request: CentreRequest, deed: OwnDeed, told: T) => Promise<Wrong['key'] | undefined>,
  ) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, user, app } = request;
    const one = await loadCourse(request);
    const reach = { volunteers: user.volunteers };
    await lockSponsorship(tx, centreId, reach, one.id);
    const { told, wrong } = read(request, one);
    if (told === undefined) return await back(request, form, wrong, false);
    const did = await attempt(
      tx,
      () => run(request, { reach, id: one.id, jobs: app.jobs }, told),
      (error) => error instanceof Conflict,
    );
    const late = 'done' in did ? did.done : 'smile.own.late';
    if (late !== undefined) return await back(request, form, lateWrong(late), true);
    return redirect(flash(ownCoursePath(one.id), 'gespeichert'));
  };

const answers = sends(
  'answer',
  ({ form }) => readAnswer(form),
  async ({ tx, by }, deed, said) => ((await answerOwn(tx, by, deed, said)) === 'over' ? 'smile.over' : undefined),
);
const begins = sends(
  'begin',
  ({ form, today }, one) => readBegin(form, today, beginRange(one, today)),
  async ({ tx, by }, deed, from) => {
    await beginOwn(tx, by, deed, from);
    return undefined;
  },
);
const pauses = sends(
  'pause',
  ({ form, today }) => readBreak(form, today),
  async ({ tx, by }, deed, told) => {
    await breakOwn(tx, by, deed, told);
    return undefined;
  },
);
const resumes = sends(
  'resume',
  ({ form }) => readGoOn(form),
  async ({ tx, by }, deed) => {
    await goOnOwn(tx, by, deed);
    return undefined;
  },
);
const wishes = sends(
  'wish',
  ({ form }) => readWish(form),
  async ({ tx, by }, deed, told) => {
    await wishOwn(tx, by, deed, told);
    return undefined;
  },
);
const ends = sends(
  'end',
  ({ form }) => readEnd(form),
  async ({ tx, by }, deed, told) => {
    await endOwn(tx, by, deed, told);
    return undefined;
  },
);

const id = ':id';
const own = 'sponsorship.own';

/** What a sponsor does with its own sponsorships after signing in. */
export const ownCourseRoutes = centreRoutes('sponsorships', [
  get(ownCoursePath(id), own, 'sponsorship_own.view', showCourse),
  post(ownAnswerPath(id), own, 'sponsorship_own.answer', answers),
  post(ownBeginPath(id), own, 'sponsorship_own.begin', begins),
  post(ownPausePath(id), own, 'sponsorship_own.pausing', pauses),
  post(ownResumePath(id), own, 'sponsorship_own.resume', resumes),
  post(ownWishPath(id), own, 'sponsorship_own.wish', wishes),
  get(ownEndPath(id), own, 'sponsorship_own.end.form', showEnd),
  post(ownEndPath(id), own, 'sponsorship_own.end', ends),
]);
