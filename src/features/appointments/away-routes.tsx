// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '../../web/components/index.ts';
import { DateField, Radios, Select } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { type Frame, frameOf } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { centreRoutes, get, page, post } from '../../web/route.ts';
import { caseListPath } from '../cases/paths.ts';
import { awayInput } from './away-input.ts';
import { type Entry, listEntries } from './calendar-queries.ts';
import { familyText } from './parts.tsx';
import { appointmentDeedPath, appointmentPath, awayPath, calendarPath } from './paths.ts';
import { withdrawAway } from './slot-actions.ts';
import { peopleOptions } from './slot-routes.tsx';
import { dayAndTime } from './words.ts';

const breadcrumbs = [{ href: calendarPath, label: 'Termine' }, { label: 'Abwesend' }];
/** More than one person has in three months. */
const mostShown = 200;

interface DoneProps {
  frame: Frame;
  name: string;
  counsellor: string;
  withdrawn: number;
  entries: readonly Entry[];
}

/** What is done, and what somebody still has to do: appointments that families have, and cases. */
function AwayDonePage({ frame, name, counsellor, withdrawn, entries }: DoneProps) {
  const link = 'kern-link hs-target';
  return (
    <Page {...frame} title={`Abwesend: ${name}`} breadcrumbs={breadcrumbs}>
      <div class="hs-stack">
        <Alert
          tone="success"
          title={`${formatCount(withdrawn, 'freier Termin ist', 'freie Termine sind')} zurückgenommen.`}
        />
        <h2 class="kern-heading-medium">
          {formatCount(entries.length, 'Termin mit einer Familie', 'Termine mit Familien')}
        </h2>
        {entries.length === 0 ? (
          <p class="kern-body">In dieser Zeit hat niemand einen Termin.</p>
        ) : (
          <ul class="hs-links">
            {entries.map((entry) => (
              <li>
                <a class={link} href={appointmentPath(entry.id)}>
                  {`${familyText(entry)}, ${dayAndTime(entry)}`}
                </a>
                {' · '}
                <a class={link} href={appointmentDeedPath(entry.id, 'verschieben')}>
                  Termin verschieben
                </a>
              </li>
            ))}
          </ul>
        )}
        <p class="kern-body">
          <a class={link} href={`${caseListPath}?zustaendig=${counsellor}`}>
            {`Fälle von ${name} übergeben`}
          </a>
          {': einzelne oder alle auswählen und zuweisen, mit einer Notiz.'}
        </p>
      </div>
    </Page>
  );
}

const awayForms = centreForm({
  load: async (request) => ({ people: await peopleOptions(request) }),
  schema: ({ today }, { people }) =>
    awayInput(
      today,
      people.map(({ value }) => value),
    ),
  run: async ({ tx, by, centreId }, _, away) => {
    const withdrawn = await withdrawAway(tx, by, away);
    const wanted = { from: away.from, to: away.to, counsellor: away.counsellor };
    const entries = await listEntries(tx, centreId, wanted, { limit: mostShown });
    return { ...away, withdrawn, entries: entries.filter(({ state }) => state === 'booked') };
  },
  done: (request, { people }, { counsellor, withdrawn, entries }) => {
    request.shown(
      'appointment',
      entries.map(({ id }) => id),
    );
    const name = people.find(({ value }) => value === counsellor)?.label ?? '';
    return page(<AwayDonePage frame={frameOf(request)} {...{ name, counsellor, withdrawn, entries }} />);
  },
  page: ({ today }, { people }, form) => (
    <FormPage
      {...form}
      title="Abwesenheit eintragen"
      breadcrumbs={breadcrumbs}
      intro={`Freie Termine dieser Tage werden zurückgenommen. Termine von Familien bleiben stehen; Sie sehen danach, welche zu verschieben sind. Heute ist ${formatDate(today)}.`}
      action={awayPath}
      button="Freie Termine zurücknehmen"
      back={calendarPath}
    >
      <Select name="wer" label="Wer ist abwesend?" options={people} state={form.state} />
      <DateField name="weg_von" label="Von" state={form.state} />
      <DateField name="weg_bis" label="Bis" state={form.state} />
      <Radios
        name="weil"
        label="Warum"
        options={[
          { value: 'leave', label: 'Urlaub oder anderes' },
          { value: 'ill', label: 'krank' },
        ]}
        state={form.state}
      />
    </FormPage>
  ),
});

export const awayRoutes = centreRoutes('appointments', [
  get('/termine-abwesend', 'appointment.plan', 'appointment_slot.away.form', awayForms.show),
  post('/termine-abwesend', 'appointment.plan', 'appointment_slot.away', awayForms.send),
]);
