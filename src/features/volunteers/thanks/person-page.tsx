// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Accordion, DescriptionList } from '../../../web/components/index.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDateTime } from '../../../web/format.ts';
import { Page } from '../../../web/layout.tsx';
import {
  ofYear,
  personThanksLetterPath,
  personThanksPath,
  thanksArrivedPath,
  thanksWishPath,
  volunteerPath,
} from '../paths.ts';
import { nameOf } from '../queries.ts';
import { MailText, type Sample, yearCrumb } from './preview-page.tsx';
import { crumbs, hoursText, standOf } from './thanks-page.tsx';
import type { ThanksPerson } from './thanks-queries.ts';
import { thankDeeds, thanksWishes, wayWords } from './words.ts';

/** What can be done for one person. */
function PersonDeeds({ file, requestId }: { file: PersonFile; requestId: () => string }) {
  const { person, year, open } = file;
  const { group, way, thanked } = person;
  return (
    <>
      {group === 'due' || group === 'quiet' ? (
        open ? (
          <Form action={ofYear(personThanksPath(person.id), year)} requestId={requestId()}>
            <Hidden name="art" value={way} />
            <Button>{thankDeeds[way]}</Button>
          </Form>
        ) : (
          <p class="hs-text">{`Für ${year} kann noch nicht gedankt werden: Der Tag dafür ist eingestellt.`}</p>
        )
      ) : null}
      {thanked && thanked.sentAt === null ? (
        <Form action={ofYear(thanksArrivedPath(person.id), year)} requestId={requestId()}>
          <Button kind="secondary">
            {way === 'letter' ? 'Dieser Brief ist verschickt' : 'Der Dank ist anders angekommen: eintragen'}
          </Button>
        </Form>
      ) : null}
      <Form action={ofYear(thanksWishPath(person.id), year)} requestId={requestId()}>
        <Button kind="tertiary" name="antwort" value={file.refuses ? 'wanted' : 'refused'}>
          {file.refuses ? thanksWishes.wanted : thanksWishes.refused}
        </Button>
      </Form>
    </>
  );
}

export interface PersonFile {
  year: number;
  person: ThanksPerson;
  refuses: boolean;
  sample: Sample;
  /** Whether people can be thanked for the year yet. */
  open: boolean;
}

const why = ({ group, way }: ThanksPerson): string => {
  if (group === 'quiet')
    return 'Diese Person hatte in diesem Jahr keinen Einsatz, der stattgefunden hat. Sie können ihr trotzdem danken.';
  if (group === 'refused') return 'Diese Person möchte keinen Dank. Es geht nichts an sie hinaus.';
  if (group === 'had') return 'Einmal im Jahr: Ein zweiter Dank geht nicht hinaus.';
  if (way === 'mail') return 'Die Mail geht gleich hinaus, in der Sprache der Person und auf Deutsch.';
  return way === 'letter'
    ? 'Die Person bekommt keine Mails, oder es gibt keine Adresse. Der Brief kommt auf den Stapel.'
    : 'Es gibt weder Mail noch Anschrift. Bitte rufen Sie an und tragen Sie es dann ein.';
};

/** /ehrenamtliche/:id/dank: what one person gets, how far it is, and that it wants none. */
export function PersonThanksPage({
  frame,
  state,
  file,
  requestId,
}: Pick<FormProps, 'frame' | 'state'> & { file: PersonFile; requestId: () => string }) {
  const { year, person, sample } = file;
  const { thanked, way, phone } = person;
  return (
    <Page
      {...frame}
      title={`Dank für ${year}: ${nameOf(person)}`}
      breadcrumbs={crumbs(
        yearCrumb(year),
        { href: volunteerPath(person.id), label: nameOf(person) },
        { label: String(year) },
      )}
      lead={why(person)}
      errors={state.errors}
    >
      <DescriptionList
        items={[
          { term: 'Stand', value: standOf(person).label },
          { term: 'Wie', value: wayWords[way] },
          { term: 'Zeit der Einsätze', value: hoursText(person) },
          ...(way === 'phone' ? [{ term: 'Telefon', value: phone }] : []),
          ...(thanked ? [{ term: 'Gedankt', value: formatDateTime(thanked.at) }] : []),
        ]}
      />
      <PersonDeeds file={file} requestId={requestId} />
      <Accordion title="Was darin steht" summary={sample.language} open>
        <MailText sample={sample} />
      </Accordion>
      {person.street !== '' && person.group !== 'refused' ? (
        <p class="hs-text">
          <a class="kern-link hs-target" href={ofYear(personThanksLetterPath(person.id), year)}>
            Als Brief ansehen (PDF)
          </a>
        </p>
      ) : null}
    </Page>
  );
}
