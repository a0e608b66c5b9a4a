// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Bring, SendingWay } from './words.ts';

/** How a centre invites. Days are calendar days. */
export interface InvitationSettings {
  bring: readonly Bring[];
  /** Days before an appointment when its family is reminded; 0: never. */
  reminderDays: number;
  /** Days a link to answer is good, at most until the appointment begins. */
  linkDays: number;
  /** Who answers questions about data protection, as the notice says it; '' where the centre itself does. */
  officer: string;
  /** 0: nothing was changed yet, the defaults count. */
  version: number;
}

export const defaultInvitationSettings: InvitationSettings = {
  bring: ['identity', 'registration', 'certificates', 'vaccination', 'custody', 'child'],
  reminderDays: 2,
  linkDays: 30,
  officer: '',
  version: 0,
};

/** How a family can be reached, as far as sendings go. */
export interface Reach {
  email: string;
  /** '' where none is known. */
  phone: string;
  channel: string;
  /** Street, postcode and place are known and may be printed: the address is not protected (§ 51 BMG). */
  post: boolean;
}

/** The ways that work for a family, the one it prefers first; a call only where neither mail nor post works. */
export function waysFor({ email, channel, post }: Reach): SendingWay[] {
  const working: SendingWay[] = [...(email === '' ? [] : (['mail'] as const)), ...(post ? (['letter'] as const) : [])];
  const preferred = working.find((way) => way === channel);
  if (working.length === 0) return ['call'];
  return preferred === undefined ? working : [preferred, ...working.filter((way) => way !== preferred)];
}

/** How a family is reminded: a letter would come too late. Undefined: not at all. */
export function reminderWay({ email, phone, channel }: Reach): 'mail' | 'call' | undefined {
  if (email !== '') return 'mail';
  return channel === 'phone' && phone !== '' ? 'call' : undefined;
}

/**
 * Until when a link to answer is good: some days, never beyond the beginning of the appointment.
 * @returns null when that is over
 */
export function linkEnd(
  begins: Temporal.Instant,
  now: Temporal.Instant,
  { linkDays }: Pick<InvitationSettings, 'linkDays'>,
): Temporal.Instant | null {
  const last = now.add({ hours: 24 * linkDays });
  const end = Temporal.Instant.compare(begins, last) < 0 ? begins : last;
  return Temporal.Instant.compare(end, now) > 0 ? end : null;
}

/** Between these hours families get reminders: nobody is woken. */
export const reminderHours = { from: 8, to: 19 } as const;
