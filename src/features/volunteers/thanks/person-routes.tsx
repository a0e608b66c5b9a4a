// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { emptyForm } from '../../../web/form/index.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm, type FormProps } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post } from '../../../web/route.ts';
import { loadVolunteer } from '../deed-routes.tsx';
import {
  ofYear,
  personThanksLetterPath,
  personThanksPath,
  thanksArrivedPath,
  thanksPath,
  thanksWishPath,
} from '../paths.ts';
import { openYear, printed, readYear, sampleFor } from './loading.ts';
import { type PersonFile, PersonThanksPage } from './person-page.tsx';
import { noteArrived, refuseThanks, thankOne } from './thanks-actions.ts';
import { thankOneInput, thanksWishInput } from './thanks-input.ts';
import { buildThanksLetters } from './thanks-letters.ts';
import { listThanks, refusesThanks } from './thanks-queries.ts';

/** One person, also one that is thanked for nothing now: with what would be said. @throws NotFound for who has left */
async function loadPerson(request: CentreRequest): Promise<PersonFile> {
  const { tx, centreId } = request;
  const { id } = await loadVolunteer(request);
  const { year, years } = await readYear(request);
  const [person] = await listThanks(tx, centreId, year, { people: [id] });
  if (!person)
    throw new Conflict('Gedankt wird Aktiven, und wer in dem Jahr geholfen hat. Diese Person gehört nicht dazu.', [
      { kind: 'volunteer', id, label: 'Zur Person' },
    ]);
  const refuses = await refusesThanks(tx, centreId, id);
  return { year, person, refuses, sample: await sampleFor(tx, centreId, year, person), open: years.includes(year) };
}

async function printOne(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const { year, person } = await loadPerson(request);
  const letters = await buildThanksLetters(tx, centreId, { year, people: [person], today });
  return printed(request, `Dank-${year}-${person.number}.pdf`, letters);
}

const personPage = (request: CentreRequest, file: PersonFile, { state }: Pick<FormProps, 'state'>) => (
  <PersonThanksPage frame={frameOf(request)} file={file} state={state} requestId={() => request.requestId()} />
);
const showPerson = async (request: CentreRequest): Promise<Answer> =>
  page(personPage(request, await loadPerson(request), { state: emptyForm({}) }));

const personForms = centreForm({
  load: async (request) => {
    await openYear(request);
    return await loadPerson(request);
  },
  schema: () => thankOneInput,
  run: async ({ tx, by, app }, { person, year }, way) => ({
    thanked: await thankOne(tx, by, { volunteerId: person.id, year, way }, app.jobs),
  }),
  done: (_, { person, year }, { thanked }) =>
    flash(ofYear(personThanksPath(person.id), year), thanked ? 'personGedankt' : 'dankSchonUnterwegs'),
  page: personPage,
});

const arrivedForms = centreForm({
  load: loadPerson,
  schema: () => noFields,
  run: ({ tx, by }, { person, year }) => noteArrived(tx, by, person.id, year),
  done: (_, { person, year }) => flash(ofYear(personThanksPath(person.id), year), 'vermerkt'),
  page: personPage,
});

const wishForms = centreForm({
  load: loadPerson,
  schema: () => thanksWishInput,
  run: ({ tx, by }, { person }, refuses) => refuseThanks(tx, by, person.id, refuses),
  done: (_, { year }) => flash(ofYear(thanksPath, year), 'vermerkt'),
  page: personPage,
});

const id = ':id';

/** The yearly thank-you of one person. */
export const personThanksRoutes = centreRoutes('volunteers', [
  get(personThanksPath(id), 'volunteer.thanks', 'volunteer.thanks.view', showPerson),
  post(personThanksPath(id), 'volunteer.thanks', 'volunteer.thanks.one', personForms.send),
  get(personThanksLetterPath(id), 'volunteer.thanks', 'volunteer.thanks.letter', printOne),
  post(thanksArrivedPath(id), 'volunteer.thanks', 'volunteer.thanks.arrived', arrivedForms.send),
  post(thanksWishPath(id), 'volunteer.thanks', 'volunteer.thanks.wish', wishForms.send),
]);
