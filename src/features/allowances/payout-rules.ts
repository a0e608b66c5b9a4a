// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays, isWorkingDay } from '../../codes/holidays.ts';
import type { PayoutSettings } from './rows.ts';

/** States of a run in the order it goes through them, and the one that ends it. */
export const runStates = {
  draft: 'Entwurf',
  stated: 'festgestellt',
  released: 'angeordnet',
  handed: 'an die Kasse gegeben',
  called_off: 'zurückgenommen',
} as const;
export type RunState = keyof typeof runStates;

interface NextStep {
  deed: string;
  owner: string;
  /** So many working days before the day of payment. */
  daysBefore: number;
}

/** What comes next of a run, by its state: the deed, who does it, and how long before the day of payment. Own choice. */
const nextSteps: Readonly<Record<'draft' | 'stated' | 'released', NextStep>> = {
  draft: { deed: 'Sachlich und rechnerisch richtig feststellen', owner: 'wer den Lauf geprüft hat', daysBefore: 5 },
  stated: { deed: 'Auszahlung anordnen', owner: 'eine zweite Person, die anordnen darf', daysBefore: 3 },
  released: { deed: 'Datei an die Kasse geben', owner: 'Verwaltung', daysBefore: 2 },
};

/** The next step of a run with its day; undefined when it is done or called off. */
export function nextOf(run: {
  state: RunState;
  payOn: Temporal.PlainDate;
}): { deed: string; owner: string; due: Temporal.PlainDate } | undefined {
  if (run.state === 'handed' || run.state === 'called_off') return undefined;
  const { deed, owner, daysBefore } = nextSteps[run.state];
  return { deed, owner, due: addWorkingDays(run.payOn, -daysBefore) };
}

/** Why a day is no day of payment; undefined: it is one. Banks do not book on days off. */
export function whyNoPayDay(day: Temporal.PlainDate, today: Temporal.PlainDate): string | undefined {
  if (Temporal.PlainDate.compare(day, today) < 0)
    return '„Zahltag“: Der Tag liegt in der Vergangenheit. Bitte wählen Sie einen kommenden.';
  if (!isWorkingDay(day)) return '„Zahltag“: An diesem Tag arbeiten Banken nicht. Bitte wählen Sie einen Werktag.';
  if (Temporal.PlainDate.compare(day, today.add({ months: 3 })) > 0)
    return '„Zahltag“: Der Tag liegt mehr als drei Monate in der Zukunft. Bitte wählen Sie einen früheren.';
  return undefined;
}

/** Why somebody may not do the next step of a run; undefined: they may. */
export function whyNotSign(
  step: 'state' | 'release',
  who: { userId: string; isPayee: boolean },
  run: { state: RunState; statedBy: string | null },
): string | undefined {
  const wanted = step === 'state' ? 'draft' : 'stated';
  if (run.state === 'called_off') return 'Dieser Lauf ist zurückgenommen.';
  if (step === 'release' && run.state === 'draft')
    return 'Dieser Lauf ist noch nicht festgestellt. Anordnen kann man ihn erst danach.';
  if (run.state !== wanted) return `Dieser Lauf ist schon ${runStates[run.state]}. Bitte laden Sie die Seite neu.`;
  if (who.isPayee) return 'In diesem Lauf bekommen Sie selbst Geld. Bitte lassen Sie das eine andere Person tun.';
  if (step === 'release' && run.statedBy === who.userId)
    return 'Sie haben diesen Lauf selbst festgestellt. Anordnen muss eine zweite Person.';
  return undefined;
}

/** Whether somebody has the authority to order payments: who the centre named, else its head. */
export const mayOrder = (
  settings: Pick<PayoutSettings, 'mayRelease'>,
  who: { userId: string; isHead: boolean },
): boolean => (settings.mayRelease.length === 0 ? who.isHead : settings.mayRelease.includes(who.userId));

/** Why somebody with an open claim is not in a run. */
export const leftOutWords = {
  no_account: 'Es fehlt die Bankverbindung. Die Verwaltung trägt sie ein.',
  nothing:
    'Der Betrag ist 0,00 € oder darunter: Es gibt nichts auszuzahlen. Er wird mit dem nächsten Einsatz verrechnet.',
  excess: 'Damit läge die Person über dem, was im Jahr steuerfrei ist. Jemand muss das mit einem Grund bestätigen.',
  uncovered: 'Im Topf reicht das Geld nicht. Bitte lassen Sie den Betrag erhöhen.',
} as const;
export type LeftOut = keyof typeof leftOutWords;

/** So long a bank account that nothing was paid to is kept after it was ended, or after its volunteer has left. */
export const accountMonths = {
  value: 3,
  source: 'Art. 5 (1) e DSGVO: no longer than needed; own choice, until what is on its way has arrived',
} as const;

/** The settings of a centre that has none yet. */
export const usualSettings: PayoutSettings = {
  format: 'csv',
  mapping: [
    { heading: 'Lfd. Nr.', field: 'position' },
    { heading: 'Zahlungsempfänger', field: 'holder' },
    { heading: 'IBAN', field: 'iban' },
    { heading: 'Betrag', field: 'amount' },
    { heading: 'Fällig am', field: 'day' },
    { heading: 'Verwendungszweck', field: 'purpose' },
  ],
  debtorName: '',
  debtorIban: '',
  purpose: 'Aufwandsentschädigung',
  mayRelease: [],
  trainerServices: ['sponsorship'],
};
