// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LetterError } from '../../../outbound/letters/printer.ts';
import type { ProofSheets } from '../../../outbound/letters/proof.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  later,
  page,
  param,
  post,
} from '../../../web/route.ts';
import { listAskingInstitutions } from '../../institutions/queries.ts';
import { listInterpreters } from '../../volunteers/speaker-queries.ts';
import { dispatchPath } from '../dispatch/paths.ts';
import { everything } from '../event-actions.ts';
import { reachOf } from '../own-forms.tsx';
import { getRequest } from '../queries.ts';
import { askName } from '../question-input.ts';
import { enterAfterwards } from './afterwards-actions.ts';
import { afterwardsInput } from './afterwards-input.ts';
import { AfterwardsPage } from './afterwards-page.tsx';
import { afterwardsPath, ownProofSheetPath, proofSheetPath, stackFilePath, stackPath, stacksPath } from './paths.ts';
import { printStack } from './sheet-actions.ts';
import { afterwardsFaults } from './sheet-faults-input.ts';
import { stackInput } from './sheet-input.ts';
import { buildBlankSheets, buildProofSheet } from './sheet-letter.ts';
import { StackPage, StacksPage } from './sheet-pages.tsx';
import { getStack, listSheets, listStacks } from './sheet-queries.ts';

/** Stacks on the page; older ones are found by the number of a sheet. */
const shownStacks = 50;

const printed = (app: CentreRequest['app'], name: string, sheets: ProofSheets): Answer =>
  later(async () => {
    try {
      return download(name, 'application/pdf', await app.letters.printProofs(sheets));
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message);
    }
  });

/** The proof of one talk as PDF; `own`: of one of the institution's own requests. */
const printOne =
  (own: boolean) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, today, app, shown } = request;
    const one = await getRequest(tx, centreId, own ? reachOf(request, true) : everything, param(request, 'id'));
    shown('interpreting_request', one.id);
    const sheets = await buildProofSheet(tx, centreId, one, today);
    return printed(app, `Einsatznachweis-${one.number}.pdf`, sheets);
  };

const stackForms = centreForm({
  load: ({ tx, centreId }: CentreRequest) => listStacks(tx, centreId, shownStacks),
  schema: () => stackInput,
  run: ({ tx, by }, _, { count }) => printStack(tx, by, count),
  done: (_, __, id: string) => flash(stackPath(id), 'boegenGedruckt'),
  page: (_, stacks, form) => <StacksPage {...form} stacks={stacks} />,
});

async function showStack(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const stack = await getStack(tx, centreId, param(request, 'id'));
  const sheets = await listSheets(tx, centreId, stack.id);
  request.shown(
    'interpreting_request',
    sheets.flatMap(({ talk }) => talk?.requestId ?? []),
  );
  return page(<StackPage frame={frameOf(request)} stack={stack} sheets={sheets} />);
}

async function printSheets(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, app } = request;
  const stack = await getStack(tx, centreId, param(request, 'id'));
  const open = (await listSheets(tx, centreId, stack.id)).filter(({ usedAt }) => usedAt === null);
  if (open.length === 0) throw new Conflict('Alle Bögen dieses Stapels sind eingetragen. Bitte drucken Sie neue.');
  const numbers = open.map(({ number }) => number);
  return printed(app, `Nachweisboegen-${stack.first}.pdf`, await buildBlankSheets(tx, centreId, numbers, today));
}

const afterwardsForms = centreForm({
  load: async ({ tx, centreId }: CentreRequest) => ({
    institutions: await listAskingInstitutions(tx, centreId),
    volunteers: await listInterpreters(tx, centreId),
  }),
  schema: ({ now }, { institutions, volunteers }) =>
    afterwardsInput(
      now,
      institutions.map(({ id }) => id),
      volunteers.map(({ id }) => id),
    ),
  asks: () => ({ zeichen: askName, nachtrag_grund: askName }),
  check: ({ tx, by }, _, entered) => afterwardsFaults(tx, by, entered),
  run: async ({ tx, by, shown }, _, entered) => {
    const id = await enterAfterwards(tx, by, entered);
    shown('interpreting_request', id);
    return id;
  },
  done: (_, __, id: string) => flash(dispatchPath(id), 'gespraechNachgetragen'),
  page: (_, choice, form) => <AfterwardsPage {...form} {...choice} />,
});

const id = ':id';

/** Proofs on paper: of one talk, and blank ones with numbers. */
export const sheetRoutes = centreRoutes('interpreting', [
  get(stacksPath, 'interpreting.dispatch', 'interpreting.stack.list', stackForms.show),
  post(stacksPath, 'interpreting.dispatch', 'interpreting.stack.print', stackForms.send),
  get(stackPath(id), 'interpreting.dispatch', 'interpreting.stack.view', showStack),
  get(stackFilePath(id), 'interpreting.dispatch', 'interpreting.stack.file', printSheets),
  get(afterwardsPath, 'interpreting.dispatch', 'interpreting.afterwards.form', afterwardsForms.show),
  post(afterwardsPath, 'interpreting.dispatch', 'interpreting.afterwards', afterwardsForms.send),
  get(proofSheetPath(id), 'interpreting.dispatch', 'interpreting.sheet', printOne(false)),
  get(ownProofSheetPath(id), 'interpreting.own', 'interpreting.sheet.own', printOne(true)),
]);
