// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { typedValues } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { listQuery, toCsv } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, page, param, post } from '../../../web/route.ts';
import { listSchools, listSchoolsByNumber, schoolNames } from '../../schools/queries.ts';
import { getCheckRule, listChecks } from '../../volunteers/check-queries.ts';
import { listAway, listWindows } from '../../volunteers/queries.ts';
import { checkStates, neededChecks } from '../../volunteers/rules.ts';
import { sponsorPath, sponsorsPath } from '../paths.ts';
import { getPolicy } from '../policy-queries.ts';
import { listLiveOfVolunteer } from '../queries.ts';
import { keepSponsor } from './actions.ts';
import { readFitness } from './fitness-queries.ts';
import { SponsorFormPage } from './form-page.tsx';
import { searchField, sponsorInput, sponsorListSpec, sponsorValues, typedInSearch } from './input.ts';
import { type SponsorLine, SponsorListPage, sponsorColumns } from './list-page.tsx';
import { listPreparation } from './module-queries.ts';
import { moduleRoutes } from './module-routes.tsx';
import { sponsorFilePath, sponsorFormPath } from './paths.ts';
import {
  countSponsors,
  getSponsor,
  listNamedSchools,
  listNeverAgain,
  listSchoolsWithPupils,
  listSponsorSchools,
  listSponsors,
  listSponsorshipsOf,
  type SponsorFile,
} from './queries.ts';
import { isMinor } from './rules.ts';
import { SponsorPage } from './sponsor-page.tsx';
import type { SponsorView } from './sponsor-view.ts';

async function readList(request: CentreRequest, most?: number) {
  const { tx, centreId, url, today } = request;
  const query = listQuery(url.href, { sorts: ['name', 'stunde'], filters: sponsorListSpec });
  const { q, stand, platz, schule, nachweis } = query.filters;
  const filter = { text: q, state: stand, room: platz, school: schule, papers: nachweis };
  const rule = await getCheckRule(tx, centreId, 'sponsorship');
  const needed = { kinds: neededChecks(rule), extended: rule.conduct === 'extended' };
  const range = { sort: query.sort, ...(most === undefined ? query : { limit: most, offset: 0 }) };
  const people = await listSponsors(tx, centreId, filter, needed, range, today);
  const ids = people.map(({ id }) => id);
  const checks = await listChecks(tx, centreId, ids);
  const schools = await listSponsorSchools(tx, centreId, ids);
  const rows = people.map(
    (one): SponsorLine => ({
      ...one,
      schools: (schools.get(one.id) ?? []).map(({ name }) => name),
      papers: checkStates(checks.get(one.id) ?? [], rule, today),
    }),
  );
  request.shown('volunteer', ids);
  return { query, rows, count: await countSponsors(tx, centreId, filter, needed, today) };
}

async function showList(request: CentreRequest): Promise<Answer> {
  const schools = await listNamedSchools(request.tx, request.centreId);
  return page(<SponsorListPage frame={frameOf(request)} {...(await readList(request))} schools={schools} />);
}

/** More rows are no list anybody reads. */
const mostInFile = 5000;

async function listFile(request: CentreRequest): Promise<Answer> {
  const { rows } = await readList(request, mostInFile);
  return download('patinnen-und-paten.csv', 'text/csv; charset=utf-8', toCsv(sponsorColumns, rows));
}

/** The sponsor an address names; the log says it was seen. @throws NotFound for who gives no lessons */
async function load(request: CentreRequest): Promise<SponsorFile> {
  const file = await getSponsor(request.tx, request.centreId, param(request, 'id'));
  request.shown('volunteer', file.person.id);
  return file;
}

