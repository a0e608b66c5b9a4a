// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { findAccount } from '../auth/accounts.ts';
import { removeFactor } from '../auth/second-factor.ts';
import { writeSystemAudit } from '../auth/system-audit.ts';
import { onlyArgument, type ProgramCommand, Refused } from './command.ts';

export const resetSecondFactorCommand: ProgramCommand = {
  name: 'user reset-second-factor',
  usage: 'E-MAIL',
  help: 'Nimmt einer Person den verlorenen zweiten Faktor; sie richtet bei der Anmeldung einen neuen ein.',
  options: {},
  needs: 'program',
  async run(input, io, context) {
    const account = await findAccount(context, onlyArgument(input, 'die E-Mail-Adresse'));
    if (!account) throw new Refused('Ein Konto mit dieser E-Mail-Adresse gibt es nicht.');
    // No session is kept: whoever holds the lost device must not stay signed in.
    await removeFactor(context, account.id);
    await writeSystemAudit(context.database.db, {
      at: context.clock.now(),
      userId: account.id,
      event: 'second_factor.reset_on_machine',
      recordId: account.id,
    });
    io.say('Der zweite Faktor ist zurückgesetzt, alle Sitzungen sind beendet.');
  },
};
