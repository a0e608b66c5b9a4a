// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** How much German a pupil speaks, as the school says; no test, no level. */
export const germanWords = {
  none: 'noch kein Deutsch',
  words: 'einzelne Wörter',
  simple: 'einfache Sätze',
} as const;

/** Why a school wishes a sponsor. */
export const needReasons = {
  new: 'neu in Deutschland',
  no_talk: 'spricht in der Klasse noch nicht',
  no_reading: 'braucht Zeit zum Lesen und Vorlesen',
  shy: 'soll Mut zum Sprechen bekommen',
  other: 'anderer Grund',
} as const;

/** Where a pupil stands. */
export const pupilStates = {
  reported: 'Einwilligung fehlt',
  waiting: 'wartet',
  placed: 'hat eine Patenschaft',
  ended: 'beendet',
} as const;

/** Why a pupil needs no sponsor any more. */
export const pupilEndReasons = {
  no_need: 'braucht keine Patenschaft mehr',
  moved: 'ist weggezogen',
  left_school: 'hat die Schule gewechselt',
  consent_refused: 'die Eltern möchten es nicht',
  consent_withdrawn: 'die Eltern haben ihr Ja zurückgenommen',
  duplicate: 'war zweimal gemeldet',
  reported_by_mistake: 'war ein Versehen',
} as const;

/** Why a lesson was not held. */
export const whyNotWords = {
  pupil_away: 'das Kind war nicht da',
  sponsor_away: 'ich konnte nicht',
  school_event: 'die Schule hatte etwas anderes vor',
  no_lessons: 'Ferien oder frei',
  other: 'etwas anderes',
} as const;

/** What was done in a lesson. */
export const tagWords = {
  reading: 'Lesen',
  game: 'Spielen',
  words: 'Wörter',
  writing: 'Schreiben',
  everyday: 'Alltag',
} as const;
export const mostTags = 3;

/** What school and parents read of every pause, whatever its reason is. */
export const pausedText = 'Treffen pausieren';
export const resumedText = 'Treffen gehen weiter';

/** "Mo" to "Fr", by ISO weekday. */
export const schoolDays: Readonly<Record<number, string>> = { 1: 'Mo', 2: 'Di', 3: 'Mi', 4: 'Do', 5: 'Fr' };
/** "Montag" to "Freitag", by ISO weekday. */
export const schoolDayNames: Readonly<Record<number, string>> = {
  1: 'Montag',
  2: 'Dienstag',
  3: 'Mittwoch',
  4: 'Donnerstag',
  5: 'Freitag',
};

/** "Di 3. Stunde" */
export const slotText = ({ weekday, lesson }: { weekday: number; lesson: number }): string =>
  `${schoolDays[weekday] ?? ''} ${lesson}. Stunde`;
