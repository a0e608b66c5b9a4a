// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { may } from '../../auth/permissions.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery, toCsv } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, page, post } from '../../web/route.ts';
import { askResidence } from '../cases/counselling/input.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { listSentLinks } from '../links/queries.ts';
import { volunteerAccountRoutes } from './account/account-routes.tsx';
import { changeProfile, enterVolunteer, missingForActive } from './actions.ts';
import { listCare } from './care/care-queries.ts';
import { careRoutes } from './care/care-routes.tsx';
import { getCheckRule, listAllChecks, listChecks } from './check-queries.ts';
import { loadVolunteer as load, reachIn, volunteerDeedRoutes } from './deed-routes.tsx';
import { VolunteerFormPage } from './form-page.tsx';
import { taskErrors, volunteerErrors, volunteerInput, volunteerListSpec, volunteerValues } from './input.ts';
import { listLanguageWishes } from './language-wishes/wish-queries.ts';
import { languageWishRoutes } from './language-wishes/wish-routes.tsx';
import { type ListedVolunteer, VolunteerListPage, volunteerColumns } from './list-page.tsx';
import { ownLinkRoutes } from './own/link-routes.tsx';
import { volunteerTextRoutes } from './own/text-routes.tsx';
import { listPairs, listTwins } from './pairs/pair-queries.ts';
import { pairRoutes } from './pairs/pair-routes.tsx';
import {
  centreJoinPath,
  ownDoor,
  volunteerFormPath,
  volunteerListFilePath,
  volunteerPath,
  volunteerProfilePath,
  volunteersPath,
} from './paths.ts';
import {
  countVolunteers,
  listAreas,
  listAway,
  listEvents,
  listLanguages,
  listVolunteers,
  listWindows,
} from './queries.ts';
import { checkStates, neededChecks, ownPurpose } from './rules.ts';
import { standbyRoutes } from './standby/standby-routes.tsx';
import { VolunteerPage } from './volunteer-page.tsx';

async function readList(request: CentreRequest, most?: number) {
  const { tx, centreId, url, today } = request;
  const query = listQuery(url.href, { sorts: ['name', 'seit'], filters: volunteerListSpec });
  const { q, stand, sprache, nachweis, aufgabe } = query.filters;
  const own = reachIn(request);
  const reach = aufgabe ? own.filter((service) => service === aufgabe) : own;
  const filter = { text: q, state: stand, language: sprache, papers: nachweis, reach };
  // Of all together what interpreters need is asked; of who only sponsors what sponsors need.
  const rule = await getCheckRule(tx, centreId, reach.includes('interpreting') ? 'interpreting' : 'sponsorship');
  const needed = { kinds: neededChecks(rule), extended: rule.conduct === 'extended' };
  const range = { sort: query.sort, ...(most === undefined ? query : { limit: most, offset: 0 }) };
  const people = await listVolunteers(tx, centreId, filter, needed, range, today);
  const ids = people.map(({ id }) => id);
  const languages = await listLanguages(tx, centreId, ids);
  const checks = await listChecks(tx, centreId, ids);
  const rows = people.map(
    (person): ListedVolunteer => ({
      ...person,
      languages: languages.get(person.id) ?? [],
      papers: checkStates(checks.get(person.id) ?? [], rule, today),
    }),
  );
  request.shown('volunteer', ids);
  return { query, rows, count: await countVolunteers(tx, centreId, filter, needed, today) };
}

