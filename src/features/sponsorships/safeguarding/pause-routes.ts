// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LetterError } from '../../../outbound/letters/printer.ts';
import { Conflict } from '../../../refusals.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, later } from '../../../web/route.ts';
import { getSettings } from '../../centres/queries.ts';
import { centreDesk, type Desk, loadAt, schoolDesk } from '../matching/deed-routes.tsx';
import { findParentsLanguage } from './pause-queries.ts';
import { pauseSheet } from './pause-sheet.ts';

/** The sheet for the parents of a child whose meetings pause, in the language they read. @throws Conflict when they do not pause */
const printPause =
  (desk: Desk) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, today, app } = request;
    const one = await loadAt(request, desk);
    if (one.state !== 'paused') throw new Conflict('Das Blatt gibt es, solange die Treffen pausieren.');
    const { name } = await getSettings(tx, centreId);
    const language = await findParentsLanguage(tx, centreId, one.pupilId);
    const sheet = pauseSheet(language, { number: one.number, centre: name, today, until: one.pausedUntil });
    return later(async () => {
      try {
        return download('SmiLe-Treffen-pausieren.pdf', 'application/pdf', await app.letters.printConsent(sheet));
      } catch (error) {
        if (!(error instanceof LetterError)) throw error;
        throw new Conflict(error.message);
      }
    });
  };

export const pauseSheetRoutes = centreRoutes('sponsorships', [
  get(centreDesk.places.parents(':id'), centreDesk.permission, 'sponsorship.parents', printPause(centreDesk)),
  get(schoolDesk.places.parents(':id'), schoolDesk.permission, 'sponsorship_school.parents', printPause(schoolDesk)),
]);
