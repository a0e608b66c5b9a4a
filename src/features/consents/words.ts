// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A text people consent to, as it was read to them, by language (ISO 639-1). A version never changes; a new text is a new one. */
type Version = Readonly<Record<string, string>> & { readonly de: string };

interface PurposeWords {
  label: string;
  /** Whose data: the id in `subject_id`. */
  subject: 'child';
  /** What is passed on to whom while the consent stands. */
  passes: string;
  versions: readonly Version[];
}

/**
 * For what people are asked for consent, with every version of the words, the first first. A purpose stands here only with
 * what asks for it: everything else the centre does rests on a statute.
 */
export const consentPurposes = {
  school_note: {
    label: 'Hinweise aus der Beratung für die Schule',
    subject: 'child',
    passes: 'Die zugewiesene Schule sieht, was in der Beratung unter „Was die Schule wissen sollte“ steht.',
    versions: [
      {
        de: 'Ich bin einverstanden: Das Kommunale Integrationszentrum gibt der Schule meines Kindes die Hinweise aus der Beratung weiter. Das ist freiwillig. Ohne mein Ja bekommt mein Kind genauso einen Schulplatz. Ich kann mein Ja jederzeit zurücknehmen. Dann sieht die Schule die Hinweise sofort nicht mehr.',
        en: 'I agree: The Kommunales Integrationszentrum passes the notes from the counselling on to my child’s school. This is voluntary. Without my yes my child gets a school place all the same. I can take my yes back at any time. Then the school no longer sees the notes, at once.',
        ar: 'أوافق على أن ينقل المركز البلدي للاندماج (Kommunales Integrationszentrum) إلى مدرسة طفلي الملاحظات من جلسة الاستشارة. هذا أمر اختياري. يحصل طفلي على مكان في المدرسة حتى من دون موافقتي. يمكنني سحب موافقتي في أي وقت، وعندئذ لا تعود المدرسة ترى الملاحظات فورًا.',
        uk: 'Я погоджуюся: муніципальний інтеграційний центр (Kommunales Integrationszentrum) передає школі моєї дитини примітки з консультації. Це добровільно. Без моєї згоди моя дитина так само отримає місце у школі. Я можу відкликати свою згоду будь-коли. Тоді школа одразу більше не бачитиме приміток.',
        tr: 'Kabul ediyorum: Belediye Uyum Merkezi (Kommunales Integrationszentrum), danışma görüşmesindeki notları çocuğumun okuluna iletir. Bu isteğe bağlıdır. Onay vermesem de çocuğuma okulda yer verilir. Onayımı istediğim zaman geri alabilirim. O zaman okul notları hemen artık görmez.',
      },
    ],
  },
} as const satisfies Record<string, PurposeWords>;
export type ConsentPurpose = keyof typeof consentPurposes;

/** The number of the newest version of the words. */
export const newestVersion = (purpose: ConsentPurpose): number => consentPurposes[purpose].versions.length;

/** The languages in which the newest words exist, German first. */
export const consentLanguages = (purpose: ConsentPurpose): string[] =>
  Object.keys(consentPurposes[purpose].versions[newestVersion(purpose) - 1] ?? {});

/** The words of one version in one language; undefined where they do not exist. */
export function consentText(purpose: ConsentPurpose, version: number, language: string): string | undefined {
  const texts: Version | undefined = consentPurposes[purpose].versions[version - 1];
  return texts?.[language];
}
