// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  findSchoolForm,
  isPlacementTarget,
  isSpecialSchool,
  isVocationalKind,
  kindLabel,
  STAGE_LABELS,
} from '../../../codes/school-forms.ts';
import { type NotOffered, offersStage, placeOffer } from '../../../codes/school-offers.ts';
import { ageProblem } from '../../../codes/usual-place.ts';
import type { WalkingEstimate } from '../../../matching/index.ts';
import { placeRefusal } from '../../schools/rules.ts';
import type { Exclusion, RankingChild, ReportedPlaces, SchoolOption } from './types.ts';

/** Reasons that need more said than that the form does not have the grade. */
const ownSentence: readonly NotOffered[] = ['form_ended', 'no_placement', 'undecided'];

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

/** The reports of a school that concern this child: same kind, same grade or groups across grades. */
export function fittingPlaces(option: SchoolOption, child: RankingChild): ReportedPlaces[] {
  const anyGrade = isVocationalKind(child.placeKind) || child.grade === null;
  return option.places.filter(
    (places) => places.kind === child.placeKind && (anyGrade || places.grade === null || places.grade === child.grade),
  );
}

/** Why the school's form gives no place of this child's grade and kind, or of its stage where no grade is set. */
function formReason({ form }: SchoolOption, child: RankingChild): Exclusion | undefined {
  const { grade, stage, placeKind } = child;
  const offered = grade === null ? offersStage(form, stage, placeKind) : placeOffer(form, grade, placeKind).offered;
  if (offered) return undefined;
  return { rule: 'form_without_grade', datum: `${form}/${grade ?? stage}`, text: formText(form, child) };
}

function formText(form: string, { grade, stage, placeKind }: RankingChild): string {
  const not = (wanted: string): string => `Diese Schulform bietet ${wanted} nicht an.`;
  if (isVocationalKind(placeKind) && !findSchoolForm(form)?.vocational) return not(kindLabel(placeKind));
  if (grade === null) return not(`die ${STAGE_LABELS[stage]}`);
  const refusal = placeRefusal(form, grade, placeKind);
  if (refusal && ownSentence.includes(refusal.because)) return refusal.message;
  return not(`den Jahrgang ${grade.replace(/^0/, '')}`);
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
    const text = `Die Schule hat keinen Platz der Art „${kindLabel(child.placeKind)}“ für dieses Kind gemeldet.`;
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

function ageReason(child: RankingChild): Exclusion | undefined {
  const text = ageProblem(child.stage, child.ages ?? null);
  return text === null ? undefined : { rule: 'age', datum: child.stage, text };
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
    ageReason(child),
    formReason(option, child),
    ...placeReasons(option, child, today),
    distanceReason(child, distance),
    wishReason(option, child),
  ].filter((reason) => reason !== undefined);
}
