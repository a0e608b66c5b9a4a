// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import { codesOf } from '../../../codes/keys.ts';
import {
  type InvitationKey,
  type InvitationLanguage,
  invitationMessage,
} from '../../../outbound/catalogues/invitation.ts';
import { preFormMessage } from '../../../outbound/catalogues/pre-form.ts';
import { publicFrame } from '../../../outbound/catalogues/public-frame.ts';
import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import { Button, Form } from '../../../web/form/index.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { ProblemList } from '../../../web/public-form.tsx';
import { voice } from '../../../web/sentence.tsx';
import type { Entry } from '../calendar-queries.ts';
import { answerPath, preFormPath } from '../paths.ts';
import type { Appointment } from '../queries.ts';
import type { FamilyAnswer } from './answer-actions.ts';
import { clockTime } from './content.ts';
import { invitationLanguages } from './words.ts';

/** What every page by a link to answer knows. */
export interface AnswerDoor {
  language: InvitationLanguage;
  token: string;
  /** Of the centre; '' where none is set, or where the link is not known. */
  phone: string;
  /** Languages whose texts a named person has released, with German. */
  released: ReadonlySet<string>;
}

const { say, plain } = voice<InvitationLanguage, InvitationKey>(invitationMessage);

/** The frame of every page by the link, in the language of the family. */
export function Frame({
  door,
  title,
  path = answerPath(door.token),
  children,
}: {
  door: AnswerDoor;
  title?: string;
  path?: string;
  children: Child;
}) {
  const { language, released } = door;
  return (
    <PublicPage
      title={title ?? plain(language, 'answer.title')}
      {...publicFrame(language, codesOf(invitationLanguages), path)}
    >
      <div class="hs-stack">
        {released.has(language) ? null : <p class="hs-text">{say(language, 'unreviewed')}</p>}
        {children}
      </div>
    </PublicPage>
  );
}

function Call({ door: { language, phone } }: { door: AnswerDoor }) {
  return (
    <p class="hs-easy">
      {phone === '' ? say(language, 'answer.phone') : say(language, 'questions.call', { phone: isolate(phone) })}
    </p>
  );
}

function Choice({ value, id, children }: { value: string; id: string; children: Child }) {
  return (
    <div class="kern-form-check">
      <input class="kern-form-check__radio" type="radio" id={`f-${id}`} name="wahl" value={value} />
      <label class="kern-label" for={`f-${id}`}>
        {children}
      </label>
    </div>
  );
}

/** What a family can answer. It says nothing of the family or its appointment: mail programs open links. */
export function AnswerPage({
  door,
  offers,
  failed,
}: {
  door: AnswerDoor;
  offers: readonly Entry[];
  /** Why nothing was done. */
  failed?: 'choose' | 'taken' | undefined;
}) {
  const { language, token } = door;
  return (
    <Frame door={door}>
      {failed === undefined ? null : (
        <ProblemList
          tone="warning"
          title={plain(language, `answer.${failed}`)}
          told={[{ field: `wahl-${offers[0]?.id ?? 'anrufen'}`, text: say(language, 'answer.what') }]}
        />
      )}
      <p class="hs-easy">{say(language, 'answer.nothing')}</p>
      <Form action={`${answerPath(token)}?sprache=${language}`} guard={false}>
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{say(language, 'answer.what')}</legend>
          <div class="kern-fieldset__body">
            <p class="kern-body">{say(language, offers.length === 0 ? 'answer.none' : 'answer.other')}</p>
            {offers.map((slot) => (
              <Choice value={slot.id} id={`wahl-${slot.id}`}>
                {say(language, 'answer.slot', {
                  date: statusDay(language, slot.day),
                  time: isolate(clockTime(slot.fromMinute)),
                })}
              </Choice>
            ))}
            <Choice value="anrufen" id="wahl-anrufen">
              {say(language, 'answer.call')}
            </Choice>
            <Choice value="absagen" id="wahl-absagen">
              {say(language, 'answer.cancel')}
            </Choice>
          </div>
        </fieldset>
        <Button>{say(language, 'answer.button')}</Button>
      </Form>
      <p class="hs-easy">
        <a class="kern-link hs-target" href={`${preFormPath(token)}?sprache=${language}`}>
          {preFormMessage(language, 'title').text}
        </a>
        {`. ${preFormMessage(language, 'link').text}`}
      </p>
      <Call door={door} />
    </Frame>
  );
}

/** What was done. The new time stands here once: whoever pressed needs it. */
export function AnsweredPage({
  door,
  kind,
  appointment,
}: {
  door: AnswerDoor;
  kind: FamilyAnswer['kind'];
  appointment: Appointment;
}) {
  const { language } = door;
  const values = { date: statusDay(language, appointment.day), time: isolate(clockTime(appointment.fromMinute)) };
  return (
    <Frame door={door}>
      <p class="hs-easy" role="status">
        <strong>
          {kind === 'slot'
            ? say(language, 'answer.moved', values)
            : say(language, kind === 'cancel' ? 'answer.cancelled' : 'answer.noted')}
        </strong>
      </p>
      {kind === 'slot' ? <p class="hs-easy">{say(language, 'answer.write')}</p> : null}
      <Call door={door} />
    </Frame>
  );
}

/** The link is not good: used, ended, run out, or never given. One answer for all. */
export function DeadPage({ door, wait = false }: { door: AnswerDoor; wait?: boolean }) {
  return (
    <Frame door={door}>
      <p class="hs-easy">{say(door.language, wait ? 'answer.wait' : 'answer.dead')}</p>
      <Call door={door} />
    </Frame>
  );
}
