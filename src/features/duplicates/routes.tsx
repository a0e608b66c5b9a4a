// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  centreRoutes,
  get,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { childPath } from '../families/paths.ts';
import { getChild } from '../families/queries.ts';
import { countQuestions, findQuestion, listQuestions } from '../families/question-queries.ts';
import { joinEntries, linkSiblings, tellApart, undoJoining } from './actions.ts';
import { type PairAnswer, pairInput } from './input.ts';
import { PairPage, QuestionListPage } from './pages.tsx';
import { type Entry, getJoining, readPair } from './queries.ts';

interface Pair {
  entries: [Entry, Entry];
  why: readonly string[];
}

/** Does what was said. @returns the page of the child that comes next */
async function carryOut({ tx, by }: CentreRequest, { entries: [one, other] }: Pair, said: PairAnswer): Promise<string> {
  if (said.what === 'different') {
    await tellApart(tx, by, one.child.id, other.child.id);
    return flash(childPath(one.child.id), 'verschieden');
  }
  const [kept, gone] = said.keptId === one.child.id ? [one, other] : [other, one];
  if (said.what === 'same') {
    // A family without a child of its own left would be nobody's.
    const withFamily = said.withFamily || gone.siblings.length === 0;
    const joined = await joinEntries(tx, by, { keptId: kept.child.id, goneId: gone.child.id }, withFamily);
    return flash(childPath(kept.child.id), joined.leftOut ? 'zusammengefuehrt_gesperrt' : 'zusammengefuehrt');
  }
  const families = { keptId: kept.family.id, goneId: gone.family.id };
  const { leftOut } = await linkSiblings(tx, by, [kept.child.id, gone.child.id], families);
  return flash(childPath(kept.child.id), leftOut ? 'verbunden_gesperrt' : 'verbunden');
}

const pairForms = centreForm({
  load: async (request): Promise<Pair> => {
    const { tx, centreId, shown } = request;
    const [one, other] = [param(request, 'id'), param(request, 'andere')];
    const entries = await readPair(tx, centreId, one, other);
    const question = await findQuestion(tx, centreId, one, other);
    shown(
      'child',
      entries.map(({ child }) => child.id),
    );
    shown('family', [...new Set(entries.map(({ family }) => family.id))]);
    return { entries, why: question?.why ?? [] };
  },
  schema: (_, { entries: [one, other] }) => pairInput([one.child.id, other.child.id]),
  run: carryOut,
  done: (_, __, next) => next,
  page: ({ today }, { entries, why }, form) => <PairPage {...form} entries={entries} why={why} today={today} />,
});

/** So many are shown: each that is answered makes room for the next. */
const mostShown = 50;

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const questions = await listQuestions(tx, centreId, { limit: mostShown });
  const count = await countQuestions(tx, centreId);
  request.shown(
    'child',
    questions.flatMap(({ children }) => children.map(({ id }) => id)),
  );
  return page(<QuestionListPage frame={frameOf(request)} questions={questions} count={count} />);
}

async function undo(request: CentreRequest): Promise<Answer> {
  const { tx, by, centreId } = request;
  const child = await getChild(tx, centreId, param(request, 'id'));
  const joining = await getJoining(tx, centreId, param(request, 'vorgang'));
  if (joining.keptId !== child.id && joining.keptId !== child.familyId) throw new NotFound();
  await undoJoining(tx, by, joining);
  request.shown(joining.kind, [joining.keptId, joining.goneId]);
  return redirect(flash(childPath(child.id), 'getrennt'));
}

export const duplicateRoutes: CentreRoute[] = centreRoutes('duplicates', [
  get('/doppelte', 'case.record', 'duplicate.list', showList),
  get('/kinder/:id/vergleich/:andere', 'case.record', 'duplicate.view', pairForms.show),
  post('/kinder/:id/vergleich/:andere', 'case.record', 'duplicate.answer', pairForms.send),
  post('/kinder/:id/trennen/:vorgang', 'case.record', 'duplicate.undo', undo),
]);
