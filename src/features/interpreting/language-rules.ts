// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LANGUAGES, languageName } from '../../codes/languages.ts';

/** Languages of one family that people may understand though they are kept apart (ISO 639-3): Berber has no common name. */
const berber: readonly string[] = ['kab', 'rif', 'shi'];
/** Languages whose speakers often understand each other. */
const near: readonly (readonly string[])[] = [berber, ['prs', 'pes', 'haz'], ['bos', 'hrv', 'srp'], ['hin', 'urd']];

const base = (name: string): string => name.split(' (')[0] ?? name;

/** Other varieties of a language ("Romani (Vlax)" of "Romani (Balkan)") and its near neighbours, without itself. */
export function relatedLanguages(code: string): string[] {
  const name = base(languageName(code));
  const varieties = LANGUAGES.filter((one) => base(one.name) === name).map((one) => one.code);
  const neighbours = near.filter((group) => group.includes(code)).flat();
  return [...new Set([...varieties, ...neighbours])].filter((one) => one !== code);
}

/**
 * What is said before a language is asked for that nobody in the pool speaks; undefined where somebody does.
 * @param speakers how many interpret each language (`countSpeakers`)
 */
export function missingLanguage(code: string, speakers: ReadonlyMap<string, number>): string | undefined {
  if ((speakers.get(code) ?? 0) > 0) return undefined;
  const others = relatedLanguages(code).filter((one) => (speakers.get(one) ?? 0) > 0);
  const instead =
    others.length > 0
      ? ` Versteht die Familie auch ${others.map(languageName).join(' oder ')}? Dann wählen Sie das.`
      : '';
  return `${languageName(code)} spricht zurzeit niemand im Pool.${instead} Sonst hilft ein professioneller Dienst, oft sofort am Telefon; fragen Sie auch, welche andere Sprache die Familie spricht. Wenn Sie trotzdem anfragen, suchen wir.`;
}
