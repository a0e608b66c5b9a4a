// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { InvitationLanguage } from '../../../outbound/catalogues/invitation.ts';
import type { InvitationText, LetterPart } from '../../../outbound/letters/invitation.ts';
import type { Settings } from '../../centres/queries.ts';
import type { Appointment } from '../queries.ts';
import { timeOf } from '../rules.ts';
import type { Notice } from './queries.ts';
import type { InvitationSettings } from './rules.ts';
import { say, sayDay, sayForm } from './texts.ts';
import type { SendingKind } from './words.ts';

/** What an invitation says, whatever the language. */
export interface Content {
  kind: SendingKind;
  /** The family knows of an earlier time of this appointment. */
  moved: boolean;
  appointment: Appointment;
  centre: Settings;
  settings: Pick<InvitationSettings, 'bring'>;
  notice: Pick<Notice, 'paragraphs'>;
  /** Given names of the children, for a letter; a mail names nobody. */
  names: readonly string[];
  /** The family's code as it is written, and the address of the page that asks for it; null: none. */
  status: { code: string; address: string } | null;
  /** Where the family can call the appointment off or choose another; null: nowhere. */
  answer: string | null;
  /** Where the family can say something before the talk; null: nowhere. */
  preForm: string | null;
}

/** "10:30": the same in all our languages. */
export const clockTime = (minute: number): string => timeOf(minute).toString({ smallestUnit: 'minute' });

/** Where and how people meet, as a family reads it. */
function whereText(language: InvitationLanguage, { appointment, centre }: Content): string {
  const { format, place, town } = appointment;
  if (format === 'video') return say(language, 'where.video');
  if (format === 'phone') return say(language, 'where.phone');
  const home = [centre.street, `${centre.postcode} ${centre.place}`.trim()].filter(Boolean).join(', ');
  const where = format === 'outreach' ? [place, town] : [place, home];
  return where.filter(Boolean).join(', ') || say(language, 'where.ask');
}

function appointmentPart(language: InvitationLanguage, content: Content): LetterPart {
  const { appointment, names, kind, moved } = content;
  const minutes = appointment.toMinute - appointment.fromMinute;
  const facts = [
    ...(names.length > 0 ? [{ label: say(language, 'for'), value: names.join(', ') }] : []),
    { label: say(language, 'day'), value: sayDay(language, appointment.day) },
    {
      label: say(language, 'time'),
      value: say(language, 'time.value', { time: clockTime(appointment.fromMinute) }),
    },
    ...(kind === 'cancellation'
      ? []
      : [
          { label: say(language, 'length'), value: say(language, 'length.value', { minutes, count: String(minutes) }) },
          { label: say(language, 'where'), value: whereText(language, content) },
        ]),
  ];
  const why =
    kind === 'invitation' && !moved
      ? say(language, 'why', { children: appointment.children.length })
      : say(language, kind === 'invitation' ? 'why.moved' : kind === 'reminder' ? 'why.reminder' : 'why.cancelled');
  return { paragraphs: [say(language, 'hello'), why], facts };
}

function bringPart(language: InvitationLanguage, { appointment, settings }: Content): LetterPart {
  const distant = appointment.format === 'video' || appointment.format === 'phone';
  const bring = distant ? settings.bring.filter((one) => one !== 'child') : settings.bring;
  return {
    paragraphs: [
      ...(appointment.interpreter ? [say(language, 'interpreter')] : []),
      ...(bring.length > 0 ? [say(language, distant ? 'bring.ready' : 'bring')] : []),
    ],
    items: bring.map((one) => say(language, `bring.${one}` as const)),
  };
}

function callText(language: InvitationLanguage, key: 'cannot.call' | 'questions.call', phone: string): string[] {
  return phone === '' ? [] : [say(language, key, { phone })];
}

/** Below the family's code. */
const statusText = (language: InvitationLanguage, { status }: Content, key: 'status.how' | 'status.open'): string =>
  status === null ? '' : `${say(language, 'status')}. ${say(language, key, status)}`;

function noticeOf(language: InvitationLanguage, { notice }: Content) {
  const paragraphs = notice.paragraphs(language) ?? [say(language, 'notice.german')];
  return { title: say(language, 'notice.title'), paragraphs };
}

const subjects = { invitation: 'subject', reminder: 'subject.reminder', cancellation: 'subject.cancelled' } as const;
/** What it is about, without anybody's name: subject of a mail, heading of a letter. */
export const subjectOf = ({ kind, moved }: Pick<Content, 'kind' | 'moved'>) =>
  kind === 'invitation' && moved ? ('subject.moved' as const) : subjects[kind];

/** An invitation as a letter in one language. */
export function letterText(language: InvitationLanguage, content: Content): InvitationText {
  const { phone } = content.centre;
  return {
    heading: say(language, subjectOf(content)),
    parts: [
      appointmentPart(language, content),
      bringPart(language, content),
      content.answer === null
        ? { paragraphs: callText(language, 'questions.call', phone) }
        : { heading: say(language, 'cannot') },
    ],
    answer:
      content.answer === null
        ? ''
        : [say(language, 'cannot.scan'), ...callText(language, 'cannot.call', phone)].join(' '),
    status: statusText(language, content, 'status.how'),
    notice: noticeOf(language, content),
    closing: say(language, 'closing'),
  };
}

const linesOf = ({ heading, paragraphs = [], facts = [], items = [] }: LetterPart): string[] => [
  ...(heading === undefined ? [] : [heading]),
  ...paragraphs,
  ...(facts.length > 0 ? [facts.map(({ label, value }) => `${label}: ${value}`).join('\n')] : []),
  ...(items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : []),
];

/** The same as a mail in one language: no name of a child in it. @param mark said first, where nobody has checked the translation */
export function mailText(language: InvitationLanguage, content: Content, mark: string): string {
  const { answer, centre, kind } = content;
  const over = kind === 'cancellation';
  const notice = noticeOf(language, content);
  return [
    ...(mark === '' ? [] : [mark]),
    ...linesOf(appointmentPart(language, content)),
    ...(over ? [] : linesOf(bringPart(language, content))),
    ...(over || answer === null
      ? callText(language, 'questions.call', centre.phone)
      : [
          say(language, 'cannot'),
          say(language, 'cannot.link'),
          answer,
          ...callText(language, 'cannot.call', centre.phone),
        ]),
    ...(over || content.preForm === null ? [] : [`${sayForm(language, 'link')}\n${content.preForm}`]),
    statusText(language, content, 'status.open'),
    say(language, 'calendar'),
    `${say(language, 'closing')}\n${centre.name}`,
    ...(kind === 'invitation' ? [notice.title, ...notice.paragraphs] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
