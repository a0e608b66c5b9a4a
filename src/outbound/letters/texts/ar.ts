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

/** Stands in the translation when the reasons were not translated. */
export const reasonsOnlyInGerman = 'أسباب القرار مذكورة في النص الألماني.';

/** Arabic remedy notice that mirrors the German one; `{court}` stands for the court's German name and seat. */
export const remedyNoticeArabic =
  'يمكنكم رفع دعوى ضد هذا القرار خلال شهر واحد من تاريخ تبليغكم به. ' +
  'تُرفع الدعوى لدى المحكمة الإدارية التالية: {court}. ' +
  'ويمكن رفعها كتابةً، أو إلكترونياً وفقاً للمادة 55a من قانون المحاكم الإدارية، ' +
  'أو شفوياً لتدوينها في محضر لدى قلم المحكمة.';
