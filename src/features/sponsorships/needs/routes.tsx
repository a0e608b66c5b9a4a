// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Permission } from '../../../auth/permissions.ts';
import { LetterError } from '../../../outbound/letters/printer.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { csvInBatches, listQuery } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, later, page, post } from '../../../web/route.ts';
import { findCaseId, getCaseHead } from '../../cases/queries.ts';
import { getSettings } from '../../centres/queries.ts';
import { listConsents } from '../../consents/queries.ts';
import { endDuplicate, endNeed, joinSiblings, leaveSiblings, linkChild } from './actions.ts';
import {
  consentForms,
  linkConsentForms,
  linkWithdrawForms,
  namedForms,
  refuseForms,
  withdrawForms,
} from './consent-forms.tsx';
import { ChildLinkPage, EndNeedPage, SiblingsPage } from './deed-pages.tsx';
import {
  caseField,
  childLinkInput,
  endNeedInput,
  parentLanguages,
  siblingField,
  siblingInput,
  staysField,
} from './input.ts';
import { PupilListPage, pupilColumns, pupilFilters } from './list-page.tsx';
import { changeForms, gridForms, loadOpen, loadPupil, reachOf, reportForms, reportingSchools } from './need-forms.tsx';
import {
  type Area,
  childLinkPath,
  consentSheetPath,
  endNeedPath,
  linkConsentPath,
  linkWithdrawPath,
  namedPath,
  needChangePath,
  needFormPath,
  pupilConsentPath,
  pupilFilePath,
  pupilIn,
  pupilListPath,
  refusePath,
  schoolGridPath,
  siblingsPath,
  withdrawPath,
} from './paths.ts';
import { PupilPage } from './pupil-page.tsx';
import {
  countPupils,
  findPupilByNumber,
  listChoices,
  listPupilLessons,
  listPupils,
  listSiblings,
  listSponsorshipsOf,
} from './queries.ts';
import { listReportsOfSame } from './same-child-queries.ts';
import { consentSheet } from './sheet.ts';

const pupilQuery = (url: URL) => listQuery(url.href, { sorts: ['seit', 'nummer', 'schule'], filters: pupilFilters });
const filterOf = ({ url, today }: CentreRequest) => {
  const { q, stand, schule, sprache, wartet } = pupilQuery(url).filters;
  return { text: q, state: stand, school: schule, language: sprache, weeks: wartet, today };
};

const showList =
  (area: Area) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, url, today } = request;
    const [query, reach] = [pupilQuery(url), reachOf(request, area)];
    const filter = filterOf(request);
    const rows = await listPupils(tx, centreId, reach, { ...filter, ...query });
    const ids = rows.map(({ id }) => id);
    request.shown('pupil', ids);
    return page(
      <PupilListPage
        frame={frameOf(request)}
        {...{ area, rows, query, today }}
        count={await countPupils(tx, centreId, reach, filter)}
        choices={await listChoices(tx, centreId, reach)}
        mayReport={(await reportingSchools(request, area)).schools.length > 0}
      />,
    );
  };

const exportList =
  (area: Area) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, url, today } = request;
    const { sort } = pupilQuery(url);
    const [filter, reach] = [filterOf(request), reachOf(request, area)];
    const csv = await csvInBatches(pupilColumns(area, today), (batch) =>
      listPupils(tx, centreId, reach, { ...filter, sort, ...batch }),
    );
    return download('smile-kinder.csv', 'text/csv; charset=utf-8', csv);
  };

const showPupil =
  (area: Area) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, today } = request;
    const pupil = await loadPupil(request, area);
    const siblings = await listSiblings(tx, centreId, pupil);
    return page(
      <PupilPage
        frame={frameOf(request)}
        {...{ area, pupil, today }}
        // A school reaches its own pupils alone.
        siblings={
          area === 'school' ? siblings.filter(({ school }) => request.user.coordinated.includes(school)) : siblings
        }
        // Of other schools, too: the coordination alone.
        twins={area === 'centre' ? await listReportsOfSame(tx, centreId, pupil.id) : []}
        lessons={await listPupilLessons(tx, centreId, pupil.id)}
        consents={await listConsents(tx, centreId, pupil.id)}
        sponsorships={await listSponsorshipsOf(tx, centreId, pupil.id)}
      />,
    );
  };

/** The sheet to sign, in the language of the address. */
const printSheet =
  (area: Area) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, url, today, app } = request;
    const pupil = await loadOpen(request, area);
    const { name } = await getSettings(tx, centreId);
    const asked = url.searchParams.get('sprache') ?? pupil.parentsLanguage;
    const language = parentLanguages.find((one) => one === asked) ?? 'de';
    const sheet = consentSheet(language, { number: pupil.number, centre: name, today });
    return later(async () => {
      try {
        const pdf = await app.letters.printConsent(sheet);
        return download(`SmiLe-Einwilligung-${language}.pdf`, 'application/pdf', pdf);
      } catch (error) {
        if (!(error instanceof LetterError)) throw error;
        throw new Conflict(error.message);
      }
    });
  };

