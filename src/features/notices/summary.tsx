// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Card } from '../../web/components/index.ts';
import { Button, ButtonRow, Hidden } from '../../web/form/index.ts';
import { formatDateTime } from '../../web/format.ts';
import { seenPath } from './paths.ts';
import type { Notice } from './queries.ts';
import { noticeWords } from './words.ts';

/** The notices of a person: what happened, where to go, and that they have seen it. */
export function NoticeCard({ notices, requestId }: { notices: readonly Notice[]; requestId: () => string }) {
  return (
    <Card heading="Hinweise">
      {notices.map((notice) => {
        const { text, link } = noticeWords[notice.kind];
        const which = notice.label ? ` ${notice.label}` : '';
        return (
          <form action={seenPath(notice.id)} method="post">
            <Hidden name="_request" value={requestId()} />
            <p class="kern-body">
              {`${text} `}
              <a class="kern-link" href={link.href(notice.recordId)}>
                {`${link.label}${which}`}
              </a>
              <br />
              <span class="hs-muted">{`${formatDateTime(notice.at)}${notice.by ? ` · ${notice.by}` : ''}`}</span>
            </p>
            <ButtonRow>
              <Button kind="secondary" about={`Hinweis${which} vom ${formatDateTime(notice.at)}`}>
                Gesehen
              </Button>
            </ButtonRow>
          </form>
        );
      })}
    </Card>
  );
}
