// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ThanksGroup, ThanksWay } from './thanks-rules.ts';

export const thanksTitle = 'Dank am Jahresende';
export const wayWords: Readonly<Record<ThanksWay, string>> = { mail: 'E-Mail', letter: 'Brief', phone: 'Anruf' };
/** The groups of the list, as somebody chooses between them. */
export const groupWords: Readonly<Record<ThanksGroup, string>> = {
  due: 'Noch nicht gedankt',
  had: 'Schon gedankt',
  quiet: 'Ohne Einsatz im Jahr',
  refused: 'Möchten keinen Dank',
};
export const thanksWishes = { refused: 'Möchte keinen Dank', wanted: 'Möchte wieder einen Dank' } as const;
/** What is pressed for one person, by the way it goes. */
export const thankDeeds: Readonly<Record<ThanksWay, string>> = {
  mail: 'Dank per E-Mail schicken',
  letter: 'Zu den Briefen legen',
  phone: 'Am Telefon gedankt: eintragen',
};
