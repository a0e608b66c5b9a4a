// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreForMunicipality, findCentre } from '../../codes/centres.ts';
import { searchForm } from '../../codes/names.ts';
import type { FieldError, FieldQuestion } from '../../web/form/state.ts';
import type { Municipality } from '../centres/queries.ts';

/** What is known where a family lives. */
export interface MunicipalityFacts {
  postcode: string;
  /** What was typed as "Ort". */
  place: string;
  /** What was chosen or typed in the field "Gemeinde"; '' when nothing was. */
  chosen: string;
  /** The answer to a question asked before, '' when there is none. */
  answer: string;
  /** Municipalities of this postcode as far as they are known. */
  ofPostcode: readonly Municipality[];
  /** All municipalities whose names are known. */
  known: readonly Municipality[];
  /** The area of the centre. */
  area: readonly Municipality[];
  /** Set for a reporting office: it reports for its own municipalities only. */
  own: readonly string[] | null;
}

/** Either the municipality or what to say; both with what the form offers and the question asked, answered or not. */
export type Resolved = {
  /** Those of the postcode first, then the one the place names, then the area; none: the key itself is typed. */
  choices: readonly Municipality[];
  question?: FieldQuestion | undefined;
} & (
  | { ok: true; ags: string }
  /** `asked` answers, sent with the choice, that it was made knowing that postcode and place do not decide. */
  | { ok: false; error: FieldError; asked?: string | undefined }
);

