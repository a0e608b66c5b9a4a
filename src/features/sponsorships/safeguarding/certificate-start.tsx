// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../../web/components/index.ts';
import { type StartSection, startLines } from '../../../web/feature.ts';
import { formatCount, formatShortDate } from '../../../web/format.ts';
import { reminderWeeks } from '../../volunteers/rules.ts';
import { sponsorPath } from '../paths.ts';
import { listConducts, type SponsorConduct } from './certificate-queries.ts';
import { endsWithin } from './certificate-rules.ts';

const [far, near] = reminderWeeks;

const pupils = ({ active, paused }: SponsorConduct): string =>
  formatCount(active.length + paused.length, 'Kind', 'Kinder');

/** One line: who, what to do, and by when. */
function taskOf(one: SponsorConduct, today: Temporal.PlainDate) {
  const name = `${one.givenName} ${one.familyName}`;
  if (!one.valid)
    return {
      href: sponsorPath(one.volunteerId),
      title: `Führungszeugnis erneuern lassen: ${name}`,
      detail: `${one.until === null ? 'keines gesehen, das gilt' : `gilt nicht mehr seit ${formatShortDate(one.until)}`} · Treffen pausieren (${pupils(one)}) · Schule und Eltern erfahren den Grund nicht`,
      status: { tone: 'danger' as const, label: 'pausiert' },
    };
  return {
    href: sponsorPath(one.volunteerId),
    title: `An das Führungszeugnis erinnern: ${name}`,
    detail: `${pupils(one)} · danach pausieren die Treffen von selbst`,
    ...(one.until === null ? {} : { due: one.until }),
    status: endsWithin(one, today, near)
      ? { tone: 'warning' as const, label: `in ${near} Wochen` }
      : { tone: 'info' as const, label: `in ${far} Wochen` },
  };
}

/** Whose certificate has ended, ends in two and in eight weeks: what has paused stands first. */
export const certificateSections: readonly StartSection[] = [
  {
    place: 51,
    roles: ['head', 'sponsorship_coordinator'],
    async read(tx, { centreId, today }) {
      const all = await listConducts(tx, centreId, today);
      const open = all.filter((one) => !one.valid || endsWithin(one, today, far));
      if (open.length === 0) return undefined;
      const since = ({ valid, until }: SponsorConduct): string => (valid ? `1${until}` : '0');
      const shown = open.toSorted((a, b) => since(a).localeCompare(since(b))).slice(0, startLines);
      const stopped = open.filter(({ valid }) => !valid).length;
      return {
        shown: [{ recordKind: 'volunteer', ids: shown.map(({ volunteerId }) => volunteerId) }],
        view: () => (
          <TaskList
            heading={`Führungszeugnisse bei SmiLe: ${stopped} ungültig, ${open.length - stopped} enden bald`}
            tasks={shown.map((one) => taskOf(one, today))}
          />
        ),
      };
    },
  },
];
