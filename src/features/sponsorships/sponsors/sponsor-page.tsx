// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { Accordion, Alert, Badge, DescriptionList } from '../../../web/components/index.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { nameOf } from '../../volunteers/queries.ts';
import type { CheckState } from '../../volunteers/rules.ts';
import { weekdays, writeSpans } from '../../volunteers/span-rules.ts';
import { channelWords, checkStateWords, checkWords, stateWords } from '../../volunteers/words.ts';
import { pupilPath, smilePath, sponsorshipPath, sponsorsPath } from '../paths.ts';
import { sponsorshipStates } from '../states.ts';
import { slotText } from '../words.ts';
import { missedPath, modulePath, modulesPath } from './paths.ts';
import { neverAloneHint } from './rules.ts';
import { live, Next } from './sponsor-next.tsx';
import type { SponsorView } from './sponsor-view.ts';
import { pupilGenderWords } from './words.ts';

function Service({ view: { sponsor, schoolNames, person } }: { view: SponsorView }) {
  if (!sponsor) return null;
  const { fromGrade, toGrade, pupilGender, parentsConsentOn } = sponsor;
  const grades = [fromGrade === null ? '' : `ab Klasse ${fromGrade}`, toGrade === null ? '' : `bis Klasse ${toGrade}`];
  const radius = person.radiusKm === null ? 'alle Schulen' : `alle im Umkreis von ${person.radiusKm} km`;
  return (
    <Accordion
      title="Was sie oder er kann und möchte"
      summary={formatCount(sponsor.seats.length, 'Kind', 'Kinder')}
      open
    >
      <DescriptionList
        items={[
          { term: 'Kinder zur gleichen Zeit', value: String(sponsor.seats.length) },
          { term: 'Kleine Gruppen', value: sponsor.inGroups ? 'ja' : 'nein' },
          { term: 'Klassen', value: grades.filter(Boolean).join(' ') || 'alle' },
          { term: 'Schulen', value: schoolNames.length === 0 ? radius : schoolNames.join(', ') },
          { term: 'Kind', value: pupilGender === null ? 'egal' : pupilGenderWords[pupilGender] },
          { term: 'Interessen', value: sponsor.interests },
          { term: 'Wünsche', value: sponsor.wishes },
          ...(parentsConsentOn === null
            ? []
            : [{ term: 'Einwilligung der Eltern', value: formatDate(parentsConsentOn) }]),
        ]}
      />
    </Accordion>
  );
}

function Sponsorships({ view }: { view: SponsorView }) {
  const { sponsorships, sponsor } = view;
  return (
    <Accordion title="Patenschaften" summary={`${live(view).length} von ${sponsor?.seats.length ?? 0}`} open>
      {sponsorships.length === 0 ? <p class="hs-text hs-muted">Noch keine.</p> : null}
      <ul class="hs-stack">
        {sponsorships.map((one) => (
          <li class="hs-text">
            <a class="kern-link" href={sponsorshipPath(one.id)}>
              {one.number}
            </a>{' '}
            {[one.givenName, one.className].filter(Boolean).join(', ')} · {one.schoolName} · {slotText(one)} ·{' '}
            {sponsorshipStates[one.state]}
            {one.endedOn === null ? '' : ` am ${formatDate(one.endedOn)}`}
          </li>
        ))}
      </ul>
    </Accordion>
  );
}

function Papers({ papers }: { papers: readonly CheckState[] }) {
  const whole = papers.every(({ state }) => state === 'valid');
  return (
    <Accordion title="Nachweise" summary={whole ? 'vollständig' : 'es fehlt etwas'} open={!whole}>
      <DescriptionList
        items={papers.map(({ kind, state, until }) => ({
          term: checkWords[kind],
          value: (
            <>
              <Badge tone={state === 'valid' ? 'success' : 'warning'}>{checkStateWords[state]}</Badge>{' '}
              {until === null ? '' : `${state === 'valid' ? 'neu vorlegen am' : 'seit'} ${formatDate(until)}`}
            </>
          ),
        }))}
      />
    </Accordion>
  );
}

