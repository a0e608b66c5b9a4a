// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { TaskList } from '../../web/components/index.ts';
import type { StartSection } from '../../web/feature.ts';
import { formatCount } from '../../web/format.ts';
import { countQuestions } from '../families/question-queries.ts';
import { duplicateListPath } from './paths.ts';

/** That entries may be double waits for whoever keeps them; nothing where none does. */
export const duplicateSections: readonly StartSection[] = [
  {
    place: 68,
    roles: ['head', 'administration'],
    async read(tx, { centreId }) {
      const count = await countQuestions(tx, centreId);
      if (count === 0) return undefined;
      const title = formatCount(
        count,
        'Frage zu doppelten Einträgen oder Geschwistern',
        'Fragen zu doppelten Einträgen oder Geschwistern',
      );
      const tasks = [
        {
          href: duplicateListPath,
          title,
          detail: 'Vergleichen und zusammenführen, oder sagen, dass es verschiedene Kinder sind.',
        },
      ];
      return { shown: [], view: () => <TaskList heading="Doppelte Einträge" tasks={tasks} /> };
    },
  },
];
