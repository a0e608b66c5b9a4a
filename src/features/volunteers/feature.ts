// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { tellVolunteers } from './demo.ts';
import { volunteerJobs } from './jobs.ts';
import { pairSections } from './pairs/pair-start.tsx';
import { volunteerPath, volunteersPath } from './paths.ts';
import { volunteerRoutes } from './routes.tsx';
import { volunteerSections } from './start.tsx';
import { volunteerTables } from './tables.ts';
import { thanksConfirmations, thanksPart } from './thanks/part.ts';
import { thanksTables } from './thanks/tables.ts';

/** Told after a deed. */
const confirmations = {
  ...thanksConfirmations,
  nachweisGesehen: 'Der Nachweis ist eingetragen. Bitte bewahren Sie keine Kopie auf.',
  eigenerLink: 'Der Link zur eigenen Seite ist unterwegs.',
  linksZurueckgezogen: 'Die Links zur eigenen Seite gelten nicht mehr.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** People who help as volunteers: from the first word to active, languages, times, papers; shared by interpreting and sponsorships. */
export const volunteers: Feature = {
  name: 'volunteers',
  routes: [...volunteerRoutes, ...thanksPart.routes],
  paths: { volunteer: volunteerPath, ...thanksPart.paths },
  navigation: [{ href: volunteersPath, label: 'Ehrenamtliche', permission: 'volunteer.manage', place: 52 }],
  jobs: volunteerJobs,
  confirmations,
  records: { volunteer: 'Ehrenamtliche Person' },
  start: [...volunteerSections, ...pairSections, ...thanksPart.start],
  samples: {
    '/ehrenamtliche/:id': async (tx) =>
      await tx.selectFrom('volunteer').select('id').where('state', '=', 'active').orderBy('id').executeTakeFirst(),
    '/ehrenamtliche/:id/stand/:state': async (tx) => {
      const one = await tx
        .selectFrom('volunteer')
        .select('id')
        .where('state', '=', 'active')
        .orderBy('id')
        .executeTakeFirst();
      return one && { ...one, state: 'paused' };
    },
  },
  deeds: {
    'volunteer_account.times.view': 'Eigene Zeiten angesehen',
    'volunteer_account.times': 'Eigene Zeiten, Abwesenheiten oder Pause geändert',
    'volunteer_account.profile.view': 'Eigene Angaben angesehen',
    'volunteer_account.profile': 'Eigene Angaben oder Sprachen geändert',
    'volunteer_account.standby.view': 'Eigene Bereitschaft am Telefon angesehen',
    'volunteer_account.standby': 'Eigene Bereitschaft am Telefon geändert',
    'volunteer_account.feed.view': 'Eigenes Kalender-Abo angesehen',
    'volunteer_account.feed': 'Eigenes Kalender-Abo geändert',
    'volunteer_account.language': 'Sprache der eigenen Seiten und Mails geändert',
    ...thanksPart.deeds,
    'volunteer.texts': 'Texte für Ehrenamtliche gelesen',
    'volunteer.texts.release': 'Texte für Ehrenamtliche freigegeben',
    'volunteer.enter': 'Ehrenamtliche Person eingetragen',
    'volunteer.change': 'Angaben einer ehrenamtlichen Person geändert',
    'volunteer.state': 'Stand einer ehrenamtlichen Person geändert',
    'volunteer.check': 'Nachweis gesehen',
    'volunteer.check.withdraw': 'Nachweis zurückgenommen',
    'volunteer.away': 'Abwesenheit eingetragen',
    'volunteer.away.end': 'Abwesenheit gelöscht',
    'volunteer.standby.view': 'Bereitschaft am Telefon angesehen',
    'volunteer.standby': 'Bereitschaft am Telefon geändert',
    'volunteer.care': 'Termin der Begleitung eingetragen',
    'volunteer.care.answer': 'Termin der Begleitung beantwortet oder gelöscht',
    'volunteer.own_link': 'Link zur eigenen Seite geschickt',
    'volunteer.own_link.revoke': 'Links zur eigenen Seite zurückgezogen',
    'volunteer.language.answer': 'Vorgeschlagene Sprache aufgenommen oder abgelehnt',
    'volunteer.pair': 'Geprüft, ob zwei Einträge dieselbe Person sind',
    'volunteer.share': 'Mit einem anderen Zentrum verbunden',
    'volunteer.conduct_letter': 'Bestätigung für das Führungszeugnis ausgegeben',
    'volunteer_check_rule.change': 'Nachweise für Ehrenamtliche eingestellt',
  },
  demo: tellVolunteers,
  roles: ['head', 'interpreter_coordinator', 'volunteer', 'sponsorship_coordinator'],
  tables: { ...volunteerTables, ...thanksTables },
};
