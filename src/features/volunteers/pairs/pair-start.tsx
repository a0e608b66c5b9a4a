// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../../web/components/index.ts';
import { type StartSection, startLines } from '../../../web/feature.ts';
import { formatCount } from '../../../web/format.ts';
import { volunteerPath } from '../paths.ts';
import { nameOf } from '../queries.ts';
import { reachOf } from '../rules.ts';
import { samenessWords } from '../words.ts';
import { listDoubles } from './pair-queries.ts';

/** Whoever may have applied twice, before somebody interviews one person two times. */
export const pairSections: readonly StartSection[] = (
  [
    ['interpreter_coordinator', 49.5],
    ['sponsorship_coordinator', 49.6],
  ] as const
).map(([role, place]) => ({
  place,
  roles: [role],
  async read(tx, { centreId }) {
    const doubles = await listDoubles(tx, centreId, reachOf([role]));
    if (doubles.length === 0) return undefined;
    const shown = doubles.slice(0, startLines);
    return {
      shown: [{ recordKind: 'volunteer', ids: shown.flatMap(({ kept, ended }) => [kept.id, ended.id]) }],
      view: () => (
        <>
          <TaskList
            heading="Vielleicht zweimal angemeldet"
            tasks={shown.map(({ kept, ended, same }) => ({
              href: volunteerPath(ended.id),
              title: `${nameOf(ended)}, ${ended.number}`,
              detail: `hat mit ${kept.number} gemeinsam: ${same.map((one) => samenessWords[one]).join(' und ')}. Bitte entscheiden Sie, ob es dieselbe Person ist.`,
            }))}
          />
          {doubles.length > shown.length ? (
            <p class="hs-text">{`und ${formatCount(doubles.length - shown.length, 'weiteres Paar', 'weitere Paare')}: Sie kommen, wenn Sie diese entschieden haben.`}</p>
          ) : null}
        </>
      ),
    };
  },
}));
