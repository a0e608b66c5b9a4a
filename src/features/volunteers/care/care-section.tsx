// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Accordion } from '../../../web/components/index.ts';
import { Button, ButtonRow, DateField, Form, Hidden, optionsOf, Radios } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import { answerCarePath, carePath, personThanksPath, volunteerPath, volunteersPath } from '../paths.ts';
import { nameOf, type Volunteer } from '../queries.ts';
import { attendedWords, careAnswers, careWords } from '../words.ts';
import type { Care } from './care-queries.ts';

const textOf = ({ kind, heldOn }: Care): string => `${careWords[kind]} am ${formatDate(heldOn)}`;

function said({ attended, heldOn }: Care, today: Temporal.PlainDate): string {
  if (attended !== null) return attended ? attendedWords.yes : attendedWords.no;
  return Temporal.PlainDate.compare(heldOn, today) > 0 ? 'geplant' : 'noch nicht eingetragen, ob die Person da war';
}

/** Supervision, further training and talks of a volunteer: when, and whether the person came; never what was said. */
export function CareSection({
  person,
  care,
  today,
  mayThank,
  requestId,
}: {
  person: Volunteer;
  mayThank: boolean;
  care: readonly Care[];
  today: Temporal.PlainDate;
  requestId: () => string;
}) {
  return (
    <Accordion title="Begleitung" summary={formatCount(care.length, 'Termin', 'Termine')}>
      {care.length === 0 ? <p class="hs-text hs-muted">Noch kein Termin eingetragen.</p> : null}
      {care.map((one) => (
        <Form action={answerCarePath(person.id)} requestId={requestId()}>
          <p class="hs-text">
            {textOf(one)} <span class="hs-muted">· {said(one, today)}</span>
          </p>
          <Hidden name="eintrag" value={one.id} />
          <ButtonRow>
            {one.attended === null && Temporal.PlainDate.compare(one.heldOn, today) <= 0 ? (
              <>
                <Button kind="tertiary" name="antwort" value="attended" about={textOf(one)}>
                  {careAnswers.attended}
                </Button>
                <Button kind="tertiary" name="antwort" value="missed" about={textOf(one)}>
                  {careAnswers.missed}
                </Button>
              </>
            ) : null}
            <Button kind="tertiary" name="antwort" value="gone" about={textOf(one)}>
              {careAnswers.gone}
            </Button>
          </ButtonRow>
        </Form>
      ))}
      {person.state === 'left' ? null : (
        <p class="hs-text">
          <a class="kern-link hs-target" href={carePath(person.id)}>
            Termin eintragen
          </a>
          {person.state === 'active' && mayThank ? (
            <>
              {' · '}
              <a class="kern-link hs-target" href={personThanksPath(person.id)}>
                Dank am Jahresende
              </a>
            </>
          ) : null}
        </p>
      )}
    </Accordion>
  );
}

/** A day of care is noted. */
export function CareFormPage({ person, ...form }: FormProps & { person: Volunteer }) {
  const label = 'Begleitung eintragen';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={[
        { href: volunteersPath, label: 'Ehrenamtliche' },
        { href: volunteerPath(person.id), label: nameOf(person) },
        { label },
      ]}
      intro="Nur Art, Tag und ob die Person da war. Was besprochen wurde, wird nicht gespeichert."
      action={carePath(person.id)}
      button={label}
      back={volunteerPath(person.id)}
    >
      <Radios name="begleitung" label="Was findet statt?" options={optionsOf(careWords)} state={form.state} />
      <DateField name="tag" label="Tag" state={form.state} />
      <Radios
        name="gekommen"
        label="War die Person da?"
        hint="Bei einem Termin in der Zukunft offen lassen."
        options={optionsOf(attendedWords)}
        state={form.state}
        required={false}
        horizontal
      />
    </FormPage>
  );
}
