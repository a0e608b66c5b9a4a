// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { LetterTexts } from './texts.ts';

const MONTHS = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
  ...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
];

/** Written-out day as letters carry it (DIN 5008): "27. November 2026". */
const germanDay = (on: Temporal.PlainDate): string => `${on.day}. ${MONTHS[on.month - 1]} ${on.year}`;

export const de: LetterTexts = {
  subject: 'Bescheid: Zuweisung an eine Schule',
  salutation: 'Sehr geehrte Sorgeberechtigte,',
  opening: 'Wir weisen Ihr Kind mit diesem Bescheid der folgenden Schule zu:',
  replaces: (on, reference, school) =>
    `Dieser Bescheid ersetzt den Bescheid vom ${on} (Aktenzeichen ${reference}), mit dem Ihr Kind der Schule „${school}“ zugewiesen war. Jener Bescheid gilt nicht mehr.`,
  decisionHeading: 'Entscheidung',
  child: 'Kind',
  born: 'Geburtsdatum',
  school: 'Schule',
  schoolNumber: 'Schulnummer',
  address: 'Anschrift',
  grade: 'Jahrgang',
  kind: 'Art der Klasse',
  start: 'Beginn',
  reasonsHeading: 'Begründung',
  legalBasisHeading: 'Rechtsgrundlagen',
  remedyHeading: 'Rechtsbehelfsbelehrung',
  contactHeading: 'Haben Sie Fragen?',
  date: germanDay,
  unreviewed: 'Übersetzung – nicht geprüft',
  reviewed: (by, on) => `Übersetzung – geprüft von ${by} am ${on}`,
  onlyGermanBinds: 'Rechtlich verbindlich ist nur der deutsche Text.',
};

/** Words that only the German letter needs. */
export const letterWords = {
  language: 'de',
  reference: 'Aktenzeichen',
  clerk: 'Auskunft',
  phone: 'Telefon',
  email: 'E-Mail',
  date: 'Datum',
  closing: 'Mit freundlichen Grüßen',
  onBehalf: 'Im Auftrag',
  page: 'Seite',
  of: 'von',
  viaCentre: (area: string): string => `über das Kommunale Integrationszentrum ${area}`,
  translationEnclosed:
    'Die angefügte arabische Übersetzung hilft beim Lesen. Rechtlich verbindlich ist nur der deutsche Text.',
  statusPicture: 'QR-Code: Seite mit dem Stand des Falls; Adresse und Code stehen daneben',
  unprintable: (characters: readonly string[]): string =>
    `Diese Zeichen kann der Brief nicht darstellen: ${characters.join(', ')}. ` +
    'Bitte tragen Sie den Namen oder Text in lateinischer oder arabischer Schrift ein.',
  addressTooLong: 'Die Anschrift passt nicht in das Anschriftfeld des Briefs. Bitte kürzen Sie die Zeilen.',
  notSet: 'Der Brief konnte nicht erstellt werden.',
  timedOut: 'Das Erstellen des Briefs hat zu lange gedauert. Bitte versuchen Sie es erneut.',
  closed: 'Der Briefdruck ist beendet.',
} as const;
