// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../codes/keys.ts';
import { LetterError } from '../../outbound/letters/printer.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { noFields } from '../../web/form/parse.ts';
import { centreForm } from '../../web/form-pair.ts';
import { formatDate, formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { type CentreRequest, centreRoutes, download, get, later, param, post } from '../../web/route.ts';
import { endAway, moveState, noteAway, recordEvent, sharePerson } from './actions.ts';
import { changeCheckRule, noteCheck, withdrawCheck } from './check-actions.ts';
import { awayInput, checkInput, checkRuleInput, oneOfThemInput, shareInput, stateInput } from './check-input.ts';
import { getCheckRule, getRuleFor } from './check-queries.ts';
import { buildConductLetter } from './conduct-letter.ts';
import { AwayFormPage, CheckFormPage, CheckRuleFormPage, ShareFormPage, StateFormPage } from './deed-pages.tsx';
import {
  checkRulesPath,
  conductLetterPath,
  endVolunteerAbsencePath,
  sharePath,
  volunteerAbsencePath,
  volunteerChecksPath,
  volunteerPath,
  volunteerStatePath,
  volunteersPath,
  withdrawCheckPath,
} from './paths.ts';
import { getVolunteerIn, lockVolunteer } from './queries.ts';
import { type HelpReach, type HelpService, nextStates, reachOf } from './rules.ts';
import { stateWords } from './words.ts';

/** Whom the person of a request has to do with. */
export const reachIn = ({ user }: CentreRequest): HelpReach => reachOf(user.roles);

/** The volunteer an address names; the log says it was seen. @throws NotFound, also for one out of reach */
export async function loadVolunteer(request: CentreRequest) {
  const person = await getVolunteerIn(request.tx, request.centreId, reachIn(request), param(request, 'id'));
  request.shown('volunteer', person.id);
  return person;
}

const load = loadVolunteer;

const checkForms = centreForm({
  load: async (request) => {
    const person = await load(request);
    return { person, rule: await getRuleFor(request.tx, request.centreId, person) };
  },
  values: ({ today }) => ({ gesehen: formatShortDate(today) }),
  schema: ({ today }, { rule }) => checkInput(today, rule),
  run: async ({ tx, by }, { person }, seen) => {
    await noteCheck(tx, by, person.id, seen);
  },
  done: (_, { person }) => flash(volunteerPath(person.id), 'nachweisGesehen'),
  page: (_, { person }, form) => <CheckFormPage {...form} person={person} />,
});

const withdrawForms = centreForm({
  load,
  schema: () => oneOfThemInput,
  run: ({ tx, by }, person, { id: checkId }) => withdrawCheck(tx, by, person.id, checkId),
  done: (_, person) => flash(volunteerPath(person.id), 'gespeichert'),
  page: (request, person, form) => <CheckFormPage {...form} frame={frameOf(request)} person={person} />,
});

const awayForms = centreForm({
  load,
  schema: ({ today }) => awayInput(today),
  run: async ({ tx, by }, person, days) => {
    const clash = await noteAway(tx, by, person.id, days);
    if (clash === undefined) return null;
    const known = `${formatDate(clash.from)} bis ${formatDate(clash.to)}`;
    return { refused: { field: 'weg_von', message: `In diesen Tagen ist schon eingetragen: abwesend ${known}.` } };
  },
  done: (_, person) => flash(volunteerPath(person.id), 'gespeichert'),
  page: (_, person, form) => <AwayFormPage {...form} person={person} />,
});

const endAwayForms = centreForm({
  load,
  schema: () => oneOfThemInput,
  run: ({ tx, by }, person, { id: awayId }) => endAway(tx, by, person.id, awayId),
  done: (_, person) => flash(volunteerPath(person.id), 'gespeichert'),
  page: (_, person, form) => <AwayFormPage {...form} person={person} />,
});

/** The state that an address names, if somebody may get there at all. @throws NotFound */
const targetOf = (request: CentreRequest) => {
  const to = codesOf(stateWords).find((state) => state === param(request, 'state'));
  if (to === undefined) throw new NotFound();
  return to;
};

const stateForms = centreForm({
  load: async (request) => {
    const person = await load(request);
    const to = targetOf(request);
    if (person.state !== to && !nextStates[person.state].includes(to))
      throw new Conflict(`Der Stand ist „${stateWords[person.state]}“. Dieser Schritt folgt nicht darauf.`, [
        { kind: 'volunteer', id: person.id, label: 'Aktuellen Stand ansehen' },
      ]);
    return { person, to };
  },
  loadSent: async (request) => {
    const { id } = await load(request);
    return { person: await lockVolunteer(request.tx, request.centreId, id), to: targetOf(request) };
  },
  schema: ({ today }) => stateInput(today),
  run: ({ tx, by }, { person, to }, { until }) => moveState(tx, by, person.id, to, until),
  done: (_, { person }) => flash(volunteerPath(person.id), 'gespeichert'),
  page: (_, { person, to }, form) => <StateFormPage {...form} person={person} to={to} />,
});

/** The letter for a certificate of conduct without a fee. */
const letterForms = centreForm({
  load,
  schema: () => noFields,
  run: async ({ tx, by, centreId, today }, person) => {
    const rule = await getRuleFor(tx, centreId, person);
    await recordEvent(tx, by, person.id, 'letter');
    return await buildConductLetter(tx, centreId, person, rule, today);
  },
  done: ({ app }, { id: volunteerId }, sheet) =>
    later(async () => {
      try {
        const pdf = await app.letters.printConfirmation(sheet);
        return download('Fuehrungszeugnis-Bestaetigung.pdf', 'application/pdf', pdf);
      } catch (error) {
        if (!(error instanceof LetterError)) throw error;
        throw new Conflict(error.message, [{ kind: 'volunteer', id: volunteerId, label: 'Zur Person' }]);
      }
    }),
  page: (_, person, form) => <CheckFormPage {...form} person={person} />,
});

const shareForms = centreForm({
  load,
  schema: () => shareInput,
  run: ({ tx, by }, person, { key }) => sharePerson(tx, by, person.id, key),
  done: (_, person) => flash(volunteerPath(person.id), 'gespeichert'),
  page: (_, person, form) => <ShareFormPage {...form} person={person} />,
});

const ruleForms = (service: HelpService) =>
  centreForm({
    load: ({ tx, centreId }) => getCheckRule(tx, centreId, service),
    values: (_, rule) => ({
      fz: rule.conduct,
      fz_monate: String(rule.conductMonths),
      fz_alter: String(rule.conductFreshMonths),
      ...(rule.confidentiality ? { schweigen: 'ja' } : {}),
      ...(rule.dataProtection ? { datenschutz: 'ja' } : {}),
      ...(rule.training ? { schulung: 'ja' } : {}),
    }),
    schema: () => checkRuleInput,
    version: ({ version }) => version,
    versionNeeded: true,
    run: ({ tx, by }, rule, input) => changeCheckRule(tx, by, service, rule, input),
    done: flash(volunteersPath, 'gespeichert'),
    page: (_, __, form) => <CheckRuleFormPage {...form} service={service} />,
  });
const interpretingRules = ruleForms('interpreting');
const sponsorshipRules = ruleForms('sponsorship');

const id = ':id';
/** What is done with one volunteer, and what a centre wants to have seen. */
export const volunteerDeedRoutes = centreRoutes('volunteers', [
  get(checkRulesPath.interpreting, 'volunteer.rules', 'volunteer_check_rule.form', interpretingRules.show),
  post(checkRulesPath.interpreting, 'volunteer.rules', 'volunteer_check_rule.change', interpretingRules.send),
  get(checkRulesPath.sponsorship, 'volunteer.rules', 'volunteer_check_rule.form', sponsorshipRules.show),
  post(checkRulesPath.sponsorship, 'volunteer.rules', 'volunteer_check_rule.change', sponsorshipRules.send),
  get(volunteerStatePath(id, ':state'), 'volunteer.manage', 'volunteer.state.form', stateForms.show),
  post(volunteerStatePath(id, ':state'), 'volunteer.manage', 'volunteer.state', stateForms.send),
  get(volunteerChecksPath(id), 'volunteer.manage', 'volunteer.check.form', checkForms.show),
  post(volunteerChecksPath(id), 'volunteer.manage', 'volunteer.check', checkForms.send),
  post(withdrawCheckPath(id), 'volunteer.manage', 'volunteer.check.withdraw', withdrawForms.send),
  get(volunteerAbsencePath(id), 'volunteer.manage', 'volunteer.away.form', awayForms.show),
  post(volunteerAbsencePath(id), 'volunteer.manage', 'volunteer.away', awayForms.send),
  post(endVolunteerAbsencePath(id), 'volunteer.manage', 'volunteer.away.end', endAwayForms.send),
  post(conductLetterPath(id), 'volunteer.manage', 'volunteer.conduct_letter', letterForms.send),
  get(sharePath(id), 'volunteer.manage', 'volunteer.share.form', shareForms.show),
  post(sharePath(id), 'volunteer.manage', 'volunteer.share', shareForms.send),
]);
