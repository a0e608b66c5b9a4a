// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { emptyForm } from '../../../web/form/index.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, later, page, param, post } from '../../../web/route.ts';
import { sponsorshipPath, sponsorshipsPath } from '../paths.ts';
import { getPolicy } from '../policy-queries.ts';
import { listPupilNumbers, readFacts } from './fact-queries.ts';
import { type ChildFacts, type Pair, pairOf } from './fact-rules.ts';
import { takeInput, takeOneInput } from './input.ts';
import { MatchOnePage } from './match-one-page.tsx';
import { MatchPage } from './match-page.tsx';
import type { MatchingFacts } from './model-rules.ts';
import { matchingPath, matchOnePath } from './paths.ts';
import { planAll } from './plan.ts';
import { type Proposed, propose } from './propose-actions.ts';
import { TakenPage } from './taken-page.tsx';

async function read(request: CentreRequest, only: { pupilIds?: readonly string[] } = {}): Promise<MatchingFacts> {
  const { tx, centreId, today } = request;
  const facts = await readFacts(tx, centreId, { policy: await getPolicy(tx, centreId), today }, only);
  request.shown(
    'pupil',
    facts.children.map(({ id }) => id),
  );
  request.shown(
    'volunteer',
    facts.sponsors.map(({ id }) => id),
  );
  return facts;
}

/** Read in the transaction, computed after it: others need not wait for the plan. */
async function show(request: CentreRequest): Promise<Answer> {
  const facts = await read(request);
  const props = { frame: frameOf(request), state: emptyForm({}), requestId: request.requestId(), today: request.today };
  return later(async () => page(<MatchPage {...props} plan={await planAll(facts)} />));
}

/** Where a taken proposal leads: to what is new, or to the rows that could not be taken. */
async function done(request: CentreRequest, taken: Proposed): Promise<string | Answer> {
  const { ids, skipped, toCall } = taken;
  request.shown('sponsorship', ids);
  if (skipped.length > 0) {
    const numbers = await listPupilNumbers(
      request.tx,
      request.centreId,
      skipped.map(({ pupilId }) => pupilId),
    );
    return page(<TakenPage frame={frameOf(request)} {...{ taken, numbers }} />);
  }
  const [only] = ids;
  const next = ids.length === 1 && only !== undefined ? sponsorshipPath(only) : `${sponsorshipsPath}?stand=proposed`;
  return flash(next, toCall > 0 ? 'patenschaftAnrufen' : 'patenschaftGefragt');
}

const takeForm = centreForm({
  load: () => null,
  offers: async (request) => await planAll(await read(request)),
  schema: () => takeInput,
  run: ({ tx, by, app }, _, chosen) => propose(tx, by, chosen, app.jobs),
  done: (request, _, taken) => done(request, taken),
  page: ({ today }, _, { frame, state, requestId }, plan) => (
    <MatchPage {...{ frame, state, requestId, plan, today }} />
  ),
});

interface OneChild {
  child: ChildFacts;
  pairs: readonly Pair[];
}

/** @throws NotFound for a child that does not wait, of another centre, and a malformed number */
async function loadOne(request: CentreRequest): Promise<OneChild> {
  const id = param(request, 'id');
  if (!isId(id)) throw new NotFound();
  const facts = await read(request, { pupilIds: [id] });
  const [child] = facts.children;
  if (child === undefined) throw new NotFound();
  return { child, pairs: facts.sponsors.map((sponsor) => pairOf(child, sponsor, facts)) };
}

/** A child that does not wait any more since the page was opened: the deed says so in its words. */
async function loadSent(request: CentreRequest): Promise<OneChild | { childId: string }> {
  try {
    return await loadOne(request);
  } catch (error) {
    const childId = param(request, 'id');
    const [known] = await listPupilNumbers(request.tx, request.centreId, [childId]);
    if (error instanceof NotFound && known) return { childId };
    throw error;
  }
}

const oneForm = centreForm<OneChild | { childId: string }, Parameters<typeof propose>[2][number], Proposed>({
  load: loadOne,
  loadSent,
  schema: (_, known) => takeOneInput('child' in known ? known.child.id : known.childId),
  run: ({ tx, by, app }, _, chosen) => propose(tx, by, [chosen], app.jobs),
  done: (request, _, taken) => done(request, taken),
  page: ({ today }, known, { frame, state, requestId }) => {
    if (!('child' in known)) throw new NotFound();
    return <MatchOnePage {...known} {...{ frame, state, requestId, today }} />;
  },
});

/** From waiting to proposed. */
export const matchRoutes = centreRoutes('sponsorships', [
  get(matchingPath, 'sponsorship.manage', 'sponsorship.match.view', show),
  post(matchingPath, 'sponsorship.manage', 'sponsorship.propose', takeForm.send),
  get(matchOnePath(':id'), 'sponsorship.manage', 'sponsorship.match_one.view', oneForm.show),
  post(matchOnePath(':id'), 'sponsorship.manage', 'sponsorship.propose_one', oneForm.send),
]);
