// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Stage, WalkingEstimate } from '../../matching/index.ts';
import { isPlacementTarget } from '../schools/register-compare.ts';
import { isSpecialSchool } from '../schools/rules.ts';
import type { Exclusion, PlaceKind, RankingChild, ReportedPlaces, SchoolOption } from './ranking-types.ts';

const PRIMARY = ['01', '02', '03', '04', 'E1', 'E2', 'E3'];
const LOWER = ['05', '06', '07', '08', '09', '10'];
const UPPER = ['EF', 'Q1', 'Q2'];
const WALDORF_UPPER = ['11', '12', '13'];

const grades = (...parts: string[][]): ReadonlySet<string> => new Set(parts.flat());

// Which Jahrgänge a form leads (official table Jahrgaenge, SVWS-NRW, 2025-09). Weiterbildungskolleg (25) has semesters only.
const GRADES_OF_FORM: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['02', grades(PRIMARY)],
  ...['04', '10', '14', '16', '85'].map((form) => [form, grades(LOWER)] as const),
  ...['06', '08', '13'].map((form) => [form, grades(PRIMARY, LOWER)] as const),
  ...['15', '20', '87'].map((form) => [form, grades(LOWER, UPPER)] as const),
  ...['17', '19'].map((form) => [form, grades(PRIMARY, LOWER, WALDORF_UPPER)] as const),
  ['18', grades(PRIMARY, LOWER, ['11', '12'])],
]);
const VOCATIONAL_FORMS = new Set(['30', '88']);
const STAGE_GRADES: Readonly<Record<Stage, readonly string[]>> = {
  primary: PRIMARY,
  secondary1: LOWER,
  secondary2: [...UPPER, ...WALDORF_UPPER],
};
const KIND_NAMES: Readonly<Record<PlaceKind, string>> = {
  regular: 'Regelklasse',
  df: 'Deutschförderung',
  literacy: 'Alphabetisierung',
  ifk: 'Internationale Förderklasse',
  ffm: 'Fit für Mehr',
};
const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  primary: 'die Primarstufe',
  secondary1: 'die Sekundarstufe I',
  secondary2: 'die Sekundarstufe II',
};

/** Name of a kind of place on the page. */
export function nameOfKind(kind: PlaceKind): string {
  return KIND_NAMES[kind];
}

/** „vor 12 Tagen gemeldet“ */
export function reportedText(days: number): string {
  if (days <= 0) return 'heute gemeldet';
  return days === 1 ? 'gestern gemeldet' : `vor ${days} Tagen gemeldet`;
}

/** Days from the report until today; a report dated later counts as today's. */
export function daysSince(reportedAt: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return Math.max(0, reportedAt.until(today).days);
}

/** Free places of one report, never below 0; a blocked report has none to give. */
export function freeOf(places: ReportedPlaces): number {
  return places.blocked ? 0 : unblockedFree(places);
}

function unblockedFree(places: ReportedPlaces): number {
  return Math.max(0, places.capacity - places.taken - places.held);
}

/** Whether the school's form leads this child's grade, or its stage where no grade is set. */
function offers(form: string, child: RankingChild): boolean {
  if (child.placeKind === 'ifk' || child.placeKind === 'ffm') return VOCATIONAL_FORMS.has(form);
  const led = GRADES_OF_FORM.get(form);
  if (child.grade !== null) return led?.has(child.grade) ?? false;
  if (child.stage === 'secondary2' && VOCATIONAL_FORMS.has(form)) return true;
  return STAGE_GRADES[child.stage].some((grade) => led?.has(grade) ?? false);
}

/** The reports of a school that concern this child: same kind, same grade or groups across grades. */
export function fittingPlaces(option: SchoolOption, child: RankingChild): ReportedPlaces[] {
  const vocational = child.placeKind === 'ifk' || child.placeKind === 'ffm';
  const anyGrade = vocational || child.grade === null;
  return option.places.filter(
    (places) => places.kind === child.placeKind && (anyGrade || places.grade === null || places.grade === child.grade),
  );
}

function formReason(option: SchoolOption, child: RankingChild): Exclusion | undefined {
  if (offers(option.form, child)) return undefined;
  const wanted =
    child.placeKind === 'ifk' || child.placeKind === 'ffm'
      ? KIND_NAMES[child.placeKind]
      : child.grade === null
        ? STAGE_NAMES[child.stage]
        : `den Jahrgang ${child.grade.replace(/^0/, '')}`;
  return {
    rule: 'form_without_grade',
    datum: `${option.form}/${child.grade ?? child.stage}`,
    text: `Diese Schulform bietet ${wanted} nicht an.`,
  };
}

