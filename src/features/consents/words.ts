// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A text people consent to, as it was read to them, by language (ISO 639-1). A version never changes; a new text is a new one. */
type Version = Readonly<Record<string, string>> & { readonly de: string };

/** For what people are asked for consent, with every version of the words, the first first. */
export const consentPurposes = {
  handover: {
    label: 'Weitergabe der Akte an das Zentrum des neuen Wohnorts',
    /** Whose consent: the id in `subject_id`. */
    subject: 'family',
    versions: [
      {
        de: 'Ich bin einverstanden, dass das Kommunale Integrationszentrum die Angaben über mein Kind an das Zentrum meines neuen Wohnorts weitergibt. Ich kann das jederzeit widerrufen; dann wird nichts mehr weitergegeben.',
        en: 'I agree that the Kommunales Integrationszentrum passes on the information about my child to the centre of my new place of residence. I can withdraw this at any time; then nothing more is passed on.',
      },
    ],
  },
} as const satisfies Record<string, { label: string; subject: 'family'; versions: readonly Version[] }>;
export type ConsentPurpose = keyof typeof consentPurposes;

/** The words of one version in one language; undefined where they do not exist. */
export function consentText(purpose: ConsentPurpose, version: number, language: string): string | undefined {
  const texts: Version | undefined = consentPurposes[purpose].versions[version - 1];
  return texts?.[language];
}
