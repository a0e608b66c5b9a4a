// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../../web/feature.ts';
import { forgetJobs } from '../forget/jobs.ts';
import { feedbackRoutes } from './feedback-routes.tsx';
import { proofJobs } from './jobs.ts';
import { sheetRoutes } from './sheet-routes.tsx';
import { proofSections } from './start.tsx';
import { timesRoutes } from './times-routes.tsx';

/** Told after a deed with proofs. */
export const proofConfirmations = {
  boegenGedruckt: 'Die Bögen haben ihre Nummern. Laden Sie jetzt das PDF und drucken Sie es.',
  gespraechNachgetragen: 'Das Gespräch ist nachgetragen.',
  seiteGefragt: 'Gefragt. Die andere Seite sieht die abweichenden Zeiten und kann ihre Angabe berichtigen.',
  zeitenFestgelegt: 'Die Zeiten stehen fest. Beide Seiten bekommen Bescheid, soweit sie per Mail erreichbar sind.',
  rueckmeldungDa: 'Danke. Ihre Rückmeldung ist bei der Koordination.',
};

/** What the service says of itself about proofs: on paper, missing, differing, and how both sides found a talk. */
export const proofPart = {
  routes: [...sheetRoutes, ...timesRoutes, ...feedbackRoutes],
  jobs: [...proofJobs, ...forgetJobs],
  start: proofSections,
  samples: {
    '/vermittlung/nachweisbogen/:id': async (tx) =>
      await tx.selectFrom('proof_stack').select('id').orderBy('id').executeTakeFirst(),
    '/vermittlung/rueckmeldungen/:id': async (tx) =>
      await tx.selectFrom('interpreting_feedback').select('id').orderBy('id').executeTakeFirst(),
  },
  deeds: {
    'interpreting.stack.list': 'Leere Nachweisbögen angesehen',
    'interpreting.stack.print': 'Leere Nachweisbögen gedruckt',
    'interpreting.stack.view': 'Stapel von Nachweisbögen angesehen',
    'interpreting.stack.file': 'Leere Nachweisbögen als PDF geladen',
    'interpreting.afterwards.form': 'Gespräch nachtragen: Formular geöffnet',
    'interpreting.afterwards': 'Gespräch nachgetragen',
    'interpreting.sheet': 'Nachweisbogen eines Gesprächs als PDF geladen',
    'interpreting.sheet.own': 'Nachweisbogen eines eigenen Gesprächs als PDF geladen',
    'interpreting.times.list': 'Abweichende Zeiten angesehen',
    'interpreting.times.view': 'Abweichende Zeiten eines Gesprächs angesehen',
    'interpreting.times.ask': 'Eine Seite noch einmal nach den Zeiten gefragt',
    'interpreting.times.decide': 'Zeiten eines Gesprächs festgelegt',
    'interpreting.proof_setting.form': 'Erinnern an Nachweise: Einstellung geöffnet',
    'interpreting.proof_setting.change': 'Erinnern an Nachweise eingestellt',
    'interpreting.feedback.list': 'Rückmeldungen gelesen',
    'interpreting.feedback.settle': 'Rückmeldung abgehakt',
    'interpreting.feedback.form': 'Rückmeldung: Formular geöffnet',
    'interpreting.feedback.give': 'Rückmeldung zu einem Gespräch gegeben',
  },
} satisfies Pick<Feature, 'routes' | 'samples' | 'deeds' | 'jobs' | 'start'>;
