// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The denomination of a Bekenntnisschule (§ 26 SchulG NRW). */
export type Denomination = 'catholic' | 'protestant';

const CATHOLIC = /\b(kath\.|kath\b|katholisch\w*|kgs\b)/i;
const PROTESTANT = /(^|[^\p{L}])(ev\.|evang\.|evangelisch\p{L}*|egs\b)/iu;
const PRIMARY_OR_LOWER = /(grundsch|grundschul|primar|hauptsch|bekenntnis|\bkgs\b|\begs\b|-schule|schule)/i;
// A second site may be of another denomination or none; private schools have their own rules of admission.
const UNSURE =
  /(standort|teilst\.|teil-|zweig|evangelik|\bpriv|ersatz|staatl|trägersch|stift|bistum|erzbi|bisch[öo]fl|kirche\b|kirchenkr|förder|gymn|realsch|gesamtsch|sekundarsch|kolleg|gem\. ?(grund|haupt|sch|teil)|gemeinschafts)/i;

/**
 * Guesses the denomination of a public Bekenntnisschule from its registered name (NRW has them as Grundschulen and
 * Hauptschulen only). A guess is a suggestion for the school's entry: null whenever the name leaves a doubt.
 * @param name the registered name, all lines joined, e.g. „Städt. Kath. Grundschule“
 */
export function denominationOfName(name: string): Denomination | null {
  if (UNSURE.test(name) || !PRIMARY_OR_LOWER.test(name)) return null;
  const catholic = CATHOLIC.test(name);
  const protestant = PROTESTANT.test(name);
  if (catholic === protestant) return null;
  return catholic ? 'catholic' : 'protestant';
}