async function showList(request: CentreRequest): Promise<Answer> {
  const { user, app } = request;
  const mayRule = may(user.roles, 'volunteer.rules');
  const reach = reachIn(request);
  const mayThank = may(user.roles, 'volunteer.thanks');
  const whole = (path: string): string => new URL(path, app.settings.publicUrl).href.replace(/^https?:\/\//, '');
  const doors = { join: whole(centreJoinPath(user.centre?.key ?? '')), own: whole(ownDoor) };
  return page(
    <VolunteerListPage
      frame={frameOf(request)}
      {...(await readList(request))}
      {...{ mayRule, mayThank, reach, doors }}
    />,
  );
}

/** More rows are no list anybody reads. */
const mostInFile = 5000;

async function listFile(request: CentreRequest): Promise<Answer> {
  const { rows } = await readList(request, mostInFile);
  return download('ehrenamtliche.csv', 'text/csv; charset=utf-8', toCsv(volunteerColumns, rows));
}

async function show(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const person = await load(request);
  const one = [person.id];
  const rule = await getCheckRule(tx, centreId, person.interprets ? 'interpreting' : 'sponsorship');
  const checks = await listAllChecks(tx, centreId, person.id);
  const kept = checks.filter(({ withdrawnAt }) => withdrawnAt === null);
  const towns = new Map((await listMunicipalities(tx, centreId)).map(({ ags, name }) => [ags, name]));
  const file = {
    person,
    checks,
    papers: checkStates(kept, rule, today),
    languages: (await listLanguages(tx, centreId, one)).get(person.id) ?? [],
    windows: (await listWindows(tx, centreId, one)).get(person.id) ?? [],
    areas: ((await listAreas(tx, centreId, one)).get(person.id) ?? []).map((ags) => towns.get(ags) ?? ags),
    away: (await listAway(tx, centreId, one, today)).get(person.id) ?? [],
    twins: await listTwins(tx, centreId, person, reachIn(request)),
    pairs: await listPairs(tx, centreId, person.id, reachIn(request)),
    wishes: await listLanguageWishes(tx, centreId, person.id),
    events: await listEvents(tx, centreId, person.id),
    care: await listCare(tx, centreId, person.id),
    links: (await listSentLinks(tx, centreId, person.id, request.now)).filter(({ purpose }) => purpose === ownPurpose),
    missing: await missingForActive(tx, request.by, person),
    mayThank: may(request.user.roles, 'volunteer.thanks'),
  };
  return page(
    <VolunteerPage frame={frameOf(request)} file={file} today={today} requestId={() => request.requestId()} />,
  );
}

const agsOf = (towns: readonly { ags: string }[]): string[] => towns.map(({ ags }) => ags);
const asks = { notiz: askResidence };

const enterForms = centreForm({
  load: ({ tx, centreId }) => listMunicipalities(tx, centreId),
  values: (request) => ({ aufgaben: reachIn(request).slice(0, 1), briefsprache: 'de' }),
  schema: ({ today }, towns) => volunteerInput(today, agsOf(towns)),
  asks: () => asks,
  also: (request) => [...volunteerErrors(request.form), ...taskErrors(request.form, reachIn(request))],
  run: async ({ tx, by, shown }, _, told) => {
    const { id } = await enterVolunteer(tx, by, told);
    shown('volunteer', id);
    return id;
  },
  done: (_, __, id) => flash(volunteerPath(id), 'gespeichert'),
  page: (_, towns, form) => <VolunteerFormPage {...form} towns={towns} id={null} />,
});

const changeForms = centreForm({
  load: async (request) => {
    const { tx, centreId } = request;
    const person = await load(request);
    return { person, towns: await listMunicipalities(tx, centreId) };
  },
  values: async ({ tx, centreId }, { person }) => {
    const one = [person.id];
    const languages = (await listLanguages(tx, centreId, one)).get(person.id) ?? [];
    const areas = (await listAreas(tx, centreId, one)).get(person.id) ?? [];
    return volunteerValues(person, languages, areas, (await listWindows(tx, centreId, one)).get(person.id) ?? []);
  },
  schema: ({ today }, { towns }) => volunteerInput(today, agsOf(towns)),
  asks: () => asks,
  also: (request, { person }) => [
    ...volunteerErrors(request.form),
    ...taskErrors(request.form, reachIn(request), person),
  ],
  version: ({ person }) => person.version,
  versionNeeded: true,
  run: ({ tx, by }, { person }, told) => changeProfile(tx, by, person, told),
  done: (_, { person }) => flash(volunteerPath(person.id), 'gespeichert'),
  page: (_, { person, towns }, form) => <VolunteerFormPage {...form} towns={towns} id={person.id} />,
});

const id = ':id';
const ownRoutes = centreRoutes('volunteers', [
  get(volunteersPath, 'volunteer.manage', 'volunteer.list', showList),
  get(volunteerListFilePath, 'volunteer.manage', 'volunteer.export', listFile),
  get(volunteerFormPath, 'volunteer.manage', 'volunteer.form', enterForms.show),
  post(volunteerFormPath, 'volunteer.manage', 'volunteer.enter', enterForms.send),
  get(volunteerPath(id), 'volunteer.manage', 'volunteer.view', show),
  get(volunteerProfilePath(id), 'volunteer.manage', 'volunteer.change.form', changeForms.show),
  post(volunteerProfilePath(id), 'volunteer.manage', 'volunteer.change', changeForms.send),
]);

export const volunteerRoutes = [
  ...ownRoutes,
  ...volunteerDeedRoutes,
  ...volunteerTextRoutes,
  ...ownLinkRoutes,
  ...careRoutes,
  ...standbyRoutes,
  ...languageWishRoutes,
  ...pairRoutes,
  ...volunteerAccountRoutes,
];