function Preparation({ view, requestId }: { view: SponsorView; requestId: () => string }) {
  const { preparation, person, sponsor } = view;
  const open = preparation.filter(({ needed, onDay, endedOn }) => needed && endedOn === null && onDay === null);
  return (
    <Accordion
      title="Vorbereitung"
      summary={open.length === 0 ? 'vollständig' : formatCount(open.length, 'Modul fehlt', 'Module fehlen')}
    >
      {preparation.length === 0 ? (
        <p class="hs-text hs-muted">
          Es ist kein Modul angelegt.{' '}
          <a class="kern-link" href={modulesPath}>
            Vorbereitung
          </a>
        </p>
      ) : null}
      {preparation.map(({ id, title, needed, onDay }) => (
        <div class="hs-stack">
          <p class="hs-text">
            <a class="kern-link" href={modulePath(id)}>
              {title}
            </a>{' '}
            {onDay === null ? (needed ? 'fehlt, wird gebraucht' : 'freiwillig') : `war da am ${formatDate(onDay)}`}
          </p>
          {onDay === null || !sponsor ? null : (
            <Form action={missedPath(person.id)} requestId={requestId()}>
              <Hidden name="modul" value={id} />
              <Button kind="tertiary" about={title}>
                Teilnahme löschen
              </Button>
            </Form>
          )}
        </div>
      ))}
    </Accordion>
  );
}

function Reach({ view: { person, windows, away } }: { view: SponsorView }) {
  return (
    <Accordion title="Kontakt und Zeiten" summary={channelWords[person.channel]}>
      <DescriptionList
        items={[
          { term: 'Telefon', value: person.phone },
          { term: 'E-Mail', value: person.email },
          ...weekdays.flatMap(({ number, word }) => {
            const spans = windows.filter(({ weekday }) => weekday === number);
            return spans.length === 0 ? [] : [{ term: word, value: `${writeSpans(spans)} Uhr` }];
          }),
          ...(windows.length === 0 ? [{ term: 'Zeiten', value: 'nach Absprache' }] : []),
          ...away.map(({ from, to }) => ({ term: 'Abwesend', value: `${formatDate(from)} bis ${formatDate(to)}` })),
        ]}
      />
    </Accordion>
  );
}

function NeverAgain({ pairs }: { pairs: SponsorView['neverAgain'] }) {
  if (pairs.length === 0) return null;
  return (
    <Accordion title="Nie wieder zusammen" summary={formatCount(pairs.length, 'Kind', 'Kinder')}>
      <ul class="hs-stack">
        {pairs.map(({ id, number, givenName, enteredAt, enteredBy }) => (
          <li class="hs-text">
            <a class="kern-link" href={pupilPath(id)}>
              {number}
            </a>{' '}
            {givenName} · eingetragen am {formatDate(dayOf(enteredAt))}
            {enteredBy === null ? '' : ` von ${enteredBy}`}
          </li>
        ))}
      </ul>
      <p class="kern-body kern-body--small hs-muted">
        Der Grund wird nicht gespeichert. Diese Kinder werden nicht vorgeschlagen.
      </p>
    </Accordion>
  );
}

/** /smile/paten/:id */
export function SponsorPage(props: {
  frame: Frame;
  view: SponsorView;
  today: Temporal.PlainDate;
  requestId: () => string;
}) {
  const { frame, view, today, requestId } = props;
  const { person, fitness } = view;
  const name = nameOf(person);
  return (
    <Page
      {...frame}
      title={name}
      breadcrumbs={[
        { href: smilePath, label: 'SmiLe' },
        { href: sponsorsPath, label: 'Patinnen und Paten' },
        { label: name },
      ]}
      lead={`${person.number} · ${stateWords[person.state]} seit ${formatDate(person.stateSince)}`}
    >
      <Next view={view} today={today} />
      {fitness?.minor ? <Alert tone="warning" title={neverAloneHint} /> : null}
      {person.channel === 'phone' ? <Alert tone="info" title="Diese Person möchte nur angerufen werden." /> : null}
      <Sponsorships view={view} />
      <Service view={view} />
      <Papers papers={view.papers} />
      <Preparation view={view} requestId={requestId} />
      <Reach view={view} />
      <NeverAgain pairs={view.neverAgain} />
    </Page>
  );
}
