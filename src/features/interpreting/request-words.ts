// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../clock.ts';
import { languageName } from '../../codes/languages.ts';
import { formatDate } from '../../web/format.ts';
import { protectedName } from '../institutions/words.ts';
import type { HistoryEntry, InterpretingRequest } from './queries.ts';
import { cancellers, refusalReasons } from './states.ts';
import { channels, modes, outcomes } from './words.ts';

const clock = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });

/** "Fr 27.11.2026, 14:00 bis 15:00 Uhr". */
export const whenText = ({ startsAt, endsAt }: Pick<InterpretingRequest, 'startsAt' | 'endsAt'>): string =>
  `${formatDate(dayOf(startsAt))}, ${clock(startsAt)} bis ${clock(endsAt)} Uhr`;

/** "Fr 27.11., 14:00–15:00": on a card, where the year is known. */
export const shortWhenText = ({ startsAt, endsAt }: Pick<InterpretingRequest, 'startsAt' | 'endsAt'>): string =>
  `${formatDate(dayOf(startsAt)).replace(/\d{4}$/, '')}, ${clock(startsAt)}–${clock(endsAt)}`;

/** "Fr 27.11.2026, 14:00 Uhr". */
export const beginText = (at: Temporal.Instant): string => `${formatDate(dayOf(at))}, ${clock(at)} Uhr`;

/** The language with what is said of its variety. */
export const spokenText = ({ language, variety }: Pick<InterpretingRequest, 'language' | 'variety'>): string =>
  variety === '' ? languageName(language) : `${languageName(language)} (${variety})`;

const privateName = 'Privatperson';

/** Who asked, in lists and on the board: a protected institution stands there by its number alone, whoever looks on. */
export function askedBy({ institution }: Pick<InterpretingRequest, 'institution'>): string {
  if (institution?.isProtected) return `${protectedName} ${institution.number}`;
  return institution?.name ?? privateName;
}

/** Who asked, on the page of the request: for those who may know it, protected institutions by their names, too. */
export const askedByName = ({ institution }: Pick<InterpretingRequest, 'institution'>): string =>
  institution?.name ?? privateName;

export const modeText = (request: Pick<InterpretingRequest, 'modes'>): string =>
  request.modes.map((mode) => modes[mode]).join(', ');

/** Who pays, or that it is not known yet. */
export const payerText = ({ outcome }: Pick<InterpretingRequest, 'outcome'>): string =>
  outcome === null ? 'noch offen' : outcomes[outcome];

const fieldWords: Readonly<Record<string, string>> = {
  time: 'Termin',
  language: 'Sprache',
  variety: 'Mundart',
  gender: 'Wunsch Frau oder Mann',
  occasion: 'Anlass',
  topic: 'Thema',
  modes: 'Art',
  place: 'Ort',
  street: 'Ort',
  postcode: 'Ort',
  ags: 'Ort',
  room: 'Ort',
  meeting_point: 'Treffpunkt',
  participants: 'Personen',
  contact_name: 'Kontakt',
  contact_phone: 'Kontakt',
  contact_email: 'Kontakt',
  reference: 'Zeichen',
};

/** What became otherwise, each once. */
const fieldsText = (fields: readonly string[]): string =>
  [...new Set(fields.map((field) => fieldWords[field] ?? 'Angaben'))].join(', ');

/** What happened, in words. */
export function historyText({ event }: HistoryEntry): { title: string; detail?: string } {
  switch (event.type) {
    case 'asked':
      return { title: 'angefragt', detail: `über ${channels[event.payload.channel]}` };
    case 'changed': {
      const detail = fieldsText(event.payload.fields);
      return { title: 'geändert', ...(detail === '' ? {} : { detail }) };
    }
    case 'change_asked':
      return { title: 'Änderung angefragt', detail: fieldsText(event.payload.fields) };
    case 'change_taken_back':
      return { title: 'Änderung zurückgenommen', detail: 'es bleibt, wie es zugesagt war' };
    case 'moved':
      return { title: 'Zusage gilt für die Änderung', detail: fieldsText(event.payload.fields) };
    case 'payer_decided':
      return { title: 'Kostenträger geklärt', detail: outcomes[event.payload.outcome] };
    case 'refused':
      return event.payload.reason === 'professional'
        ? { title: refusalReasons.professional.label }
        : { title: 'nicht angenommen oder nicht besetzt', detail: refusalReasons[event.payload.reason].label };
    case 'cancelled':
      return {
        title: event.payload.inTime ? 'rechtzeitig abgesagt' : 'spät abgesagt',
        detail: `durch: ${cancellers[event.payload.by]}`,
      };
    case 'assigned':
      return { title: 'zugesagt' };
    case 'released':
      return { title: 'Zusage zurückgenommen' };
    case 'held':
      return { title: 'stattgefunden', detail: `${event.payload.minutes} Minuten` };
    case 'client_no_show':
      return { title: 'Familie nicht gekommen' };
    case 'interpreter_no_show':
      return { title: 'Dolmetschen ausgefallen' };
    case 'proven':
      return { title: 'Nachweis bestätigt', detail: `${event.payload.minutes} Minuten` };
    case 'settled':
      return { title: 'abgerechnet' };
  }
}
