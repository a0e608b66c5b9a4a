// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { statusDay } from '../../../outbound/catalogues/status.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Hidden } from '../../../web/form/index.ts';
import type { StandingFeed } from '../../calendar/queries.ts';
import { type Door, Frame, GoOn, OwnForm, Problems, type Wrong } from '../own/own-fields.tsx';
import { plain, say } from '../own/own-words.ts';
import type { OwnPlaces } from '../paths.ts';

interface OwnFeedPageProps {
  door: Door;
  places: OwnPlaces;
  standing: StandingFeed | undefined;
  /** Shown once, when it was made. */
  address: string | null;
  wrong?: readonly Wrong[];
}

/** Where a volunteer subscribes to what it has promised: the secret address is shown once, renewed and ended by a button. */
export function OwnFeedPage({ door, places, standing, address, wrong = [] }: OwnFeedPageProps) {
  const { language } = door;
  const day = standing?.lastReadOn;
  return (
    <Frame door={door} title="feed.open" path={places.feed}>
      <Problems language={language} wrong={wrong} />
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
      <OwnForm door={door} path={places.feed}>
        <Hidden name="abo" value="neu" />
        <Button kind={standing ? 'secondary' : 'primary'}>
          {plain(language, standing ? 'feed.renew' : 'feed.make')}
        </Button>
      </OwnForm>
      {standing ? (
        <OwnForm door={door} path={places.feed}>
          <Hidden name="abo" value="ende" />
          <Button kind="tertiary">{plain(language, 'feed.end')}</Button>
        </OwnForm>
      ) : null}
      <GoOn door={door} path={places.times} to="own.title" kind="tertiary" />
    </Frame>
  );
}
