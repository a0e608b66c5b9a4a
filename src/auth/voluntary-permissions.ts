// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Rows of `permissions` for what volunteers do: people, interpreting, sponsorships. Roles and words are checked there. */
export const voluntaryPermissions = {
  'volunteer.manage': {
    roles: ['head', 'interpreter_coordinator', 'sponsorship_coordinator'],
    why: 'Ehrenamtliche des eigenen Dienstes aufnehmen, ihre Sprachen, Zeiten und Nachweise führen',
  },
  'volunteer.thanks': {
    roles: ['head', 'interpreter_coordinator', 'sponsorship_coordinator'],
    why: 'den Ehrenamtlichen des eigenen Dienstes am Jahresende danken',
  },
  'volunteer.invite': {
    roles: ['head', 'interpreter_coordinator', 'sponsorship_coordinator'],
    why: 'Ehrenamtlichen ein eigenes Konto geben und es beenden',
  },
  'volunteer.own': {
    roles: ['volunteer'],
    why: 'die eigene Anschrift und Bankverbindung pflegen und sehen, was Sie in einem Jahr bekommen haben',
  },
  'volunteer.texts': {
    roles: ['head', 'interpreter_coordinator', 'sponsorship_coordinator'],
    why: 'die Texte für Ehrenamtliche lesen und eine Übersetzung als geprüft vermerken',
  },
  'volunteer.rules': { roles: ['head'], why: 'festlegen, welche Nachweise Ehrenamtliche brauchen' },
  'interpreting.dispatch': {
    roles: ['head', 'interpreter_coordinator'],
    why: 'sehen, wer für ein Gespräch in Frage kommt, Ehrenamtliche anfragen und einplanen',
  },
  'institution.list': {
    roles: ['head', 'interpreter_coordinator', 'administration'],
    why: 'die Einrichtungen sehen, die Dolmetschende anfragen (geschützte nur mit Nummer, ohne Namen und Ort)',
  },
  'institution.keep': {
    roles: ['head', 'interpreter_coordinator'],
    why: 'Einrichtungen aufnehmen und pflegen, auch geschützte mit Namen und Ort',
  },
  'institution.invite': {
    roles: ['head', 'interpreter_coordinator'],
    why: 'Personen einer Einrichtung einladen, damit sie selbst anfragen, und ihren Zugang beenden',
  },
  'interpreting.rules': {
    roles: ['head', 'administration', 'interpreter_coordinator', 'institution'],
    why: 'nachlesen, wann der Dolmetschdienst hilft, wann nicht, und wer bezahlt',
  },
  'interpreting.set': {
    roles: ['head', 'interpreter_coordinator'],
    why: 'festlegen, wie der Dolmetschdienst arbeitet und bei welchem Anlass er hilft',
  },
  'interpreting.list': {
    roles: ['head', 'administration', 'interpreter_coordinator'],
    why: 'die Anfragen nach Dolmetschenden sehen (geschützte Einrichtungen für die Verwaltung ohne Namen und Ort)',
  },
  'interpreting.manage': {
    roles: ['head', 'interpreter_coordinator'],
    why: 'Anfragen nach Dolmetschenden aufnehmen, ändern, absagen und ablehnen',
  },
  'interpreting.figures': {
    roles: ['head', 'administration', 'interpreter_coordinator'],
    why: 'die Zahlen des Dolmetschdienstes sehen: was besetzt war, wie lange es dauert, welche Sprachen fehlen, was es kostet',
  },
  'interpreting.own': {
    roles: ['institution'],
    why: 'für die eigene Einrichtung Dolmetschende anfragen und den Stand sehen',
  },
  'sponsorship.manage': {
    roles: ['head', 'sponsorship_coordinator'],
    why: 'Sprachpatenschaften vermitteln und begleiten: Kinder mit Einwilligung, Patinnen und Paten, Stunden',
  },
  'sponsorship.set': {
    roles: ['head', 'sponsorship_coordinator'],
    why: 'festlegen, wie das Zentrum Sprachpatenschaften führt',
  },
  'sponsorship.figures': {
    roles: ['head', 'administration', 'sponsorship_coordinator'],
    why: 'die Zahlen der Sprachpatenschaften sehen',
  },
  'sponsorship.school': {
    roles: ['school_coordinator'],
    why: 'für Kinder der eigenen Schule eine Patenschaft wünschen, einwilligen lassen und ihren Stand sehen',
  },
  'concern.report': {
    roles: ['head', 'counsellor', 'administration', 'sponsorship_coordinator', 'school_coordinator', 'volunteer'],
    why: 'nachlesen, wen Sie bei Sorge um ein Kind sofort anrufen, und eine vertrauliche Meldung schreiben',
  },
  'concern.read': {
    roles: ['head', 'counsellor', 'administration', 'sponsorship_coordinator'],
    why: 'vertrauliche Meldungen öffnen, die an Sie selbst gegangen sind, und keine andere',
  },
  'concern.set': {
    roles: ['head'],
    why: 'festlegen, wer vertrauliche Meldungen bekommt und wen man sofort anruft',
  },
  'sponsorship.own': {
    roles: ['volunteer'],
    why: 'die eigenen Patenschaften sehen und Stunden eintragen',
  },
} as const;
