// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tone } from '../../../web/components/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import type { InterpreterStand } from './queries.ts';
import { type InterpreterSource, interpreterSources } from './source-rules.ts';

/** How finding somebody stands, in few words; what comes next, who does it. */
export interface StandWords {
  text: string;
  tone: Tone;
  /** Null: nothing is to be done. */
  next: string | null;
}

const nobody = 'niemand gefunden – andere Zeit oder Telefon';

/** @param stand undefined: the pool was not asked */
export function standWords(source: InterpreterSource, stand: InterpreterStand | undefined): StandWords {
  if (source !== 'pool') return { text: interpreterSources[source], tone: 'neutral', next: null };
  if (!stand)
    return {
      text: 'noch nicht angefragt',
      tone: 'warning',
      next: 'Bitte bei „Dolmetschen ändern“ den Pool anfragen, oder jemanden aus dem Team fragen.',
    };
  switch (stand.state) {
    case 'open':
      return stand.undecided
        ? { text: 'gesucht, Kostenträger offen', tone: 'warning', next: 'Die Koordination klärt, wer bezahlt.' }
        : { text: 'gesucht', tone: 'info', next: 'Die Koordination sucht. Sie brauchen nichts zu tun.' };
    case 'assigned':
      return stand.changeBy === null
        ? { text: `zugesagt: ${stand.comes ?? ''}`, tone: 'success', next: null }
        : {
            text: `zugesagt: ${stand.comes ?? ''}, für den neuen Termin gefragt`,
            tone: 'warning',
            next: `Antwort bis ${formatDateTime(stand.changeBy)}. Ohne Antwort suchen wir jemand anderes.`,
          };
    case 'declined':
    case 'unfilled':
      return {
        text: nobody,
        tone: 'warning',
        next: `${[stand.stateReason, stand.stateAlternative].filter(Boolean).join(' ')} Bitte verschieben Sie den Termin, beraten Sie per Telefon oder Video, oder fragen Sie jemanden aus dem Team.`,
      };
    case 'professional':
      return { text: 'ein Fachdienst kommt', tone: 'success', next: stand.stateReason };
    case 'cancelled_in_time':
    case 'cancelled_late':
      return { text: 'abgesagt', tone: 'neutral', next: null };
    default:
      return { text: `war da: ${stand.comes ?? ''}`, tone: 'neutral', next: null };
  }
}
