// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Actions } from '../../web/components/index.ts';
import { formatCount } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import type { Stand } from './board-queries.ts';
import { pupilsPath, smilePolicyPath, sponsorsPath } from './paths.ts';
import { instrumentsPath, materialsPath } from './progress/paths.ts';

/** /smile: what stands and what waits. */
export function BoardPage({ frame, stand }: { frame: Frame; stand: Stand }) {
  const lead = `${formatCount(stand.active, 'Kind trifft', 'Kinder treffen')} sich jede Woche mit einer Patin oder einem Paten, ${stand.waiting} warten.`;
  return (
    <Page {...frame} title="SmiLe" lead={lead}>
      <Actions
        others={[
          { label: 'Kinder', href: pupilsPath },
          { label: 'Patinnen und Paten', href: sponsorsPath },
          { label: 'Material', href: materialsPath },
          { label: 'Verfahren', href: instrumentsPath },
          { label: 'Einstellungen', href: smilePolicyPath },
        ]}
      />
    </Page>
  );
}