function sum(reports: readonly ReportedPlaces[], pick: (places: ReportedPlaces) => number): number {
  return reports.reduce((total, places) => total + pick(places), 0);
}

function fullReason(reports: readonly ReportedPlaces[], today: Temporal.PlainDate): Exclusion {
  const [capacity, taken, held] = [
    sum(reports, (places) => places.capacity),
    sum(reports, (places) => places.taken),
    sum(reports, (places) => places.held),
  ];
  const age = Math.min(...reports.map((places) => daysSince(places.reportedAt, today)));
  const reserved = held > 0 ? `, ${held} reserviert` : '';
  return {
    rule: 'no_free_place',
    datum: `${taken}/${capacity}/${held}`,
    text: `Kein Platz frei: ${taken} von ${capacity} belegt${reserved} (${reportedText(age)}).`,
  };
}

function placeReasons(option: SchoolOption, child: RankingChild, today: Temporal.PlainDate): Exclusion[] {
  const fitting = fittingPlaces(option, child);
  if (fitting.length === 0) {
    const text = `Die Schule hat keinen Platz der Art „${KIND_NAMES[child.placeKind]}“ für dieses Kind gemeldet.`;
    return [{ rule: 'no_place_reported', datum: `${child.placeKind}/${child.grade ?? child.stage}`, text }];
  }
  if (fitting.some((places) => freeOf(places) > 0)) return [];
  const reasons: Exclusion[] = fitting
    .filter((places) => places.blocked)
    .map((places) => ({
      rule: 'blocked',
      datum: places.blockedReason ?? '',
      text: `Gesperrt: ${places.blockedReason ?? 'ohne Angabe von Gründen'} (${reportedText(daysSince(places.reportedAt, today))}).`,
    }));
  const open = fitting.filter((places) => !places.blocked);
  if (open.length > 0) reasons.push(fullReason(open, today));
  else if (sum(fitting, unblockedFree) === 0) reasons.push(fullReason(fitting, today));
  return reasons;
}

function distanceReason(child: RankingChild, distance: WalkingEstimate | null): Exclusion | undefined {
  if (child.maxMetres === undefined || distance === null) return undefined;
  // Too far only if it is so at the near end of the doubt: a rough position must not cost a child a place.
  if (distance.metres - distance.uncertaintyM <= child.maxMetres) return undefined;
  const limit = (child.maxMetres / 1000).toFixed(1).replace('.', ',');
  const text = `Zu weit: ${distance.text}, vereinbart sind höchstens ${limit} km (${distance.exactness}).`;
  return { rule: 'too_far', datum: `${distance.metres}/${child.maxMetres}`, text };
}

function wishReason(option: SchoolOption, child: RankingChild): Exclusion | undefined {
  const wish = child.denominationalWish ?? null;
  const denomination = option.denomination ?? null;
  if (wish === null || denomination === null || wish === denomination) return undefined;
  const kind = denomination === 'catholic' ? 'katholische' : 'evangelische';
  return {
    rule: 'denominational_wish',
    datum: `${wish}/${denomination}`,
    text: `Das ist eine ${kind} Bekenntnisschule; die Familie wünscht das nicht.`,
  };
}

function specialReason({ form }: SchoolOption): Exclusion | undefined {
  if (!isSpecialSchool(form)) return undefined;
  const text = 'Förderschule: Sie kommt erst nach dem Verfahren der AO-SF infrage.';
  return { rule: 'special_school', datum: form, text };
}

/** All reasons why this school is out for this child; empty when a fitting place is free. */
export function exclusions(
  option: SchoolOption,
  child: RankingChild,
  distance: WalkingEstimate | null,
  today: Temporal.PlainDate,
): Exclusion[] {
  const target: Exclusion | undefined = isPlacementTarget(option)
    ? undefined
    : {
        rule: 'not_placement_target',
        datum: `${option.form}/${option.operatingKey}`,
        text: 'An diese Einrichtung wird nicht zugewiesen: Sie ist keine Schule in Betrieb.',
      };
  return [
    target,
    specialReason(option),
    formReason(option, child),
    ...placeReasons(option, child, today),
    distanceReason(child, distance),
    wishReason(option, child),
  ].filter((reason) => reason !== undefined);
}
