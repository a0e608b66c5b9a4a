// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { languageName } from '../../codes/languages.ts';
import { type DescriptionItem, DescriptionList } from '../../web/components/index.ts';
import { TextArea } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { AddressSection, type MunicipalityChoice } from '../families/address-fields.tsx';
import { ChildSection, ContactSection } from '../families/fields.tsx';
import { GuardianSections } from '../families/guardian-fields.tsx';
import { accommodations, channels, fullName, labelOf } from '../families/rules.ts';
import { addressText, childFacts, guardianLine, guardianWords, languageFacts, parentsText } from '../families/words.ts';
import type { SentReport } from './correct-queries.ts';
import { PapersSection, paperText } from './paper-fields.tsx';
import { correctReportPath, reportListPath, reportPath } from './paths.ts';

interface CorrectPageProps extends FormProps {
  reportId: string;
  sent: SentReport;
  municipality: MunicipalityChoice;
}

const partHints: Readonly<Record<SentReport['part'], string>> = {
  all: '',
  closed: ' Die gesperrte Anschrift bleibt, wie sie ist; was dort falsch ist, sagen Sie bitte dem Zentrum.',
  child:
    ' Familie und Anschrift kennt das Zentrum schon von einem Geschwisterkind; was dort falsch ist, sagen Sie bitte dem Zentrum.',
};

/** The report once more, filled with what was sent. */
export function CorrectPage({ reportId, sent, municipality, ...form }: CorrectPageProps) {
  const { state } = form;
  const name = fullName(sent.child.familyName, sent.child.givenNames);
  return (
    <FormPage
      {...form}
      title={`Meldung berichtigen: ${name}`}
      breadcrumbs={[
        { href: reportListPath, label: 'Meldungen' },
        { href: reportPath(reportId), label: name },
        { label: 'berichtigen' },
      ]}
      intro={`Das Zentrum sieht Ihre Änderung und erfährt davon.${partHints[sent.part]}`}
      action={correctReportPath(reportId)}
      button="Meldung berichtigen"
      back={reportPath(reportId)}
    >
      <ChildSection state={state} />
      {sent.part === 'child' ? null : (
        <>
          <ContactSection state={state} />
          <GuardianSections state={state} />
        </>
      )}
      {sent.part === 'all' ? <AddressSection state={state} municipality={municipality} withPosition={false} /> : null}
      <PapersSection state={state} />
      <TextArea
        name="notiz"
        label="Hinweis für die Beratung"
        hint="Nur was für die Terminvereinbarung nötig ist. Keine Gesundheitsdaten."
        state={state}
        required={false}
        maxLength={2000}
      />
    </FormPage>
  );
}

/** What an office has sent, word by word. */
export function SentFacts({ sent, today }: { sent: SentReport; today: Temporal.PlainDate }): Child {
  const { child, note, part } = sent;
  return (
    <section class="hs-stack">
      <h2 class="kern-heading-small">Das haben Sie gemeldet</h2>
      <DescriptionList
        items={[
          { term: 'Familienname', value: child.familyName },
          { term: 'Vornamen', value: child.givenNames },
          ...childFacts(child, today),
          ...languageFacts(child),
          // A family that others have to do with, too, is not what was sent.
          ...(part === 'child' ? [] : familyFacts(sent)),
          { term: 'Papiere gesehen', value: sent.papers.map(paperText).join('; ') },
          { term: 'Hinweis für die Beratung', value: note },
        ]}
      />
    </section>
  );
}

const familyFacts = ({ family, guardians }: SentReport): DescriptionItem[] => [
  {
    term: 'Sorgeberechtigte',
    value: guardians.map((one) => `${guardianWords(one)}: ${guardianLine(one)}`).join('; '),
  },
  ...(family.parents === null ? [] : [{ term: 'Eltern', value: parentsText(family, guardians) }]),
  {
    term: 'Sprache für Gespräche und Briefe',
    value: `${languageName(family.language)}${family.interpreterNeeded ? ', Dolmetschen nötig' : ''}`,
  },
  { term: 'Am besten zu erreichen mit', value: labelOf(channels, family.channel) },
  { term: 'Telefon, E-Mail', value: [family.phone, family.email].filter(Boolean).join(', ') },
  { term: 'Anschrift', value: addressText(family) },
  { term: 'Unterkunft', value: family.accommodation ? labelOf(accommodations, family.accommodation) : '' },
];
