// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Kinds of school place a newcomer can be given. Capacity is counted per kind, not per class. */
export type PlaceKindKey = 'regular' | 'df' | 'literacy' | 'ifk' | 'ffm';

export type PlaceKind = {
  readonly key: PlaceKindKey;
  readonly label: string;
  /** The kind of class as a letter to the family names it. */
  readonly className: string;
  /** Decree or key table that defines the kind. */
  readonly source: string;
  /** Key "Klassenart" of the school statistics since 2024; absent at the Berufskolleg, which has none. */
  readonly classKind?: 'RK' | 'DF';
  /** Key "Schulgliederung" of the school statistics since 2025; only at the Berufskolleg. */
  readonly track?: 'A17' | 'A18';
};

export const PLACE_KINDS: readonly PlaceKind[] = [
  { key: 'regular', label: 'Regelklasse', className: 'Regelklasse', source: 'Klassenart RK', classKind: 'RK' },
  {
    key: 'df',
    label: 'Deutschförderung',
    className: 'Deutschförderung (ohne Zuordnung zu einem Bildungsgang)',
    source: 'BASS 13-63 Nr. 3 (ohne Zuordnung zu einem Bildungsgang), Klassenart DF seit 2024',
    classKind: 'DF',
  },
  {
    key: 'literacy',
    label: 'Erstalphabetisierung',
    className: 'Lerngruppe Erstalphabetisierung',
    source: 'BASS 13-63 Nr. 3, Nummer 3.4 (Lerngruppe bis zu 1 Jahr), Klassenart DF',
    classKind: 'DF',
  },
  {
    key: 'ifk',
    label: 'Internationale Förderklasse',
    className: 'Internationale Förderklasse',
    source: 'Anlage A APO-BK, Schulgliederung A17',
    track: 'A17',
  },
  {
    key: 'ffm',
    label: 'Fit für Mehr',
    className: 'Fit für Mehr',
    source: 'BASS 13-63 Nr. 4, Schulgliederung A18',
    track: 'A18',
  },
];

/** Keys of all kinds of place, in the order of the table. */
export const kindKeys = PLACE_KINDS.map(({ key }) => key) as [PlaceKindKey, ...PlaceKindKey[]];

const placeKindByKey = new Map<string, PlaceKind>(PLACE_KINDS.map((kind) => [kind.key, kind]));

/** The place kind with this key, or undefined. */
export function findPlaceKind(key: string): PlaceKind | undefined {
  return placeKindByKey.get(key);
}

/** What people call a kind of place; an unknown key stays as it is. */
export const kindLabel = (key: string): string => findPlaceKind(key)?.label ?? key;

/** Kinds of the Berufskolleg (Internationale Förderklasse, Fit für Mehr): a Schulgliederung in place of a kind of class. */
export const isVocationalKind = (kind: PlaceKindKey): boolean => findPlaceKind(kind)?.track !== undefined;

export const vocationalKinds: readonly PlaceKindKey[] = kindKeys.filter(isVocationalKind);

/**
 * Levels of German by the Common European Framework (GeR) as the NRW school statistics keys them, from lowest to highest.
 * The aim of Deutschförderung is B1 (BASS 13-63 Nr. 3, Nr. 2.3).
 */
export const CEFR_LEVELS = [
  { key: 'A1-', label: 'Pre-A1' },
  { key: 'A1', label: 'A1' },
  { key: 'A1+', label: 'A1+' },
  { key: 'A1/A2', label: 'A1/A2' },
  { key: 'A2', label: 'A2' },
  { key: 'A2+', label: 'A2+' },
  { key: 'A2/B1', label: 'A2/B1' },
  { key: 'B1', label: 'B1' },
  { key: 'B1+', label: 'B1+' },
  { key: 'B1/B2', label: 'B1/B2' },
  { key: 'B2', label: 'B2' },
  { key: 'B2/C1', label: 'B2/C1' },
  { key: 'C1', label: 'C1' },
  { key: 'C2', label: 'C2' },
] as const;

export type CefrLevel = (typeof CEFR_LEVELS)[number]['key'];

/** Gender as stored; "none" is a civil-status entry without any (§ 22(3) PStG). */
export type Gender = 'f' | 'm' | 'd' | 'none';

/** Stored code, register letter (w, m, d, o) and German label. */
export const GENDERS: readonly { readonly code: Gender; readonly letter: string; readonly label: string }[] = [
  { code: 'f', letter: 'w', label: 'weiblich' },
  { code: 'm', letter: 'm', label: 'männlich' },
  { code: 'd', letter: 'd', label: 'divers' },
  { code: 'none', letter: 'o', label: 'ohne Angabe' },
];

const letterByGender = new Map(GENDERS.map(({ code, letter }) => [code, letter]));

/** The register letter of a stored gender: "w" for "f". */
export function genderLetter(gender: Gender): string {
  return letterByGender.get(gender) ?? 'o';
}
