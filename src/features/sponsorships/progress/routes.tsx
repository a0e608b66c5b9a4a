// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Permission } from '../../../auth/permissions.ts';
import { LetterError } from '../../../outbound/letters/printer.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
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
import { getSettings } from '../../centres/queries.ts';
import { addResults, dropResult, setCheck } from './actions.ts';
import { checkInput, checkValues, resultInput, resultProblems } from './input.ts';
import { CheckPage, checkOfMonth, OwnProgressPage } from './own-pages.tsx';
import {
  dropResultPath,
  newResultPath,
  ownCheckPath,
  ownPicturePath,
  ownProgressPath,
  ownSheetPath,
  pupilProgressPath,
  type Side,
} from './paths.ts';
import { pictureOf, sheetOf } from './picture.ts';
import { PicturePage } from './picture-page.tsx';
import { DropResultPage, NewResultPage, PupilProgressPage } from './pupil-pages.tsx';
import {
  getInstrument,
  getOwnChild,
  getProgressPupil,
  getResult,
  listChecks,
  listChecksOfPupil,
  listHeld,
  listInstruments,
  listMaterials,
  listResults,
  type OwnChild,
} from './queries.ts';
import { materialLevelOf, proposed } from './rules.ts';
import { settingLines } from './setting-routes.tsx';

/** The child of a running sponsorship of who is signed in. @throws NotFound */
async function loadOwn(request: CentreRequest): Promise<OwnChild> {
  const { tx, centreId, user } = request;
  const child = await getOwnChild(tx, centreId, user.volunteers, param(request, 'id'));
  request.shown('sponsorship', child.id);
  return child;
}

async function showOwn(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const child = await loadOwn(request);
  const checks = await listChecks(tx, centreId, child.id);
  const level = materialLevelOf(checks[0]);
  const { languages, interests } = child;
  const materials = proposed(await listMaterials(tx, centreId), { level, languages, interests });
  return page(<OwnProgressPage frame={frameOf(request)} {...{ child, checks, materials, level, today }} />);
}

async function loadPicture(request: CentreRequest) {
  const { tx, centreId } = request;
  const child = await loadOwn(request);
  const checks = await listChecks(tx, centreId, child.id);
  return { child, picture: pictureOf(child, checks, await listHeld(tx, centreId, child.id)) };
}

async function showPicture(request: CentreRequest): Promise<Answer> {
  const { child, picture } = await loadPicture(request);
  return page(<PicturePage frame={frameOf(request)} id={child.id} name={child.givenName} picture={picture} />);
}

async function printPicture(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, app } = request;
  const { picture } = await loadPicture(request);
  const { name } = await getSettings(tx, centreId);
  const sheet = sheetOf(picture, name, today);
  return later(async () => {
    try {
      return download('Das-kann-ich-schon.pdf', 'application/pdf', await app.letters.printProgress(sheet));
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message);
    }
  });
}

const checkForms = centreForm({
  load: async (request) => {
    const { tx, centreId, today } = request;
    const child = await loadOwn(request);
    return { child, check: checkOfMonth(await listChecks(tx, centreId, child.id), today) };
  },
  values: (_, { check }) => checkValues(check),
  schema: () => checkInput,
  version: ({ check }) => check?.version ?? 0,
  versionNeeded: true,
  run: ({ tx, by }, { child, check }, answers) => setCheck(tx, by, child, check?.version ?? 0, answers),
  done: (_, { child }) => flash(ownProgressPath(child.id), 'gespeichert'),
  page: (_, { child }, form) => <CheckPage {...form} child={child} />,
});

async function loadPupil(request: CentreRequest, side: Side) {
  const { tx, centreId, user } = request;
  const schools = side === 'school' ? user.coordinated : null;
  const pupil = await getProgressPupil(tx, centreId, schools, param(request, 'id'));
  request.shown('pupil', pupil.id);
  return pupil;
}

const showPupil =
  (side: Side) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, today } = request;
    const pupil = await loadPupil(request, side);
    return page(
      <PupilProgressPage
        frame={frameOf(request)}
        {...{ side, pupil, today }}
        instruments={await listInstruments(tx, centreId)}
        results={await listResults(tx, centreId, pupil.id)}
        checks={await listChecksOfPupil(tx, centreId, pupil.id)}
      />,
    );
  };

const resultForms = (side: Side) =>
  centreForm({
    load: async (request) => {
      const pupil = await loadPupil(request, side);
      return { pupil, instrument: await getInstrument(request.tx, request.centreId, param(request, 'verfahren')) };
    },
    schema: ({ today }, { instrument }) => resultInput(today, instrument.areas, instrument.levels),
    also: ({ form }, { instrument }) => resultProblems(instrument, form),
    run: ({ tx, by }, { pupil, instrument }, one) => addResults(tx, by, pupil, instrument, one),
    done: (_, { pupil }) => flash(pupilProgressPath(side, pupil.id), 'gespeichert'),
    page: (_, known, form) => <NewResultPage {...form} side={side} {...known} />,
  });

const dropForms = (side: Side) =>
  centreForm({
    load: async (request) => {
      const { tx, centreId } = request;
      const pupil = await loadPupil(request, side);
      const result = await getResult(tx, centreId, pupil.id, param(request, 'ergebnis'));
      return { pupil, result, instrument: await getInstrument(tx, centreId, result.instrument) };
    },
    schema: () => noFields,
    run: ({ tx, by }, { result }) => dropResult(tx, by, result.id),
    done: (_, { pupil }) => flash(pupilProgressPath(side, pupil.id), 'gespeichert'),
    page: (_, known, form) => <DropResultPage {...form} side={side} {...known} />,
  });

/** The pages school and coordination both have, each at its own addresses. */
function linesOf(side: Side, permission: Permission) {
  const [results, drop] = [resultForms(side), dropForms(side)];
  const resultAt = newResultPath(side, ':id', ':verfahren');
  const dropAt = dropResultPath(side, ':id', ':ergebnis');
  return [
    get(pupilProgressPath(side, ':id'), permission, 'progress.view', showPupil(side)),
    get(resultAt, permission, 'progress.result.form', results.show),
    post(resultAt, permission, 'progress.result', results.send),
    get(dropAt, permission, 'progress.result_drop.form', drop.show),
    post(dropAt, permission, 'progress.result_drop', drop.send),
  ];
}

export const progressRoutes = centreRoutes('sponsorships', [
  get(ownProgressPath(':id'), 'sponsorship.own', 'progress.own', showOwn),
  get(ownCheckPath(':id'), 'sponsorship.own', 'progress.check.form', checkForms.show),
  post(ownCheckPath(':id'), 'sponsorship.own', 'progress.check', checkForms.send),
  get(ownPicturePath(':id'), 'sponsorship.own', 'progress.picture', showPicture),
  get(ownSheetPath(':id'), 'sponsorship.own', 'progress.sheet', printPicture),
  ...linesOf('school', 'sponsorship.school'),
  ...linesOf('centre', 'sponsorship.manage'),
  ...settingLines,
]);
