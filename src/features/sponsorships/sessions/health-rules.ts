// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Words that name an illness, a diagnosis or a treatment, or a mark: a log of lessons holds none (Article 9 GDPR; the centre has no
 * use for them). A guess from words alone: what it finds is asked about, never refused.
 */
const illness =
  /(?<![\p{L}])(?:krank(?!enwagen|enhausbett)\p{L}*|\p{L}*krankheit\p{L}*|adh?s|autis\p{L}*|asperger|diagnos\p{L}*|trauma\p{L}*|depress\p{L}*|behinder\p{L}*|epilep\p{L}*|legasthen\p{L}*|lrs|dyskalkul\p{L}*|asthma\p{L}*|allergi\p{L}*|diabet\p{L}*|medikament\p{L}*|tabletten?|\p{L}*therap\p{L}*|(?:kinder|zahn|haus|haut|augen|ohren)?(?:arzt|ärztin|ärzte)\p{L}*|psych\p{L}*|stotter\p{L}*|mutis\p{L}*|\p{L}*syndrom\p{L}*|\p{L}*störung\p{L}*|krebs(?:krank|leiden)\p{L}*|fieber\p{L}*|grippe\p{L}*|corona\p{L}*|masern|windpocken|läuse|husten|erkält\p{L}*|\p{L}*schmerz\p{L}*|bauchweh|kopfweh|klinik\p{L}*|verletz\p{L}*|schwerhörig\p{L}*|sehschwäch\p{L}*|förderbedarf|förderschwerpunkt|angststörung|panikattack\p{L}*|einnäss\p{L}*|hyperaktiv\p{L}*)(?![\p{L}])/iu;
const mark = /(?<![\p{L}])(?:schulnoten?|zeugnisnoten?|noten|note [1-6]|(?:gute|schlechte|bessere) note)(?![\p{L}])/iu;

/** What is asked about a text of a lesson: the word it is about, and the question. */
export interface Doubt {
  word: string;
  question: string;
}

export function doubtAbout(text: string): Doubt | undefined {
  const sick = illness.exec(text)?.[0];
  if (sick !== undefined)
    return {
      word: sick,
      question: `Bitte nichts über Gesundheit: Geht es bei „${sick}“ um eine Krankheit des Kindes? Dann nehmen Sie es bitte heraus.`,
    };
  const marked = mark.exec(text)?.[0];
  return marked === undefined
    ? undefined
    : {
        word: marked,
        question: `Bitte keine Noten: Steht „${marked}“ für eine Note des Kindes? Dann nehmen Sie es bitte heraus.`,
      };
}
