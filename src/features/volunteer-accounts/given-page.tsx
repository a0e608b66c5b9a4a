// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../web/components/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatDateTime } from '../../web/format.ts';
import type { Member, OpenInvitation } from '../people/queries.ts';
import { endVolunteerAccountPath, volunteerAccountPath, volunteerPath, volunteersPath } from '../volunteers/paths.ts';
import { nameOf, type Volunteer } from '../volunteers/queries.ts';

export interface GivenAccount {
  person: Volunteer;
  account: Member | undefined;
  invitations: readonly OpenInvitation[];
}

function Standing({ account, invitations }: Omit<GivenAccount, 'person'>) {
  if (account) return <Alert tone="info" title={`Konto von ${account.name}, ${account.email}.`} />;
  return (
    <>
      {invitations.map((open) => (
        <Alert
          tone="info"
          title={
            open.expired
              ? `Die Einladung an ${open.email} ist abgelaufen.`
              : `Eingeladen: ${open.email}, gilt bis ${formatDateTime(open.expiresAt)}.`
          }
        />
      ))}
    </>
  );
}

/** /ehrenamtliche/:id/konto: gives a volunteer an account, or says who has it. */
export function GiveAccountPage({ person, account, invitations, ...form }: FormProps & GivenAccount) {
  const name = nameOf(person);
  const trail = [
    { href: volunteersPath, label: 'Ehrenamtliche' },
    { href: volunteerPath(person.id), label: name },
    { label: 'Konto' },
  ];
  if (account)
    return (
      <FormPage
        {...form}
        title="Konto beenden"
        breadcrumbs={trail}
        intro={`${name} kann sich danach nicht mehr anmelden. Bankverbindung und Beträge bleiben, wie sie sind.`}
        danger
        action={endVolunteerAccountPath(person.id)}
        button="Konto beenden"
        back={volunteerPath(person.id)}
      >
        <Standing account={account} invitations={invitations} />
      </FormPage>
    );
  return (
    <FormPage
      {...form}
      title="Zum Konto einladen"
      breadcrumbs={trail}
      intro="Mit einem Konto (Passwort und Einmalcode) sieht und ändert die Person in ihrer Sprache ihre Anschrift, Bankverbindung, Zeiten und Angaben und sieht ihr Jahreskonto. Der Link ohne Anmeldung gilt weiter, ohne Anschrift und Bankverbindung."
      action={volunteerAccountPath(person.id)}
      button="Einladung schicken"
      back={volunteerPath(person.id)}
    >
      <Standing account={account} invitations={invitations} />
      <p class="hs-text">
        {person.email === ''
          ? 'Es ist keine E-Mail-Adresse bekannt. Bitte tragen Sie zuerst eine ein.'
          : `Die Einladung geht an ${person.email}.`}
      </p>
    </FormPage>
  );
}
