// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { LetterTexts } from './texts.ts';

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** Modern Standard Arabic; not yet reviewed by a sworn translator, so every letter is marked until a person has. */
export const ar: LetterTexts = {
  subject: 'قرار: تعيين مدرسة لطفلكم',
  salutation: 'السادة أولياء الأمور الكرام،',
  opening: 'بموجب هذا القرار نعيّن لطفلكم المدرسة التالية:',
  replaces: (on, reference, school) =>
    `يحل هذا القرار محل القرار الصادر بتاريخ ${on} (رقم الملف: ${reference}) الذي عُيّنت بموجبه لطفلكم المدرسة التالية: ${school}. لم يعد ذلك القرار ساري المفعول.`,
  decisionHeading: 'القرار',
  child: 'الطفل',
  born: 'تاريخ الميلاد',
  school: 'المدرسة',
  schoolNumber: 'رقم المدرسة',
  address: 'العنوان',
  grade: 'الصف الدراسي',
  kind: 'نوع الصف',
  start: 'تاريخ البدء',
  reasonsHeading: 'الأسباب',
  legalBasisHeading: 'الأسس القانونية',
  remedyHeading: 'معلومات عن حق الطعن',
  contactHeading: 'هل لديكم أسئلة؟',
  date: (on) => `${twoDigits(on.day)}.${twoDigits(on.month)}.${on.year}`,
  unreviewed: 'ترجمة غير مراجعة',
  reviewed: (by, on) => `ترجمة تمت مراجعتها – المراجعة: ${by}، بتاريخ ${on}`,
  onlyGermanBinds: 'النص الألماني وحده ملزم قانونياً.',
};

/** Grades and kinds of class by their keys, the German word beside those that people meet at school. */
export const gradesArabic: Readonly<Record<string, string>> = {
  E1: 'مرحلة الدخول، السنة الأولى',
  E2: 'مرحلة الدخول، السنة الثانية',
  E3: 'مرحلة الدخول، السنة الثالثة',
  EF: 'مرحلة التمهيد (EF)',
  Q1: 'مرحلة التأهيل، السنة الأولى (Q1)',
  Q2: 'مرحلة التأهيل، السنة الثانية (Q2)',
  ...Object.fromEntries(Array.from({ length: 13 }, (_, n) => [twoDigits(n + 1), `الصف ${n + 1}`])),
};
export const kindsArabic: Readonly<Record<string, string>> = Object.fromEntries([
  ['regular', 'صف عادي'],
  ['df', 'دعم تعلّم اللغة الألمانية، من دون إلحاق بمسار تعليمي'],
  ['literacy', 'مجموعة لتعلّم القراءة والكتابة من البداية'],
  ['ifk', 'صف دعم دولي (Internationale Förderklasse)'],
  ['ffm', 'صف تحضيري (Fit für Mehr)'],
]);

/** Rules of law by their keys in `codes/legal.ts`: a translation of their usual German wording alone. */
export const legalArabic = {
  allocationToSchool:
    'المادة 46 من قانون المدارس في ولاية شمال الراين-وستفاليا (القبول في المدرسة، والتعيين من قبل هيئة الإشراف المدرسي)',
  compulsorySchooling: 'المادة 34 من قانون المدارس في ولاية شمال الراين-وستفاليا (التعليم الإلزامي)',
  germanSupport:
    'القرار الوزاري بشأن اندماج التلاميذ الوافدين حديثاً ودعمهم في اللغة الألمانية، بتاريخ 15.10.2018 (BASS 13-63 Nr. 3)',
} as const;

/** Stands in the translation when the reasons were not translated. */
export const reasonsOnlyInGerman = 'أسباب القرار مذكورة في النص الألماني.';

/** Arabic remedy notice that mirrors the German one; `{court}` stands for the court's German name and seat. */
export const remedyNoticeArabic =
  'يمكنكم رفع دعوى ضد هذا القرار خلال شهر واحد من تاريخ تبليغكم به. ' +
  'تُرفع الدعوى لدى المحكمة الإدارية التالية: {court}. ' +
  'ويمكن رفعها كتابةً، أو إلكترونياً وفقاً للمادة 55a من قانون المحاكم الإدارية، ' +
  'أو شفوياً لتدوينها في محضر لدى قلم المحكمة.';
