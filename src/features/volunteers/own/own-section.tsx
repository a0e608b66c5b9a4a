// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Accordion } from '../../../web/components/index.ts';
import { Button, Form } from '../../../web/form/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import type { SentLink } from '../../links/queries.ts';
import { revokeOwnLinksPath, sendOwnLinkPath, volunteerAccountPath } from '../paths.ts';
import type { Volunteer } from '../queries.ts';
import { ownLinkDays } from '../rules.ts';

const sentBy = ({ sentBy: name }: SentLink): string => (name === null ? 'selbst angefordert' : `von ${name}`);

/** Why no link can be sent; undefined: one can. */
function whyNot({ state, email }: Volunteer): string | undefined {
  if (state === 'left') return 'Die Person ist ausgeschieden: Es gibt keine eigene Seite mehr.';
  return email === ''
    ? 'Ohne E-Mail-Adresse gibt es keinen Link: Zeiten ändern Sie am Telefon für die Person.'
    : undefined;
}

/** The page by which a volunteer keeps times, absences and limits without staff: send its link, see and take back what was sent. */
export function OwnSection({
  person,
  links,
  requestId,
}: {
  person: Volunteer;
  links: readonly SentLink[];
  requestId: () => string;
}) {
  const open = links.filter(({ state }) => state === 'open');
  const not = whyNot(person);
  return (
    <Accordion title="Eigene Seite" summary={open.length === 0 ? 'kein gültiger Link' : 'Link gilt'}>
      <p class="hs-text">
        Auf der eigenen Seite ändert die Person ohne Anmeldung ihre Zeiten, Abwesenheiten und Grenzen, macht Pause,
        sagt, wie und wo sie hilft, und schlägt Sprachen vor, die Sie hier prüfen. Name, Adresse und Bankverbindung
        stehen dort nicht: Dafür bekommt die Person ein{' '}
        <a class="kern-link" href={volunteerAccountPath(person.id)}>
          Konto mit Anmeldung
        </a>
        .
      </p>
      {open.length === 0 ? null : (
        <ul class="hs-links">
          {open.map((link) => (
            <li>
              {`Geschickt ${formatDateTime(link.sentAt)}, ${sentBy(link)}, an ${link.recipient}; gilt bis ${formatDateTime(link.expiresAt)}`}
            </li>
          ))}
        </ul>
      )}
      {not === undefined ? (
        <Form action={sendOwnLinkPath(person.id)} requestId={requestId()}>
          <Button kind="secondary">{`Link schicken (gilt ${ownLinkDays} Tage)`}</Button>
        </Form>
      ) : (
        <p class="hs-text hs-muted">{not}</p>
      )}
      {open.length === 0 ? null : (
        <Form action={revokeOwnLinksPath(person.id)} requestId={requestId()}>
          <Button kind="tertiary">Links zurückziehen</Button>
        </Form>
      )}
    </Accordion>
  );
}
