// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { renderPage } from './html.ts';
import { PublicPage } from './layout.tsx';

/** The two pages every page's footer leads to: privacy and accessibility. Public, without any data. */
export function infoRoutes(): Hono {
  const app = new Hono();
  app.get('/datenschutz', (c) => c.html(renderPage(PrivacyPage())));
  app.get('/barrierefreiheit', (c) => c.html(renderPage(AccessibilityPage())));
  return app;
}

function PrivacyPage() {
  return (
    <PublicPage title="Datenschutz">
      <div class="hs-stack hs-measure">
        <p class="kern-body">
          Dieses Programm verarbeitet Daten von Kindern und Familien, die neu nach Nordrhein-Westfalen gekommen sind,
          damit die Kinder bald zur Schule gehen. Verantwortlich ist die Kommune, deren Kommunales Integrationszentrum
          die Familie berät. Für die Entscheidung über den Schulplatz ist das Schulamt verantwortlich.
        </p>
        <h2 class="kern-heading-small">Was das Programm von Ihnen speichert, wenn Sie sich anmelden</h2>
        <p class="kern-body">
          Name, E-Mail-Adresse, Rolle, ein Sitzungs-Cookie (endet nach 30 Minuten ohne Eingabe, spätestens nach 12
          Stunden) und ein Protokoll: welche Datensätze Sie wann gesehen oder geändert haben. Es gibt keine Cookies für
          Werbung oder Messung.
        </p>
        <h2 class="kern-heading-small">Ihre Rechte</h2>
        <p class="kern-body">
          Sie können Auskunft, Berichtigung und Löschung verlangen und sich bei der Landesbeauftragten für Datenschutz
          und Informationsfreiheit Nordrhein-Westfalen beschweren. Ansprechpartner ist die oder der
          Datenschutzbeauftragte Ihrer Kommune.
        </p>
      </div>
    </PublicPage>
  );
}

function AccessibilityPage() {
  return (
    <PublicPage title="Barrierefreiheit">
      <div class="hs-stack hs-measure">
        <p class="kern-body">
          Dieses Programm soll für alle nutzbar sein. Maßstab ist die BITV NRW mit den Web Content Accessibility
          Guidelines (WCAG) 2.2, Stufe AA. Alle Seiten lassen sich mit der Tastatur und ohne JavaScript bedienen.
        </p>
        <p class="kern-body">
          Die Seiten werden bei jeder Änderung automatisch geprüft. Eine Prüfung durch eine unabhängige Stelle steht
          noch aus.
        </p>
        <h2 class="kern-heading-small">Etwas geht nicht?</h2>
        <p class="kern-body">
          Bitte sagen Sie es der Leitung Ihres Kommunalen Integrationszentrums. Hilft das nicht, ist die Ombudsstelle
          für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen zuständig.
        </p>
      </div>
    </PublicPage>
  );
}