/** The municipality a place names: by its name, with or without what follows ("Köln-Mülheim", "Stolberg (Rhld.)"). */
export function namedMunicipality(place: string, known: readonly Municipality[]): Municipality | undefined {
  const names = (text: string) => [text, text.replace(/[,(/].*/, ''), text.replace(/\s?[-–,(/].*/, '')].map(searchForm);
  const of = new Map(
    known
      .flatMap((one) =>
        names(one.name)
          .slice(0, 2)
          .map((name) => [name, one] as const),
      )
      .reverse(),
  );
  return names(place)
    .filter((name) => name !== '')
    .map((name) => of.get(name))
    .find((one) => one !== undefined);
}

const ownArea = (area: readonly Municipality[], own: readonly string[] | null): readonly Municipality[] =>
  own === null ? area : area.filter(({ ags }) => own.includes(ags));

/** What the field "Gemeinde" offers: `first`, then the area; a reporting office sees its own municipalities of it. */
export function choicesOf(
  area: readonly Municipality[],
  own: readonly string[] | null,
  first: readonly (Municipality | undefined)[] = [],
): Municipality[] {
  const all = [...first.filter((one) => one !== undefined), ...ownArea(area, own)];
  return all.filter((one, index) => all.findIndex(({ ags }) => ags === one.ags) === index);
}

/** Why a municipality cannot be taken: another centre is competent, or another reporting office. */
function refusal(facts: MunicipalityFacts, { ags, name }: Municipality): string | undefined {
  const { area, own } = facts;
  const key = centreForMunicipality(ags);
  const centre = (key ? findCentre(key)?.name : undefined) ?? 'kein Zentrum in Nordrhein-Westfalen';
  if (!area.some((one) => one.ags === ags)) {
    const here = area.length === 0 && own === null ? 'Für Ihr Zentrum ist noch kein Gebiet eingetragen. ' : '';
    return `${here}${name} gehört nicht zu Ihrem Gebiet. Zuständig: ${centre}. Bitte melden Sie das Kind dort.`;
  }
  return own === null || own.includes(ags)
    ? undefined
    : `Sie melden nur für Ihre Gemeinde. Für ${name} meldet die Meldestelle dort; zuständig ist ${centre}.`;
}

/** What to say when nothing is chosen and postcode and place do not decide; undefined when they do. */
function openChoice({ postcode, place, ofPostcode }: MunicipalityFacts, named: Municipality | undefined) {
  const [only] = ofPostcode;
  const stranger = named && !ofPostcode.some(({ ags }) => ags === named.ags);
  if (!only)
    return `Die Postleitzahl ${postcode} kennen wir nicht. Bitte wählen Sie die Gemeinde oder prüfen Sie die Postleitzahl.`;
  if (ofPostcode.length > 1)
    return `Die Postleitzahl ${postcode} gehört zu mehreren Gemeinden${stranger ? `, der Ort „${place}“ zu keiner davon` : ''}. Bitte wählen Sie die Gemeinde.`;
  return stranger
    ? `Die Postleitzahl ${postcode} gehört zu ${only.name}, der Ort „${place}“ ist eine andere Gemeinde. Bitte wählen Sie die Gemeinde oder prüfen Sie Postleitzahl und Ort.`
    : undefined;
}

/** What contradicts the municipality chosen, as a question; undefined when nothing does. */
function doubt(facts: MunicipalityFacts, chosen: Municipality, named: Municipality | undefined): string | undefined {
  const { postcode, place, ofPostcode } = facts;
  const elsewhere = ofPostcode.length > 0 && !ofPostcode.some(({ ags }) => ags === chosen.ags);
  const other = named !== undefined && named.ags !== chosen.ags;
  if (!elsewhere && !other) return undefined;
  const owners = ofPostcode.map(({ name }) => name).join(' und ');
  const agreed = elsewhere && other && ofPostcode.length === 1 && ofPostcode[0]?.ags === named.ags;
  const told = agreed
    ? `Die Postleitzahl ${postcode} und der Ort „${place}“ gehören zu ${owners}`
    : [
        elsewhere ? `Die Postleitzahl ${postcode} gehört zu ${owners}` : '',
        other ? `${elsewhere ? 'der' : 'Der'} Ort „${place}“ ist eine andere Gemeinde` : '',
      ]
        .filter(Boolean)
        .join(', ');
  return `${told}. Stimmt die Gemeinde ${chosen.name}?`;
}

/**
 * Which municipality an address lies in. Chosen, it counts: what contradicts it is asked about once. Left empty, it is the
 * one of the postcode, unless that has several or the place names another; then it has to be chosen, because the postal
 * place of a shared postcode does not say in which municipality a house stands. One outside the centre's area is refused
 * with the name of the centre that is competent: where a family lives decides.
 */
export function chooseMunicipality(facts: MunicipalityFacts): Resolved {
  const { postcode, ofPostcode, known, area, own, answer } = facts;
  const named = namedMunicipality(facts.place, [...known, ...ofPostcode]);
  const find = (ags: string) => [...ofPostcode, ...area, ...known].find((one) => one.ags === ags) ?? { ags, name: ags };
  const chosen = facts.chosen === '' ? undefined : find(facts.chosen);
  const choices = choicesOf(area, own, [...ofPostcode, named]);
  const asked = `${postcode}-${named?.ags ?? ''}`;
  if (!chosen) {
    const open = openChoice(facts, named);
    if (open !== undefined) {
      const message =
        choices.length > 0
          ? open
          : 'Bitte geben Sie den achtstelligen Gemeindeschlüssel an: Das Schulverzeichnis ist noch nicht eingelesen.';
      return { ok: false, choices, error: { field: 'ags', message }, asked: ofPostcode.length > 0 ? asked : undefined };
    }
  }
  const municipality = chosen ?? ofPostcode[0]!;
  const offered =
    choices.length === 0
      ? choices
      : choicesOf(choices, null, choices.some(({ ags }) => ags === municipality.ags) ? [] : [municipality]);
  const refused = refusal(facts, municipality);
  if (refused !== undefined)
    return { ok: false, choices: offered, error: { field: chosen ? 'ags' : 'plz', message: refused } };
  const message = chosen && doubt(facts, chosen, named);
  if (message === undefined) return { ok: true, choices: offered, ags: municipality.ags };
  if (answer === asked) return { ok: true, choices: offered, ags: municipality.ags };
  const value = `${asked}-${municipality.ags}`;
  const question = {
    field: 'ags',
    value,
    label: `Ja, die Gemeinde ist ${municipality.name}`,
    answered: answer === value,
  };
  return question.answered
    ? { ok: true, choices: offered, question, ags: municipality.ags }
    : { ok: false, choices: offered, question, error: { field: 'ags', message } };
}
