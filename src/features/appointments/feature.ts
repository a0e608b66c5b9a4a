// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { awayRoutes } from './away-routes.tsx';
import { bookingRoutes } from './booking-routes.tsx';
import { bulkRoutes } from './bulk/routes.tsx';
import { calendarRoutes } from './calendar-routes.tsx';
import { counterRoutes } from './counter-routes.tsx';
import { appointmentRoutes } from './deed-routes.tsx';
import { tellAppointments } from './demo.ts';
import { feedRoutes } from './feed-routes.tsx';
import { invitationJobs } from './invitation/jobs.ts';
import { invitationRoutes } from './invitation/routes.tsx';
import { invitationSettingRoutes } from './invitation/setting-routes.tsx';
import { noShowRoutes } from './no-show-routes.tsx';
import { appointmentPaths, calendarPath } from './paths.ts';
import { appointmentServices } from './services.ts';
import { appointmentSettingRoutes } from './setting-routes.tsx';
import { slotRoutes } from './slot-routes.tsx';
import { appointmentSections } from './start.tsx';
import { appointmentTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  schalter: 'Das Kind ist gemeldet und der Termin vergeben.',
  angeboten: 'Die Termine sind angeboten.',
  verschoben: 'Der Termin ist verschoben.',
  verschobenMail: 'Der Termin ist verschoben. Die Familie bekommt eine E-Mail.',
  verschobenAnrufen:
    'Der Termin ist verschoben. Bitte rufen Sie die Familie an: Eine E-Mail-Adresse ist nicht bekannt.',
  abgesagt: 'Der Termin ist abgesagt.',
  abgesagtMail: 'Der Termin ist abgesagt. Die Familie bekommt eine E-Mail.',
  abgesagtAnrufen: 'Der Termin ist abgesagt. Bitte rufen Sie die Familie an: Eine E-Mail-Adresse ist nicht bekannt.',
  einladungUnterwegs: 'Die Einladung ist unterwegs.',
  briefBereit: 'Die Einladung ist fertig. Bitte drucken Sie den Brief unten.',
  anrufVorgemerkt: 'Der Anruf steht jetzt auf der Startseite der Verwaltung.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** What counsellors offer, who has which appointment, and what follows when a family does not come. */
export const appointments: Feature = {
  name: 'appointments',
  routes: [
    ...counterRoutes,
    ...calendarRoutes,
    ...slotRoutes,
    ...bookingRoutes,
    ...appointmentRoutes,
    ...noShowRoutes,
    ...appointmentSettingRoutes,
    ...invitationRoutes,
    ...feedRoutes,
    ...awayRoutes,
    ...bulkRoutes,
    ...invitationSettingRoutes,
  ],
  paths: appointmentPaths,
  navigation: [{ href: calendarPath, label: 'Termine', permission: 'appointment.plan', place: 25 }],
  jobs: invitationJobs,
  confirmations,
  records: { appointment: 'Termin', appointment_slot: 'Angebotener Termin', absence: 'Abwesenheit' },
  services: appointmentServices,
  start: appointmentSections,
  samples: {
    '/termine/:id/sendungen/:sendung': async (tx) =>
      await tx
        .selectFrom('invitation_sending as s')
        .innerJoin('appointment as a', (join) =>
          join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.appointment_id'),
        )
        .select(['s.appointment_id as id', 's.id as sendung'])
        .where('a.state', '=', 'booked')
        .where('s.way', '=', 'letter')
        .whereRef('s.sequence', '=', 'a.sequence')
        .orderBy('s.id')
        .executeTakeFirst(),
    '/termine-abwesend/:id': async (tx) =>
      await tx
        .selectFrom('absence')
        .select('id')
        .whereRef('to_on', '>=', 'from_on')
        .orderBy('to_on', 'desc')
        .orderBy('id')
        .executeTakeFirst(),
    '/termine/:id': async (tx) =>
      await tx.selectFrom('appointment').select('id').where('state', '=', 'booked').orderBy('id').executeTakeFirst(),
    '/termine-anbieten/:id': async (tx) =>
      await tx
        .selectFrom('appointment_slot as s')
        .select('s.id')
        .where('s.withdrawn_at', 'is', null)
        .where((e) =>
          e.not(
            e.exists(
              e
                .selectFrom('appointment as a')
                .select('a.id')
                .whereRef('a.counsellor', '=', 's.counsellor')
                .whereRef('a.day', '=', 's.day'),
            ),
          ),
        )
        .orderBy('s.day', 'desc')
        .executeTakeFirst(),
  },
  deeds: {
    'appointment.calendar_file': 'Termin als Kalenderdatei geladen',
    'appointment.called': 'Familie angerufen',
    'appointment.cancel': 'Termin abgesagt',
    'appointment.counter': 'Familie am Schalter aufgenommen',
    'appointment.held': 'Familie ist zum Termin gekommen',
    'appointment.interpreter': 'Dolmetschen geändert',
    'appointment.invitation_print': 'Einladung gedruckt',
    'appointment.invite': 'Familie zum Termin eingeladen',
    'appointment.move': 'Termin verschoben',
    'appointment.no_show': 'Nichterscheinen vermerkt',
    'appointment_setting.change': 'Termine eingestellt',
    'appointment_slot.away': 'Abwesenheit eingetragen',
    'appointment_slot.change': 'freien Termin geändert',
    'appointment_slot.offer': 'Termine angeboten',
    'appointment_slot.withdraw': 'freien Termin zurückgenommen',
    'appointment.pre_form_print': 'Vorab-Bogen gedruckt',
    'case.bulk': 'mehrere Fälle bearbeitet',
    'absence.end': 'Abwesenheit verkürzt',
    'absence.hand_over': 'Termine an die Vertretung übergeben',
    'calendar_feed.close': 'Kalender-Abonnement beendet',
    'calendar_feed.make': 'Kalender abonniert',
    'calendar_feed.view': 'Kalender-Abonnement angesehen',
    'invitation.texts': 'Texte der Einladungen gelesen',
    'invitation_setting.change': 'Einladungen eingestellt',
    'pre_form.texts': 'Texte des Vorab-Bogens gelesen',
    'privacy_notice.add': 'Datenschutzhinweis geändert',
  },
  roles: ['head', 'counsellor', 'administration', 'school_authority'],
  demo: tellAppointments,
  tables: appointmentTables,
};