const endForms = (area: Area) =>
  centreForm({
    load: (request) => loadOpen(request, area),
    loadSent: (request) => loadPupil(request, area),
    schema: () => endNeedInput,
    run: async (request, pupil, { reason, stays }) => {
      const { tx, by, app, centreId } = request;
      if (pupil.state === 'ended') return undefined;
      if (reason !== 'duplicate') {
        await endNeed(tx, by, pupil.id, reason, app.jobs);
        return undefined;
      }
      const other = await findPupilByNumber(tx, centreId, stays ?? '', reachOf(request, area));
      if (!other || other.id === pupil.id || other.state === 'ended') {
        const message = 'Bitte nennen Sie die Nummer einer anderen Meldung, die noch läuft.';
        return { refused: { field: staysField, message } };
      }
      await endDuplicate(tx, by, pupil, other, app.jobs);
      return undefined;
    },
    done: (_, { id }) => flash(pupilIn(area, id), 'bedarfBeendet'),
    page: (_, pupil, form) => <EndNeedPage {...form} {...{ area, pupil }} />,
  });

const siblingForms = centreForm({
  load: (request) => loadOpen(request, 'centre'),
  offers: async ({ tx, centreId }, pupil) => ({ siblings: await listSiblings(tx, centreId, pupil) }),
  schema: () => siblingInput,
  run: async ({ tx, by, centreId }, pupil, { number }) => {
    if (number === null) return await leaveSiblings(tx, by, pupil);
    const other = await findPupilByNumber(tx, centreId, number, null);
    if (!other || other.id === pupil.id) {
      const message = 'Diese Nummer hat kein anderes Kind. Bitte prüfen Sie sie.';
      return { refused: { field: siblingField, message } };
    }
    return await joinSiblings(tx, by, pupil, other);
  },
  done: (_, { id }) => flash(pupilIn('centre', id), 'gespeichert'),
  page: (_, pupil, form, { siblings }) => <SiblingsPage {...form} area="centre" {...{ pupil, siblings }} />,
});

const childLinkForms = centreForm({
  load: (request) => loadOpen(request, 'centre'),
  schema: () => childLinkInput,
  version: ({ version }) => version,
  versionNeeded: true,
  run: async ({ tx, by, centreId }, pupil, { number }) => {
    if (number === null) return await linkChild(tx, by, pupil, null);
    const caseId = await findCaseId(tx, centreId, number);
    if (caseId === undefined) {
      const message = 'Einen Fall mit dieser Nummer gibt es nicht. Bitte prüfen Sie sie.';
      return { refused: { field: caseField, message } };
    }
    return await linkChild(tx, by, pupil, (await getCaseHead(tx, centreId, caseId)).childId);
  },
  done: (_, { id }) => flash(pupilIn('centre', id), 'gespeichert'),
  page: (_, pupil, form) => <ChildLinkPage {...form} area="centre" pupil={pupil} />,
});

/** The pages both have, each at its own addresses. */
function linesOf(area: Area, permission: Permission) {
  const at = (path: (area: Area, id: string) => string): string => path(area, ':id');
  const audit = (deed: string): string => `pupil.${deed}`;
  const report = reportForms(area);
  const deeds = [
    { path: needChangePath, forms: changeForms(area), deed: 'change' },
    { path: pupilConsentPath, forms: consentForms(area), deed: 'consent' },
    { path: refusePath, forms: refuseForms(area), deed: 'refuse' },
    { path: withdrawPath, forms: withdrawForms(area), deed: 'withdraw' },
    { path: namedPath, forms: namedForms(area), deed: 'named' },
    { path: endNeedPath, forms: endForms(area), deed: 'end' },
    { path: linkConsentPath, forms: linkConsentForms(area), deed: 'link_consent' },
    { path: linkWithdrawPath, forms: linkWithdrawForms(area), deed: 'link_withdraw' },
  ];
  return [
    get(pupilListPath[area], permission, audit('list'), showList(area)),
    get(needFormPath(area), permission, audit('form'), report.show),
    post(needFormPath(area), permission, audit('report'), report.send),
    get(pupilFilePath(area), permission, audit('export'), exportList(area)),
    get(at(pupilIn), permission, audit('view'), showPupil(area)),
    get(at(consentSheetPath), permission, audit('sheet'), printSheet(area)),
    ...deeds.flatMap(({ path, forms, deed }) => [
      get(at(path), permission, audit(`${deed}.form`), forms.show),
      post(at(path), permission, audit(deed), forms.send),
    ]),
  ];
}

export const needRoutes = centreRoutes('sponsorships', [
  ...linesOf('school', 'sponsorship.school'),
  get(schoolGridPath, 'sponsorship.school', 'pupil.grid.form', gridForms.show),
  post(schoolGridPath, 'sponsorship.school', 'pupil.grid', gridForms.send),
  ...linesOf('centre', 'sponsorship.manage'),
  get(siblingsPath(':id'), 'sponsorship.manage', 'pupil.siblings.form', siblingForms.show),
  post(siblingsPath(':id'), 'sponsorship.manage', 'pupil.siblings', siblingForms.send),
  get(childLinkPath(':id'), 'sponsorship.manage', 'pupil.child_link.form', childLinkForms.show),
  post(childLinkPath(':id'), 'sponsorship.manage', 'pupil.child_link', childLinkForms.send),
]);
