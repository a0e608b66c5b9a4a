// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Button, ButtonRow, Hidden, Select, TextArea } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import type { PupilForm } from './deed-pages.tsx';
import { type GridLesson, NeedFields } from './need-fields.tsx';
import { type Area, needChangePath, needFormPath, pupilIn, pupilListPath, schoolGridPath } from './paths.ts';
import { trailOf } from './pupil-page.tsx';

interface School {
  number: string;
  name: string;
}
/** The one school, or which of several. */
const SchoolField = ({ schools, state }: { schools: readonly School[] } & Pick<FormProps, 'state'>) =>
  schools.length === 1 ? (
    <>
      <Hidden name="schule" value={schools[0]?.number ?? ''} />
      <p class="hs-text">{schools[0]?.name}</p>
    </>
  ) : (
    <Select
      name="schule"
      label="Schule"
      options={schools.map(({ number, name }) => ({ value: number, label: `${name} (${number})` }))}
      state={state}
    />
  );

/** /smile-schule/neu and /smile/kinder/neu */
export function NeedPage({
  area,
  schools,
  grades,
  grid,
  ...form
}: FormProps & { area: Area; schools: readonly School[]; grades: readonly number[]; grid: readonly GridLesson[] }) {
  const own = area === 'school';
  return (
    <FormPage
      {...form}
      title={own ? 'Bedarf melden' : 'Bedarf für eine Schule aufnehmen'}
      breadcrumbs={[{ href: pupilListPath[area], label: own ? 'SmiLe' : 'Kinder bei SmiLe' }, { label: 'Neu' }]}
      intro="Bitte noch ohne Namen. Danach drucken Sie das Blatt für die Eltern; mit deren Ja tragen Sie den Namen ein."
      action={needFormPath(area)}
      button={own ? 'Bedarf melden' : 'Bedarf aufnehmen'}
      back={pupilListPath[area]}
    >
      <SchoolField schools={schools} state={form.state} />
      <NeedFields state={form.state} grades={grades} grid={grid} />
    </FormPage>
  );
}

export function NeedChangePage({
  area,
  pupil,
  grades,
  grid,
  ...form
}: PupilForm & { grades: readonly number[]; grid: readonly GridLesson[] }) {
  return (
    <FormPage
      {...form}
      title="Bedarf ändern"
      breadcrumbs={trailOf(area, pupil, 'Bedarf ändern')}
      intro="Eine Patenschaft, die schon läuft, behält ihre Stunde."
      action={needChangePath(area, pupil.id)}
      button="Bedarf speichern"
      back={pupilIn(area, pupil.id)}
    >
      <NeedFields state={form.state} grades={grades} grid={grid} />
    </FormPage>
  );
}

/** /smile-schule/stunden */
export function SchoolGridPage({
  schools,
  school,
  own,
  ...form
}: FormProps & { schools: readonly School[]; school: string; own: boolean }) {
  const others = schools.filter(({ number }) => number !== school);
  return (
    <FormPage
      {...form}
      title="Unterrichtsstunden Ihrer Schule"
      breadcrumbs={[{ href: pupilListPath.school, label: 'SmiLe' }, { label: 'Unterrichtsstunden' }]}
      intro={
        own
          ? 'So sind Ihre Stunden eingetragen. Patenschaften, die schon laufen, behalten ihre Uhrzeit.'
          : 'Noch gelten die Stunden des Zentrums. Bitte passen Sie sie an Ihre Schule an.'
      }
      action={schoolGridPath}
      button="Unterrichtsstunden speichern"
      back={pupilListPath.school}
    >
      <Hidden name="schule" value={school} />
      <p class="hs-text">{schools.find(({ number }) => number === school)?.name}</p>
      {others.length === 0 ? null : (
        <ButtonRow>
          {others.map(({ number, name }) => (
            <Button kind="tertiary" href={`${schoolGridPath}?schule=${number}`}>
              {name}
            </Button>
          ))}
        </ButtonRow>
      )}
      <TextArea
        name="raster"
        label="Unterrichtsstunden"
        hint="Eine Stunde je Zeile, zum Beispiel „1 08:00–08:45“."
        rows={8}
        maxLength={400}
        state={form.state}
      />
    </FormPage>
  );
}
