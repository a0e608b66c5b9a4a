// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { STAGE_LABELS, type Stage } from './school-forms.ts';

/** How a family's position became known, from exact to rough. */
export type PositionSource = 'manual' | 'building' | 'postcode' | 'municipality';

/** A point with its doubt. */
export interface Position {
  /** Metres, ETRS89 / UTM zone 32N (EPSG:25832). */
  readonly x: number;
  readonly y: number;
  readonly source: PositionSource;
  /** The true place lies within this many metres. */
  readonly uncertaintyM: number;
}

/** A school's point in EPSG:25832. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An estimated walking distance. */
export interface WalkingEstimate {
  readonly metres: number;
  readonly uncertaintyM: number;
  /** For reading, rounded as far as the doubt asks: „etwa 2,1 km“. */
  readonly text: string;
  /** What the estimate rests on: „Lage nach Postleitzahl“. */
  readonly exactness: string;
}

/** A value that holds from a date until the next entry, with its source. */
export interface DatedParameter<T> {
  readonly validFrom: Temporal.PlainDate;
  readonly value: T;
  readonly source: string;
}

/** Walking way per metre of straight line; a first filter, not a measured way. */
export const DETOUR_FACTOR: readonly DatedParameter<number>[] = [
  {
    validFrom: Temporal.PlainDate.from('2005-08-01'),
    value: 1.3,
    source: 'Eigene Festlegung: mittlerer Umweg im Straßennetz; ersetzt keine gemessene Wegstrecke',
  },
];

/** Single way to school in metres above which travel costs can be claimed. */
export const FREE_TRAVEL_LIMITS: readonly DatedParameter<Readonly<Record<Stage, number>>>[] = [
  {
    validFrom: Temporal.PlainDate.from('2005-08-01'),
    value: { primary: 2000, secondary1: 3500, secondary2: 5000 },
    source: '§ 5 Schülerfahrkostenverordnung (SchfkVO) vom 16.04.2005, BASS 11-04 Nr. 3.1',
  },
];

// Schools cluster in the built-up part, so their spread alone is too hopeful for the many postcodes with one school.
const POSTCODE_FLOOR_M = 1500;
const MUNICIPALITY_UNCERTAINTY_M = 4000;

const EXACTNESS: Readonly<Record<PositionSource, string>> = {
  manual: 'Lage von Hand gesetzt',
  building: 'Lage nach Adresse',
  postcode: 'Lage nach Postleitzahl',
  municipality: 'Lage nach Gemeinde',
};

/** The parameter's value on a day; before the first entry, the first one. */
export function valueOn<T>(parameters: readonly DatedParameter<T>[], day: Temporal.PlainDate | null): T {
  const valid = parameters.filter((p) => day === null || Temporal.PlainDate.compare(p.validFrom, day) <= 0);
  const latest = valid.at(-1) ?? parameters[0];
  if (!latest) throw new RangeError('a dated parameter needs at least one value');
  return latest.value;
}

/** Position of a family of whom only postcode and municipality are known. `spreadM`: see learnPlaces. */
export function positionFromPostcode(place: Point & { readonly spreadM: number }): Position {
  return { x: place.x, y: place.y, source: 'postcode', uncertaintyM: Math.max(place.spreadM, POSTCODE_FLOOR_M) };
}

/** Position of a family of whom only the municipality is known. */
export function positionFromMunicipality(place: Point): Position {
  return { x: place.x, y: place.y, source: 'municipality', uncertaintyM: MUNICIPALITY_UNCERTAINTY_M };
}

/** Straight line in metres between two points of EPSG:25832 (the projection errs by less than 0.1 % within NRW). */
export function straightLine(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function describe(metres: number, uncertaintyM: number): string {
  const step = uncertaintyM <= 2500 ? 100 : 500;
  const rounded = Math.max(Math.round(metres / step) * step, step);
  return rounded < 500 ? `etwa ${rounded} m` : `etwa ${(rounded / 1000).toFixed(1).replace('.', ',')} km`;
}

/**
 * Estimates the walking distance from home to a school: straight line times the detour factor. No router is asked and
 * nothing leaves the house.
 * @param day which detour factor holds; the newest when left out
 */
export function walkingEstimate(
  position: Position,
  school: Point,
  day: Temporal.PlainDate | null = null,
): WalkingEstimate {
  const factor = valueOn(DETOUR_FACTOR, day);
  const metres = Math.round(straightLine(position, school) * factor);
  const uncertaintyM = Math.round(position.uncertaintyM * factor);
  return { metres, uncertaintyM, text: describe(metres, uncertaintyM), exactness: EXACTNESS[position.source] };
}

/** Whether two estimates cannot be told apart: they differ by no more than the larger doubt. Symmetric, not transitive. */
export function equallyNear(a: WalkingEstimate, b: WalkingEstimate): boolean {
  return Math.abs(a.metres - b.metres) <= Math.max(a.uncertaintyM, b.uncertaintyM);
}

/** What to do about a long way, once for any number of schools. */
export const TRANSPORT_ADVICE =
  'Bitte weisen Sie die Familie auf die Schülerfahrkosten hin; der Schulträger prüft und entscheidet.';

// A doubt wider than this would turn the hint into noise at every school of a family known by postcode only.
const HINT_MARGIN_M = 500;

/**
 * A hint on travel costs under § 5 SchfkVO NRW, or null when the way seems short enough; `TRANSPORT_ADVICE` says what to do.
 * Never a decision: the Schulträger decides, by the measured shortest walking way to the nearest school.
 * @param metres estimated single walking way
 * @param uncertaintyM doubt of the estimate in metres; speaks up to 500 m before the limit
 */
export function transportHint(
  metres: number,
  stage: Stage,
  uncertaintyM = 0,
  day: Temporal.PlainDate | null = null,
): string | null {
  const limit = valueOn(FREE_TRAVEL_LIMITS, day)[stage];
  if (metres + Math.min(uncertaintyM, HINT_MARGIN_M) <= limit) return null;
  const way = `länger als ${String(limit / 1000).replace('.', ',')} km`;
  const guess = metres - uncertaintyM > limit ? `ist vermutlich ${way}` : `könnte ${way} sein`;
  return `Der Schulweg ${guess} (Grenze der ${STAGE_LABELS[stage]}).`;
}
