// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { wordOf } from '../../codes/keys.ts';
import { type Action, Actions, Badge, Card, DescriptionList } from '../../web/components/index.ts';
import { formatDateTime } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { casePath } from '../cases/paths.ts';
import { states } from '../cases/states.ts';
import { fullName } from '../families/rules.ts';
import { InterpreterPart } from './interpreter/part.tsx';
import type { InterpreterStand } from './interpreter/queries.ts';
import { SendingLog } from './invitation/log.tsx';
import type { Sending } from './invitation/queries.ts';
import { familyOf, placeText } from './parts.tsx';
import { appointmentDeedPath, calendarFilePath, calendarPath, invitePath, preFormSheetPath } from './paths.ts';
import type { Appointment } from './queries.ts';
import { appointmentStates, dayAndTime, endReasons, languageText } from './words.ts';

interface AppointmentPageProps {
  frame: Frame;
  appointment: Appointment;
  /** It has begun: who came can be written down. */
  begun: boolean;
  /** What the family was sent, newest first. */
  sendings: readonly Sending[];
  /** How finding somebody who interprets stands. */
  stand: InterpreterStand | undefined;
  /** Of the family; '' where none is known. */
  phone: string;
  requestId: () => string;
}

const tones = { booked: 'info', held: 'success', no_show: 'warning', cancelled: 'neutral' } as const;

function Deeds({ appointment: { id, state, sequence }, begun, sendings, requestId }: AppointmentPageProps) {
  if (state !== 'booked') return null;
  const told = sendings.some((one) => one.sequence === sequence && one.kind === 'invitation');
  const to = (deed: string, label: string): Action => ({ href: appointmentDeedPath(id, deed), label });
  const move = to('verschieben', 'Termin verschieben');
  const invite: Action = { href: invitePath(id), label: told ? 'Noch einmal einladen' : 'Familie einladen' };
  const others = [
    to('absagen', 'Termin absagen'),
    to('dolmetschen', 'Dolmetschen ändern'),
    { href: preFormSheetPath(id), label: 'Vorab-Bogen drucken' },
    { href: calendarFilePath(id), label: 'Kalenderdatei' },
  ];
  if (!begun)
    return (
      <Actions
        primary={told ? move : invite}
        others={[told ? invite : move, ...others]}
        why="Ob die Familie gekommen ist, vermerken Sie ab dem Beginn des Termins."
      />
    );
  const arrived = { ...to('erschienen', 'Familie ist da'), requestId: requestId() };
  return <Actions primary={arrived} others={[to('nicht-erschienen', 'Nicht erschienen'), move, ...others]} />;
}

/** One appointment: when, where, who comes, who interprets, and what can be done. */
export function AppointmentPage(props: AppointmentPageProps) {
  const { frame, appointment } = props;
  const { children, interpreter, state, endedAs } = appointment;
  return (
    <Page
      {...frame}
      title={`Termin: ${familyOf(children)}`}
      breadcrumbs={[
        { href: `${calendarPath}?tag=${appointment.day.toString()}`, label: 'Termine' },
        { label: familyOf(children) },
      ]}
      lead={
        <>
          <strong>{dayAndTime(appointment)}</strong>
          {`, ${placeText(appointment)} `}
          <Badge tone={tones[state]}>{appointmentStates[state]}</Badge>
        </>
      }
    >
      <Deeds {...props} />
      <InterpreterPart appointment={appointment} stand={props.stand} />
      <SendingLog {...props} />
      <div class="hs-columns">
        <Card heading="Zum Termin">
          <DescriptionList
            items={[
              { term: 'Beratung', value: appointment.counsellorName ?? 'noch niemand' },
              {
                term: 'Dolmetschen',
                value: interpreter ? languageText(interpreter.language, interpreter.variety) : 'nicht nötig',
              },
              {
                term: 'Vereinbart',
                value: `${formatDateTime(appointment.bookedAt)}${appointment.bookedBy ? `, ${appointment.bookedBy}` : ''}`,
              },
              ...(endedAs === null ? [] : [{ term: 'Abgesagt', value: wordOf(endReasons, endedAs) }]),
            ]}
          />
        </Card>
        <Card heading="Wer kommt">
          {children.length === 0 ? <p class="kern-body">Kein Kind.</p> : null}
          <ul class="hs-links">
            {children.map((child) => (
              <li>
                <a class="kern-link kern-link--no-visited-state hs-target" href={casePath(child.caseId)}>
                  {fullName(child.familyName, child.givenNames)}
                </a>
                <span class="hs-muted">{` · Fall ${child.number} · ${states[child.state].label}`}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Page>
  );
}
