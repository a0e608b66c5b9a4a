// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Permission } from '../../../auth/permissions.ts';
import { addWorkingDays } from '../../../codes/holidays.ts';
import { type Alternative, Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { DateField, optionsOf, Radios, TextArea } from '../../../web/form/index.ts';
import { askDay } from '../../../web/form/questions.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { type CentreRequest, type CentreRoute, type Change, centreRoutes, get, post } from '../../../web/route.ts';
import { lockCase } from '../../cases/actions.ts';
import { listCaseChanges } from '../../cases/change-queries.ts';
import { deedRoutes } from '../../cases/deed-page.tsx';
import { caseListPath, casePath } from '../../cases/paths.ts';
import { assertAllowed, followUps } from '../../cases/rules.ts';
import { getSettings } from '../../centres/queries.ts';
import { fullName } from '../../families/rules.ts';
import { getAssigned } from '../admission/queries.ts';
import { forAdmittingSchool } from '../changes.ts';
import { absenceMail } from '../mails.ts';
import { admissionListPath, admissionPath } from '../paths.ts';
import { followUp } from './actions.ts';
import { type AttendanceForm, firstDayForm, leftForm, notArrivedForm } from './forms.tsx';
import { followUpInput } from './input.ts';
import { type Attendance, attendanceOf, getRegistered } from './queries.ts';
import { isExpected } from './rules.ts';
import { notExpectedYet } from './words.ts';

/** Where a report about a child is made: by its school, or by the centre where the child was registered directly. */
interface Base {
  /** Route of the record, with its parameter. */
  path: string;
  permission: Permission;
  load(request: CentreRequest): Promise<Attendance>;
  /** The page of the child. */
  back(caseId: string): string;
  list: { href: string; label: string };
  lead(caseId: string): Alternative;
  /** What has happened since, as this side may see it. */
  news(request: CentreRequest, since: Temporal.Instant): Promise<Change[]>;
}

const atSchool: Base = {
  path: admissionPath(':caseId'),
  permission: 'attendance.report',
  load: async ({ tx, centreId, user, params }) =>
    attendanceOf(await getAssigned(tx, centreId, user.schools, params.caseId ?? '')),
  back: admissionPath,
  list: { href: admissionListPath, label: 'Aufnahmen' },
  lead: (id) => ({ kind: 'admission', id, label: 'Zum Kind' }),
  news: ({ tx, centreId, params }, since) =>
    listCaseChanges(tx, centreId, params.caseId ?? '', since, { types: forAdmittingSchool, namesOf: 'school' }),
};

const atCentre: Base = {
  path: casePath(':id'),
  permission: 'placement.submit',
  load: ({ tx, centreId, params }) => getRegistered(tx, centreId, params.id ?? ''),
  back: casePath,
  list: { href: caseListPath, label: 'Fälle' },
  lead: (id) => ({ kind: 'case', id, label: 'Zum Fall' }),
  news: ({ tx, centreId, params }, since) => listCaseChanges(tx, centreId, params.id ?? '', since),
};

function formRoutes<Input>(base: Base, it: AttendanceForm<Input>): CentreRoute[] {
  const { title, button, intro, danger } = it;
  const form = centreForm({
    load: async (request) => {
      const child = await base.load(request);
      const lead = base.lead(child.caseId);
      assertAllowed(it.event, { id: child.caseId, state: child.state }, `. „${title}“ geht jetzt nicht.`, lead);
      if (it.event === 'not_arrived' && !isExpected(child.startOn, request.today))
        throw new Conflict(`${notExpectedYet(child.startOn)} Es wurde nichts gespeichert.`, [lead]);
      request.shown('case', child.caseId);
      request.shown('child', child.childId);
      return child;
    },
    schema: ({ today }, child) => it.schema(today, child),
    values: ({ today }, child) => it.values(today, child),
    asks: ({ today }, child) => it.asks(today, child),
    version: ({ version }) => version,
    lock: ({ tx, centreId }, { caseId }) => lockCase(tx, centreId, caseId),
    news: (request, since) => base.news(request, since),
    run: async ({ tx, by, app, centreId }, child, input) => {
      await it.run(tx, by, child, input);
      const { caseId, responsible } = child;
      if (base === atSchool && it.event !== 'first_day_corrected' && responsible)
        await app.jobs.send(tx, absenceMail, { centreId, caseId, userId: responsible });
    },
    done: (_, { caseId }) =>
      flash(base.back(caseId), it.event === 'first_day_corrected' ? 'gespeichert' : 'gemeldet_zentrum'),
    page: (_, child, form) => {
      const name = fullName(child.familyName, child.givenNames);
      const back = base.back(child.caseId);
      return (
        <FormPage
          {...form}
          {...{ button, intro, danger, back }}
          title={`${title}: ${name}`}
          breadcrumbs={[base.list, { href: back, label: name }, { label: title }]}
          action={`${back}/${it.path}`}
        >
          {it.fields(form.state)}
        </FormPage>
      );
    },
  });
  const path = `${base.path}/${it.path}`;
  return centreRoutes('placement', [
    get(path, base.permission, `case.${it.event}.form`, form.show),
    post(path, base.permission, `case.${it.event}`, form.send),
  ]);
}

const basis = (base: Base): CentreRoute[] => [
  ...formRoutes(base, firstDayForm),
  ...formRoutes(base, notArrivedForm),
  ...formRoutes(base, leftForm),
];

/** The centre has talked to the family of a child that is not at its school. */
const followUpRoutes = deedRoutes({
  path: 'klaerung',
  event: 'followed_up',
  permission: 'case.edit',
  title: 'Mit der Familie klären',
  button: 'Gespräch eintragen',
  intro:
    'Was hat das Gespräch mit der Familie ergeben? Über die Schulpflicht wachen Schule und Schulträger; zieht die Familie weg, schließen Sie den Fall.',
  done: 'gespeichert',
  load: async ({ tx, centreId }) => await getSettings(tx, centreId),
  schema: (today) => followUpInput(today),
  asks: (today) => ({ tag: askDay('held', today), nachfragen_am: askDay('deadline', today) }),
  values: (today) => ({ tag: formatShortDate(today) }),
  fields: (state) => (
    <>
      <DateField name="tag" label="Tag des Gesprächs" state={state} />
      <Radios name="ergebnis" label="Wie geht es weiter?" options={optionsOf(followUps)} state={state} />
      <DateField
        name="nachfragen_am"
        label="Wieder nachfragen am"
        hint="Nur solange nichts geklärt ist."
        required={false}
        state={state}
      />
      <TextArea name="notizen" label="Notizen" required={false} maxLength={4000} rows={4} state={state} />
    </>
  ),
  run: async (tx, by, head, { askOn, ...talk }) => {
    const { answerDays } = await getSettings(tx, by.centreId);
    await followUp(tx, by, head, { ...talk, nextOn: askOn ?? addWorkingDays(by.today, answerDays) });
  },
});

export const attendanceRoutes: readonly CentreRoute[] = [...basis(atSchool), ...basis(atCentre), ...followUpRoutes];
