// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { matchingJobs } from './jobs.ts';

/** Told after a deed. */
const confirmations = {
  patenschaftGefragt: 'Vorgeschlagen. Patin oder Pate und Schule sind gefragt; ihre Antworten sehen Sie hier.',
  patenschaftAnrufen: 'Vorgeschlagen. Wer keine Mail bekommt, steht bei der Patenschaft mit „Bitte anrufen“.',
  patenschaftAntwort: 'Die Antwort ist eingetragen. Jetzt fehlt noch die andere Seite.',
  patenschaftBeide: 'Beide haben Ja gesagt. Jetzt wird das Kennenlernen vereinbart.',
  patenschaftNein: 'Das Nein ist eingetragen. Der Platz ist frei, das Kind wartet wieder.',
  patenschaftVorbei: 'Dazu ist schon geantwortet, oder die Zeit dafür ist vorbei. Es wurde nichts geändert.',
  patenschaftTermin: 'Der Termin steht. Beide Seiten bekommen ihn für den Kalender.',
  patenschaftLaeuft: 'Die Patenschaft läuft.',
  patenschaftVerlegt: 'Die neue Stunde gilt ab jetzt. Die andere Seite bekommt Bescheid.',
  patenschaftPausiert: 'Die Treffen pausieren. Die andere Seite bekommt Bescheid.',
  patenschaftWeiter: 'Die Treffen gehen weiter. Die andere Seite bekommt Bescheid.',
  patenschaftBeendet: 'Die Patenschaft ist beendet. Stunden von bisher bleiben.',
};
declare module '../../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

type State = 'proposed' | 'meeting' | 'active' | 'paused' | 'ended';
const sampleIn = async (tx: Tx, states: readonly State[], atSchool = false) =>
  await tx
    .selectFrom('sponsorship')
    .select('id')
    .where('state', 'in', states)
    .$if(atSchool, (query) =>
      query.where('school_number', 'in', (e) =>
        e
          .selectFrom('membership')
          .select('school_number')
          .where('role', '=', 'school_coordinator')
          .where('school_number', 'is not', null)
          .where('ended_at', 'is', null)
          .$castTo<{ school_number: string }>(),
      ),
    )
    .orderBy('id')
    .executeTakeFirst();

const samplesAt = (one: string, atSchool: boolean) => ({
  [`${one}/:id`]: (tx: Tx) => sampleIn(tx, ['active', 'meeting', 'proposed', 'paused'], atSchool),
});

const deedWords = (log: string, where: string) => ({
  [`${log}.view`]: `Patenschaft${where} angesehen`,
  [`${log}.answer.form`]: `Antwort zu einer Patenschaft${where}: Formular geöffnet`,
  [`${log}.answer`]: `Antwort zu einer Patenschaft${where} eingetragen`,
  [`${log}.meeting.form`]: `Kennenlernen${where}: Formular geöffnet`,
  [`${log}.meeting`]: `Kennenlernen${where} vereinbart`,
  [`${log}.begin.form`]: `Beginn einer Patenschaft${where}: Formular geöffnet`,
  [`${log}.begin`]: `Patenschaft${where} begonnen`,
  [`${log}.move.form`]: `Andere Stunde einer Patenschaft${where}: Formular geöffnet`,
  [`${log}.move`]: `Patenschaft${where} in eine andere Stunde verlegt`,
  [`${log}.pausing.form`]: `Pause einer Patenschaft${where}: Formular geöffnet`,
  [`${log}.pausing`]: `Treffen${where} pausiert`,
  [`${log}.resume`]: `Treffen${where} gehen weiter`,
  [`${log}.end.form`]: `Ende einer Patenschaft${where}: Formular geöffnet`,
  [`${log}.end`]: `Patenschaft${where} beendet`,
});

/** From waiting to active and to the end: what the feature lists of it. */
export const matchingPart = {
  jobs: matchingJobs,
  confirmations,
  samples: {
    '/smile/vermitteln/:id': async (tx: Tx) =>
      await tx.selectFrom('pupil').select('id').where('state', '=', 'waiting').orderBy('id').executeTakeFirst(),
    ...samplesAt('/smile/patenschaften', false),
    ...samplesAt('/smile-schule/patenschaften', true),
  },
  deeds: {
    'sponsorship.match.view': 'Vorschlag für alle wartenden Kinder angesehen',
    'sponsorship.match_one.view': 'Passende Patinnen und Paten für ein Kind angesehen',
    'sponsorship.propose': 'Vorschläge für wartende Kinder angenommen',
    'sponsorship.propose_one': 'Patenschaft vorgeschlagen',
    'sponsorship.list': 'Patenschaften angesehen',
    ...deedWords('sponsorship', ''),
    ...deedWords('sponsorship_school', ' an der Schule'),
  },
};
