// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isCode } from '../../../codes/keys.ts';
import { Alert, Badge, Card } from '../../../web/components/index.ts';
import { Button, Form } from '../../../web/form/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import { calledPath, invitationLetterPath } from '../paths.ts';
import type { Appointment } from '../queries.ts';
import type { Sending } from './queries.ts';
import { invitationLanguages, noticeText, sendingKinds, sendingWays } from './words.ts';

const languages = Object.keys(invitationLanguages) as (keyof typeof invitationLanguages)[];

/** "Deutsch", "Deutsch und Arabisch" */
function languageWords(language: string): string {
  return language === 'de' || !isCode(languages, language)
    ? 'Deutsch'
    : `Deutsch und ${invitationLanguages[language].german}`;
}

const doneWords = { letter: 'gedruckt', mail: 'verschickt', call: 'angerufen' } as const;
const openWords = { letter: 'noch nicht gedruckt', mail: 'wird verschickt', call: 'noch niemand angerufen' } as const;

const byWhom = (name: string | null): string => name ?? 'Herzstück';

function Line({
  sending,
  appointment,
  phone,
  requestId,
}: {
  sending: Sending;
  appointment: Appointment;
  phone: string;
  requestId: () => string;
}) {
  const { id, kind, way, language, noticeVersion, doneAt, doneBy } = sending;
  const current = appointment.state === 'booked' && appointment.sequence === sending.sequence;
  return (
    <li>
      <strong>{`${sendingKinds[kind]}: ${sendingWays[way]}`}</strong>{' '}
      {doneAt === null ? (
        <Badge tone="warning">{openWords[way]}</Badge>
      ) : (
        <Badge tone="success">{doneWords[way]}</Badge>
      )}
      <br />
      <span class="hs-muted">
        {[
          way === 'call' ? '' : languageWords(language),
          `${formatDateTime(sending.askedAt)}, ${byWhom(sending.askedBy)}`,
          doneAt === null || way === 'mail' ? '' : `${doneWords[way]} ${formatDateTime(doneAt)}, ${byWhom(doneBy)}`,
          way === 'call' || kind !== 'invitation' ? '' : `Datenschutzhinweis: ${noticeText(noticeVersion)}`,
          current || appointment.state !== 'booked' ? '' : 'galt vor dem Verschieben',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {way === 'letter' && current ? (
        <p>
          <a class="kern-link hs-target" href={invitationLetterPath(appointment.id, id)}>
            {doneAt === null ? 'Brief drucken' : 'Brief noch einmal drucken'}
          </a>
        </p>
      ) : null}
      {way === 'call' && doneAt === null ? (
        <>
          <p class="kern-body">{phone === '' ? 'Keine Telefonnummer bekannt.' : `Anrufen: ${phone}`}</p>
          <Form action={calledPath(appointment.id, id)} requestId={requestId()} guard={false}>
            <Button kind="secondary">Angerufen</Button>
          </Form>
        </>
      ) : null}
    </li>
  );
}

/** What the family was sent of an appointment: what, how, when, by whom. */
export function SendingLog({
  sendings,
  ...line
}: {
  sendings: readonly Sending[];
  appointment: Appointment;
  /** Of the family; '' where none is known. */
  phone: string;
  requestId: () => string;
}) {
  const { appointment } = line;
  const now = sendings.filter(({ sequence, kind }) => sequence === appointment.sequence && kind === 'invitation');
  // Whom somebody still has to call knows nothing yet.
  const told = now.some(({ way, doneAt }) => way !== 'call' || doneAt !== null);
  const moved = sendings.some(({ sequence }) => sequence < appointment.sequence);
  return (
    <Card heading="Einladung">
      {appointment.state === 'booked' && sendings.length === 0 ? (
        <p class="kern-body">Die Familie ist zu diesem Termin noch nicht eingeladen.</p>
      ) : null}
      {appointment.state === 'booked' && moved && !told ? (
        <Alert
          tone="warning"
          title={`Der Termin ist verschoben. Die Familie weiß von der neuen Zeit noch nichts.${now.length > 0 ? ' Bitte rufen Sie an.' : ''}`}
        />
      ) : null}
      {sendings.length === 0 && appointment.state !== 'booked' ? (
        <p class="kern-body hs-muted">Nichts verschickt.</p>
      ) : null}
      <ul class="hs-links">
        {sendings.map((sending) => (
          <Line sending={sending} {...line} />
        ))}
      </ul>
    </Card>
  );
}
