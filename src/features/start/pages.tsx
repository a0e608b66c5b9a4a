// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { StartPart } from '../../web/feature.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';

export type StartPageProps = {
  frame: Frame;
  parts: readonly StartPart[];
  today: Temporal.PlainDate;
  requestId: () => string;
};

export function StartPage({ frame, parts, today, requestId }: StartPageProps) {
  return (
    <Page {...frame} title="Heute" heading={`Heute, ${formatDate(today)}`}>
      <div class="hs-stack">{parts.map(({ view }) => view(requestId))}</div>
    </Page>
  );
}
