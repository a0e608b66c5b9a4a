// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { statusDay } from '../../../outbound/catalogues/status.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import type { StandingFeed } from '../../calendar/queries.ts';
import { type Door, Frame, plain, say } from '../own/public-parts.tsx';
import { ownFeedPath, ownPagePath } from '../paths.ts';

interface OwnFeedPageProps {
  door: Door;
  token: string;
  standing: StandingFeed | undefined;
  /** Shown once, when it was made. */
  address: string | null;
}

/** Where a volunteer subscribes to what it has promised: the secret address is shown once, renewed and ended by a button. */
export function OwnFeedPage({ door, token, standing, address }: OwnFeedPageProps) {
  const { language } = door;
  const action = `${ownFeedPath(token)}?sprache=${language}`;
  const day = standing?.lastReadOn;
  return (
    <Frame door={door} title="feed.open" path={ownFeedPath(token)}>
      <p class="hs-easy">{say(language, 'feed.hint')}</p>
      {address === null ? (
        <p class="hs-text">
          {standing === undefined
            ? say(language, 'feed.none')
            : day
              ? say(language, 'feed.read', { day: statusDay(language, day) })
              : say(language, 'feed.unread')}
        </p>
      ) : (
        <Alert tone="success" title={plain(language, 'feed.once')} role="status">
          <p class="kern-body">
            <code class="hs-wrap" dir="ltr">
              {address}
            </code>
          </p>
        </Alert>
      )}
      <Form action={action} guard={false}>
        <Hidden name="abo" value="neu" />
        <Button kind={standing ? 'secondary' : 'primary'}>
          {plain(language, standing ? 'feed.renew' : 'feed.make')}
        </Button>
      </Form>
      {standing ? (
        <Form action={action} guard={false}>
          <Hidden name="abo" value="ende" />
          <Button kind="tertiary">{plain(language, 'feed.end')}</Button>
        </Form>
      ) : null}
      <Form action={`${ownPagePath(token)}?sprache=${language}`} guard={false}>
        <Button kind="tertiary">{plain(language, 'own.title')}</Button>
      </Form>
    </Frame>
  );
}
