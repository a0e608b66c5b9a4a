// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a sponsor is asked about once a month; the columns of `progress_check`. */
export const canWords = {
  greets: 'begrüßt andere',
  needs: 'sagt, was es braucht',
  tells: 'erzählt zu einem Bild',
  asks: 'fragt nach',
  reads: 'liest kurze Sätze',
  writes: 'schreibt eine Karte',
} as const;
export type Can = keyof typeof canWords;

/** From the lowest to the highest. */
export const stageWords = { not_yet: 'noch nicht', with_help: 'mit Hilfe', alone: 'allein' } as const;
export type Stage = keyof typeof stageWords;

/** Who observed: the role alone, never the name. */
export const observerWords = {
  class_teacher: 'Klassenlehrkraft',
  german_teacher: 'Lehrkraft für Deutschförderung',
  trained: 'geschulte Fachkraft der Schule',
  centre: 'geschulte Fachkraft des Zentrums',
} as const;
export type Observer = keyof typeof observerWords;

/** What a pupil can do so far, for choosing materials. */
export const materialLevels = {
  first: 'erste Wörter',
  sentences: 'kurze Sätze',
  reading: 'lesen und schreiben',
} as const;
export type MaterialLevel = keyof typeof materialLevels;
