// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button } from '../../../web/form/index.ts';
import { ownDoor, ownLinkSentPath, ownPagePath } from '../paths.ts';
import { Call, type Door, Frame, OwnForm, Problems, TextLine, type Typed, type Wrong } from './own-fields.tsx';
import { plain, say } from './own-words.ts';

/** What a link shows before its button: nothing of the person, since mail programs open links. @param address before the token */
export function QuestionPage({
  door,
  token,
  address,
  title,
  asks,
  opens,
}: {
  door: Door;
  token: string;
  address: string;
  title: VolunteerKey;
  asks: VolunteerKey;
  opens: VolunteerKey;
}) {
  const path = `${address}/${encodeURIComponent(token)}`;
  return (
    <Frame door={door} title={title} path={path}>
      <p class="hs-easy">{say(door.language, asks)}</p>
      <OwnForm door={door} path={path}>
        <Button>{plain(door.language, opens)}</Button>
      </OwnForm>
      <Call door={door} />
    </Frame>
  );
}

/** The link is not good: taken back, run out, of somebody who has left, or never given. One answer for all. */
export function DeadPage({ door, token, wait = false }: { door: Door; token: string; wait?: boolean }) {
  const { language } = door;
  return (
    <Frame door={door} title="own.title" path={ownPagePath(token)}>
      <p class="hs-easy">{say(language, wait ? 'own.wait' : 'own.dead')}</p>
      {wait ? null : (
        <p>
          <a class="kern-link hs-target" href={`${ownDoor}?sprache=${language}`}>
            {say(language, 'own.new')}
          </a>
        </p>
      )}
      <Call door={door} />
    </Frame>
  );
}

/** The field of the page that asks for the link. */
export const askField = 'email';

/** /ehrenamt: a volunteer asks for the link to the own page. */
export function AskLinkPage({
  door,
  typed,
  wrong,
  waits = false,
  join,
}: {
  door: Door;
  typed: Typed;
  wrong: readonly Wrong[];
  waits?: boolean;
  /** Where somebody begins who does not help yet. */
  join: string;
}) {
  const { language } = door;
  return (
    <Frame door={door} title="own.ask.title" path={ownDoor}>
      <Problems {...{ language, wrong, waits }} />
      <p class="hs-easy">{say(language, 'own.ask.intro')}</p>
      <OwnForm door={door} path={ownDoor}>
        <TextLine
          {...{ language, typed, wrong }}
          name={askField}
          label={say(language, 'apply.email')}
          most={120}
          inputmode="email"
          autocomplete="email"
          dir="ltr"
        />
        <Button>{plain(language, 'own.ask.send')}</Button>
      </OwnForm>
      <p>
        <a class="kern-link hs-target" href={`${join}?sprache=${language}`}>
          {say(language, 'own.join' satisfies VolunteerKey)}
        </a>
      </p>
    </Frame>
  );
}

/** /ehrenamt/gesendet: the same whether the address is known or not. */
export const LinkAskedPage = ({ door }: { door: Door }) => (
  <Frame door={door} title="own.ask.title" path={ownLinkSentPath}>
    <Alert tone="success" title={plain(door.language, 'own.ask.done')} role="status" />
  </Frame>
);
