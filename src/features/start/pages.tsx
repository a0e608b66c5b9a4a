// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Tiles } from '../../web/components/index.ts';
import type { StartPart } from '../../web/feature.ts';
import { Button } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { lastWeeks } from '../../web/weeks.ts';
import { reportFormPath } from '../cases/paths.ts';

export type StartPageProps = {
  frame: Frame;
  parts: readonly StartPart[];
  today: Temporal.PlainDate;
  /** The person may report a child. */
  mayReport: boolean;
  requestId: () => string;
};

/** "Heute": figures first, then what waits. */
export function StartPage({ frame, parts, today, mayReport, requestId }: StartPageProps) {
  const tiles = parts.flatMap((part) => part.tiles ?? []);
  const views = parts.flatMap(({ view }) => (view ? [view(requestId)] : []));
  return (
    <Page
      {...frame}
      title="Heute"
      heading={`Heute, ${formatDate(today)}`}
      lead={parts.find(({ lead }) => lead !== undefined)?.lead}
      action={
        mayReport ? (
          <Button href={reportFormPath} icon="add">
            Kind melden
          </Button>
        ) : undefined
      }
    >
      {tiles.length === 0 ? null : <Tiles tiles={tiles} days={lastWeeks(today)} heading="Stand" />}
      {views}
    </Page>
  );
}
