// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';

/** A text people consent to, as it was read to them, by language (ISO 639-1). A version never changes; a new text is a new one. */
type Version = Readonly<Record<string, string>> & { readonly de: string };

interface PurposeWords {
  label: string;
  /** Whose data: the id in `subject_id`; a child of the centre, or a pupil that a school wishes a sponsor for. */
  subject: 'child' | 'pupil';
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
  sponsorship: {
    label: 'Sprachpatenschaft (SmiLe)',
    subject: 'pupil',
    passes:
      'Das Zentrum erfährt den Namen. Die Patin oder der Pate erfährt Vornamen, Klasse, Raum, Sprachen, Interessen und worauf zu achten ist.',
    versions: [
      {
        de: 'Ich bin einverstanden: Mein Kind bekommt eine Sprachpatin oder einen Sprachpaten (SmiLe). Dafür gibt die Schule dem Kommunalen Integrationszentrum den Namen meines Kindes, Klasse, Raum, Sprachen, Interessen und was ich selbst dazu sage. Die Patin oder der Pate erfährt davon nicht den Familiennamen. Die Patin oder der Pate schreibt auf, wann die beiden sich treffen, was sie tun und was mein Kind schon sagen kann. Das ist freiwillig. Ohne mein Ja hat mein Kind keinen Nachteil. Ich kann mein Ja jederzeit zurücknehmen. Dann enden die Treffen, und der Name meines Kindes wird bei SmiLe gelöscht.',
        en: 'I agree: My child gets a language sponsor (SmiLe). For this the school gives the Kommunales Integrationszentrum my child’s name, class, room, languages, interests and what I say myself. The sponsor is not told the family name. The sponsor writes down when they meet, what they do and what my child can already say. This is voluntary. Without my yes my child has no disadvantage. I can take my yes back at any time. Then the meetings end, and my child’s name is deleted at SmiLe.',
        ar: 'أوافق على أن يحصل طفلي على مرافق لغوي متطوع (SmiLe). لهذا الغرض تعطي المدرسة المركز البلدي للاندماج (Kommunales Integrationszentrum) اسم طفلي وصفه وغرفته ولغاته واهتماماته وما أقوله أنا. لا يعرف المرافق اسم العائلة. يدوّن المرافق متى يلتقيان وماذا يفعلان وما الذي يستطيع طفلي قوله. هذا أمر اختياري. لا يتضرر طفلي إذا لم أوافق. يمكنني سحب موافقتي في أي وقت، وعندئذ تنتهي اللقاءات ويُحذف اسم طفلي لدى SmiLe.',
        uk: 'Я погоджуюся: моя дитина отримає мовного наставника (SmiLe). Для цього школа передає муніципальному інтеграційному центру (Kommunales Integrationszentrum) ім’я моєї дитини, клас, кабінет, мови, інтереси та те, що я скажу. Наставник не дізнається прізвища. Наставник записує, коли вони зустрічаються, що роблять і що моя дитина вже вміє сказати. Це добровільно. Без моєї згоди моя дитина нічого не втрачає. Я можу відкликати свою згоду будь-коли. Тоді зустрічі припиняються, а ім’я моєї дитини у SmiLe видаляється.',
        tr: 'Kabul ediyorum: Çocuğum bir dil gönüllüsü (SmiLe) ile buluşacak. Bunun için okul, Belediye Uyum Merkezine (Kommunales Integrationszentrum) çocuğumun adını, sınıfını, odasını, dillerini, ilgi alanlarını ve benim söylediklerimi iletir. Gönüllü, soyadını öğrenmez. Gönüllü ne zaman buluştuklarını, ne yaptıklarını ve çocuğumun neleri söyleyebildiğini yazar. Bu isteğe bağlıdır. Onay vermezsem çocuğumun bir zararı olmaz. Onayımı istediğim zaman geri alabilirim. O zaman buluşmalar biter ve çocuğumun adı SmiLe’de silinir.',
      },
    ],
  },
  sponsorship_link: {
    label: 'SmiLe und Beratung: dasselbe Kind',
    subject: 'pupil',
    passes: 'Die Koordination vermerkt, welches Kind der Beratung es ist. Niemand sieht dadurch mehr als vorher.',
    versions: [
      {
        de: 'Ich bin einverstanden: Das Kommunale Integrationszentrum vermerkt, dass mein Kind bei SmiLe dasselbe ist wie in der Beratung. So wird es in den Zahlen nicht doppelt gezählt. Niemand sieht dadurch mehr als vorher: Die Patin oder der Pate sieht nichts aus der Beratung, und die Beratung sieht nichts von den Treffen. Das ist freiwillig. Ich kann mein Ja jederzeit zurücknehmen. Dann wird der Vermerk gelöscht.',
        en: 'I agree: The Kommunales Integrationszentrum notes that my child at SmiLe is the same as in the counselling. In this way it is not counted twice. Nobody sees more than before: The sponsor sees nothing of the counselling, and the counselling sees nothing of the meetings. This is voluntary. I can take my yes back at any time. Then the note is deleted.',
        ar: 'أوافق على أن يسجّل المركز البلدي للاندماج (Kommunales Integrationszentrum) أن طفلي في SmiLe هو نفسه في الاستشارة، حتى لا يُحسب مرتين. لا يرى أحد بذلك أكثر من ذي قبل: المرافق لا يرى شيئًا من الاستشارة، والاستشارة لا ترى شيئًا من اللقاءات. هذا أمر اختياري. يمكنني سحب موافقتي في أي وقت، وعندئذ يُحذف هذا التسجيل.',
        uk: 'Я погоджуюся: муніципальний інтеграційний центр (Kommunales Integrationszentrum) зазначає, що моя дитина у SmiLe та на консультації – одна й та сама. Так її не рахують двічі. Ніхто не бачить через це більше, ніж раніше: наставник нічого не бачить із консультації, а консультація нічого не бачить із зустрічей. Це добровільно. Я можу відкликати свою згоду будь-коли. Тоді позначку видаляють.',
        tr: 'Kabul ediyorum: Belediye Uyum Merkezi (Kommunales Integrationszentrum), SmiLe’deki çocuğumun danışmadaki çocukla aynı olduğunu not eder. Böylece iki kez sayılmaz. Bununla kimse eskisinden fazlasını görmez: Gönüllü danışmadan bir şey görmez, danışma da buluşmalardan bir şey görmez. Bu isteğe bağlıdır. Onayımı istediğim zaman geri alabilirim. O zaman not silinir.',
      },
    ],
  },
} as const satisfies Record<string, PurposeWords>;
export type ConsentPurpose = keyof typeof consentPurposes;
/** Purposes for which is asked of a child, or of a pupil. */
export type PurposeOf<Subject extends PurposeWords['subject']> = {
  [Purpose in ConsentPurpose]: (typeof consentPurposes)[Purpose]['subject'] extends Subject ? Purpose : never;
}[ConsentPurpose];

/** Purposes for which somebody of this kind is asked. */
export const purposesOf = <Subject extends PurposeWords['subject']>(subject: Subject): PurposeOf<Subject>[] =>
  codesOf(consentPurposes).filter(
    (purpose): purpose is PurposeOf<Subject> => consentPurposes[purpose].subject === subject,
  );

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
