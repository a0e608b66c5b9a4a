// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { statusLanguages } from '../../../outbound/catalogues/status.ts';

const { de, en, ar, uk, tr } = statusLanguages;
/** Languages of invitations, with what people read for them. */
export const invitationLanguages = { de, en, ar, uk, tr };

/** What a family is sent of an appointment. */
export const sendingKinds = {
  invitation: 'Einladung',
  reminder: 'Erinnerung',
  cancellation: 'Absage',
} as const;
export type SendingKind = keyof typeof sendingKinds;

/** How it reaches the family; `call` where neither mail nor post does. */
export const sendingWays = { letter: 'Brief', mail: 'E-Mail', call: 'Anruf' } as const;
export type SendingWay = keyof typeof sendingWays;

/** What a centre asks families to bring, in its words to staff; what families read stands in the catalogue. */
export const bringLabels = {
  identity: 'Ausweise oder Pässe',
  registration: 'Meldebescheinigungen',
  certificates: 'Zeugnisse',
  vaccination: 'Impfpass',
  custody: 'Papiere über das Sorgerecht',
  child: 'das Kind selbst',
} as const;
export type Bring = keyof typeof bringLabels;

/** "Standardtext", "Fassung 2" */
export const noticeText = (version: number): string => (version === 0 ? 'Standardtext' : `Fassung ${version}`);