async function readView(request: CentreRequest): Promise<SponsorView> {
  const { tx, centreId, today } = request;
  const file = await load(request);
  const { id } = file.person;
  const rule = await getCheckRule(tx, centreId, 'sponsorship');
  const names = await schoolNames(tx, file.sponsor?.schools ?? []);
  return {
    ...file,
    fitness: (await readFitness(tx, centreId, [id], today)).get(id),
    leastAge: (await getPolicy(tx, centreId)).leastAge,
    schoolNames: (file.sponsor?.schools ?? []).map((number) => names.get(number) ?? number),
    windows: (await listWindows(tx, centreId, [id])).get(id) ?? [],
    away: (await listAway(tx, centreId, [id], today)).get(id) ?? [],
    papers: checkStates((await listChecks(tx, centreId, [id])).get(id) ?? [], rule, today),
    sponsorships: await listSponsorshipsOf(tx, centreId, id),
    preparation: await listPreparation(tx, centreId, id),
    neverAgain: await listNeverAgain(tx, centreId, id),
  };
}

async function show(request: CentreRequest): Promise<Answer> {
  const view = await readView(request);
  request.shown(
    'sponsorship',
    view.sponsorships.map(({ id }) => id),
  );
  const requestId = () => request.requestId();
  return page(<SponsorPage frame={frameOf(request)} view={view} today={request.today} requestId={requestId} />);
}

/** Schools found by a word at most; whoever looks for more types more of it. */
const mostFound = 30;

/** Schools to choose from: those that are chosen, those with pupils, and what was looked for. */
async function schoolsToChoose(request: CentreRequest, { sponsor }: SponsorFile) {
  const { tx, centreId, form } = request;
  const typed = typedValues(form);
  const ticked = typed['schulen'] ?? sponsor?.schools ?? [];
  const chosen = await schoolNames(tx, Array.isArray(ticked) ? ticked : [ticked]);
  const word = String(typed[searchField] ?? '').trim();
  const found =
    word === '' ? [] : await listSchools(tx, { text: word, ownArea: true }, { limit: mostFound, offset: 0 });
  const all = new Map<string, string>([
    ...chosen,
    ...found.map(({ number, name }) => [number, name] as const),
    ...(await listSchoolsWithPupils(tx, centreId)).map(({ number, name }) => [number, name] as const),
  ]);
  return [...all].map(([number, name]) => ({ number, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}

const changeForms = centreForm({
  load: async (request) => {
    const file = await load(request);
    const { tx, centreId, today } = request;
    return {
      file,
      policy: await getPolicy(tx, centreId),
      minor: isMinor(file.person.birth, today),
      taken: (await listLiveOfVolunteer(tx, centreId, file.person.id)).length,
    };
  },
  offers: (request, { file }) => schoolsToChoose(request, file),
  values: (_, { file }) => sponsorValues(file.sponsor, file.person),
  schema: ({ today }) => sponsorInput(today),
  again: typedInSearch,
  check: async ({ tx }, _, { schools }) => {
    const open = await listSchoolsByNumber(tx, schools);
    return open.length === schools.length
      ? []
      : [{ field: 'schulen', message: 'Eine dieser Schulen gibt es nicht mehr. Bitte wählen Sie neu.' }];
  },
  version: ({ file }) => file.sponsor?.version ?? 0,
  versionNeeded: true,
  run: async ({ tx, by }, { file }, told) => {
    const refused = await keepSponsor(tx, by, file.person.id, file.sponsor?.version ?? 0, told);
    if (!refused) return null;
    const message = `Es sind ${refused.taken} Plätze belegt. Bitte beenden Sie zuerst eine Patenschaft, oder geben Sie mindestens ${refused.taken} ein.`;
    return { refused: { field: 'kinder', message } };
  },
  done: (_, { file }) => flash(sponsorPath(file.person.id), 'gespeichert'),
  page: (_, known, form, schools) => <SponsorFormPage {...form} {...known} schools={schools} />,
});

const id = ':id';
const manage = 'sponsorship.manage';
/** Sponsors as the coordination keeps them, and their preparation. */
export const sponsorRoutes = [
  ...centreRoutes('sponsorships', [
    get(sponsorsPath, manage, 'sponsor.list', showList),
    get(sponsorFilePath, manage, 'sponsor.export', listFile),
    get(sponsorPath(id), manage, 'sponsor.view', show),
    get(sponsorFormPath(id), manage, 'sponsor.change.form', changeForms.show),
    post(sponsorFormPath(id), manage, 'sponsor.change', changeForms.send),
  ]),
  ...moduleRoutes,
];
