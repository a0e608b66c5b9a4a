// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The one sheet that goes with a German letter: that it is important, and whom to call. `{phone}` stands for the number. */
export interface SheetTexts {
  readonly dir: 'ltr' | 'rtl';
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What each translation says; staff read it beside the one they release. */
export const GERMAN_SHEET: SheetTexts = {
  dir: 'ltr',
  heading: 'Wichtiger Brief',
  paragraphs: [
    'In diesem Brief geht es um die Schule Ihres Kindes. Bitte bewahren Sie ihn auf.',
    'Wir erklären ihn Ihnen. Telefon: {phone}',
  ],
};

/** Not reviewed by sworn translators: each is printed only once a named person has released it. */
export const SHEETS = {
  ar: {
    dir: 'rtl',
    heading: 'رسالة مهمة',
    paragraphs: ['تتعلق هذه الرسالة بمدرسة طفلكم. يرجى الاحتفاظ بها.', 'نحن نشرحها لكم. الهاتف: {phone}'],
  },
  fa: {
    dir: 'rtl',
    heading: 'نامه مهم',
    paragraphs: [
      'این نامه درباره مدرسه فرزند شماست. لطفا آن را نگه دارید.',
      'ما آن را برای شما توضیح می‌دهیم. تلفن: {phone}',
    ],
  },
  uk: {
    dir: 'ltr',
    heading: 'Важливий лист',
    paragraphs: [
      'Цей лист стосується школи Вашої дитини. Будь ласка, збережіть його.',
      'Ми пояснимо його Вам. Телефон: {phone}',
    ],
  },
  ru: {
    dir: 'ltr',
    heading: 'Важное письмо',
    paragraphs: [
      'Это письмо касается школы Вашего ребёнка. Пожалуйста, сохраните его.',
      'Мы объясним его Вам. Телефон: {phone}',
    ],
  },
  tr: {
    dir: 'ltr',
    heading: 'Önemli mektup',
    paragraphs: [
      'Bu mektup çocuğunuzun okulu ile ilgilidir. Lütfen saklayın.',
      'Mektubu size açıklarız. Telefon: {phone}',
    ],
  },
  kmr: {
    dir: 'ltr',
    heading: 'Nameya girîng',
    paragraphs: [
      'Ev name li ser dibistana zarokê we ye. Ji kerema xwe wê biparêzin.',
      'Em wê ji we re şîrove dikin. Telefon: {phone}',
    ],
  },
  ro: {
    dir: 'ltr',
    heading: 'Scrisoare importantă',
    paragraphs: [
      'Această scrisoare este despre școala copilului dumneavoastră. Vă rugăm să o păstrați.',
      'Vă explicăm scrisoarea. Telefon: {phone}',
    ],
  },
  bg: {
    dir: 'ltr',
    heading: 'Важно писмо',
    paragraphs: [
      'Това писмо се отнася за училището на Вашето дете. Моля, запазете го.',
      'Ние ще Ви го обясним. Телефон: {phone}',
    ],
  },
  sq: {
    dir: 'ltr',
    heading: 'Letër e rëndësishme',
    paragraphs: [
      'Kjo letër ka të bëjë me shkollën e fëmijës suaj. Ju lutemi ruajeni.',
      'Ne jua shpjegojmë. Telefoni: {phone}',
    ],
  },
  pl: {
    dir: 'ltr',
    heading: 'Ważny list',
    paragraphs: [
      'Ten list dotyczy szkoły Państwa dziecka. Prosimy go zachować.',
      'Wyjaśnimy go Państwu. Telefon: {phone}',
    ],
  },
  en: {
    dir: 'ltr',
    heading: 'Important letter',
    paragraphs: [
      'This letter is about your child’s school. Please keep it.',
      'We explain it to you. Telephone: {phone}',
    ],
  },
  fr: {
    dir: 'ltr',
    heading: 'Lettre importante',
    paragraphs: [
      'Cette lettre concerne l’école de votre enfant. Veuillez la conserver.',
      'Nous vous l’expliquons. Téléphone : {phone}',
    ],
  },
} as const satisfies Readonly<Record<string, SheetTexts>>;
export type SheetLanguage = keyof typeof SHEETS;

/** Languages of families (ISO 639-3) that a sheet can be read in. */
const readers: Readonly<Record<string, SheetLanguage>> = {
  ...{ ara: 'ar', apc: 'ar', arb: 'ar', acm: 'ar', ary: 'ar', arz: 'ar', ajp: 'ar', arq: 'ar', aeb: 'ar' },
  ...{ fas: 'fa', pes: 'fa', prs: 'fa', ukr: 'uk', rus: 'ru', tur: 'tr', kmr: 'kmr', kur: 'kmr' },
  ...{ ron: 'ro', bul: 'bg', sqi: 'sq', als: 'sq', aln: 'sq', pol: 'pl', eng: 'en', fra: 'fr' },
};

/** The sheet a family with this language reads; undefined where there is none. */
export const sheetFor = (language: string): SheetLanguage | undefined => readers[language];
