// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../../web/components/index.ts';
import { type StartSection, startLines } from '../../../web/feature.ts';
import { formatDateTime } from '../../../web/format.ts';
import { dispatchPath } from '../dispatch/paths.ts';
import { listWaitingFeedback } from './feedback-queries.ts';
import { listMissing, type Missing } from './missing-queries.ts';
import { isForCoordination, proofDue } from './missing-rules.ts';
import { feedbackListPath, timesPath } from './paths.ts';
import { getProofSetting } from './setting-queries.ts';
import { listDiffering } from './times-queries.ts';

const sides = { institution: 'Einrichtung', volunteer: 'dolmetschende Person' } as const;

const missingText = ({ sides: missing, toCall, name }: Missing): string =>
  missing.map((side) => `${sides[side]}${toCall.includes(side) ? ' (bitte anrufen)' : ''}`).join(' und ') +
  `; gedolmetscht hat ${name}`;

const roles = ['interpreter_coordinator'] as const;

/** Talks whose times differ or are not confirmed, and what somebody said of a talk: for the coordination. */
export const proofSections: readonly StartSection[] = [
  {
    place: 39.1,
    roles,
    async read(tx, { centreId }) {
      const rows = await listDiffering(tx, centreId, startLines);
      if (rows.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: rows.map(({ requestId }) => requestId) }],
        view: () => (
          <TaskList
            heading="Zeiten weichen ab"
            tasks={rows.map(({ requestId, number, name, since }) => ({
              href: timesPath(requestId),
              title: `Zeiten klären: ${number}`,
              detail: `${name}, seit ${formatDateTime(since)}`,
            }))}
          />
        ),
      };
    },
  },
  {
    place: 39.2,
    roles,
    async read(tx, { centreId, now, today }) {
      const setting = await getProofSetting(tx, centreId);
      const all = (await listMissing(tx, centreId, now)).filter((one) => isForCoordination(setting, one, today));
      const rows = all.slice(0, startLines);
      if (rows.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: rows.map(({ requestId }) => requestId) }],
        view: () => (
          <TaskList
            heading="Nachweis fehlt"
            tasks={rows.map((one) => ({
              href: dispatchPath(one.requestId),
              title: `Nachweis holen: ${one.number}`,
              detail: `Es fehlt: ${missingText(one)}`,
              due: proofDue(setting, one.endsAt),
            }))}
          />
        ),
      };
    },
  },
  {
    place: 39.3,
    roles,
    async read(tx, { centreId }) {
      const rows = await listWaitingFeedback(tx, centreId, startLines);
      if (rows.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: rows.map(({ requestId }) => requestId) }],
        view: () => (
          <TaskList
            heading="Rückmeldungen nach Gesprächen"
            tasks={rows.map(({ number, side, name, givenAt }) => ({
              href: feedbackListPath,
              title: `Rückmeldung lesen: ${number}`,
              detail: `${side === 'institution' ? 'Einrichtung' : name}, ${formatDateTime(givenAt)}`,
            }))}
          />
        ),
      };
    },
  },
];
