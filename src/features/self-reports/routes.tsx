// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { z } from 'zod';
import { may } from '../../auth/permissions.ts';
import { flash } from '../../web/flash.ts';
import type { Refusal } from '../../web/form/index.ts';
import { centreForm, type Instead, instead } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../web/route.ts';
import { casePath } from '../cases/paths.ts';
import { type Filed, holdKnownFamily, takeReport } from '../cases/report-actions.ts';
import { foundSiblingInput, type ReportInput, reportInput } from '../cases/report-input.ts';
import type { KnownFamily } from '../cases/report-queries.ts';
import { askMunicipality, offerMunicipalities, type Resolved, readFamilyForm } from '../families/municipality.ts';
import { releaseForms } from '../placement/letter/release-deeds.tsx';
import { refuse, settledAlready, takeUp } from './actions.ts';
import { foundFamily, refuseEntryInput, takeUpValues } from './input.ts';
import { EntryPage, InboxPage, type TakeUpOffers, TakeUpPage } from './pages.tsx';
import { centreSelfReportPath, inboxPath, releaseSelfReportTextsPath, selfReportTextsPath } from './paths.ts';
import { type Entry, getEntry, listEntries } from './queries.ts';
import { releasables, selfReportLanguages } from './texts.ts';

async function showInbox(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, user, app } = request;
  const open = await listEntries(tx, centreId, true);
  const settled = await listEntries(tx, centreId, false);
  request.shown(
    'self_report',
    open.map(({ id }) => id),
  );
  const address = new URL(centreSelfReportPath(user.centre?.key ?? ''), app.settings.publicUrl).href;
  const mayReview = may(user.roles, 'translation.review');
  return page(
    <InboxPage
      frame={frameOf(request)}
      {...{ open, settled, today, mayReview }}
      address={address.replace(/^https?:\/\//, '')}
    />,
  );
}

async function load(request: CentreRequest): Promise<Entry> {
  const entry = await getEntry(request.tx, request.centreId, param(request, 'id'));
  request.shown('self_report', entry.id);
  return entry;
}

const refuseForms = centreForm({
  load,
  schema: () => refuseEntryInput,
  run: ({ tx, by }, { id }, { reason }) => refuse(tx, by, id, reason),
  done: flash(inboxPath, 'selbstmeldungAbgelehnt'),
  page: ({ today }, entry, form) => <EntryPage {...form} entry={entry} today={today} />,
});

interface Known {
  entry: Entry;
  family: KnownFamily | undefined;
  place: Resolved | null;
}

async function openEntry(request: CentreRequest): Promise<Entry> {
  const entry = await load(request);
  if (entry.state !== 'open') throw settledAlready(entry.id);
  return entry;
}

const takeUpForms = centreForm({
  load: async (request): Promise<Known> => ({ entry: await openEntry(request), family: undefined, place: null }),
  loadSent: async (request): Promise<Known> => {
    const entry = await openEntry(request);
    const id = foundFamily(request.form);
    if (id === '') return { entry, family: undefined, place: await askMunicipality(request) };
    return { entry, family: await holdKnownFamily(request.tx, request.centreId, 'all', id), place: null };
  },
  offers: async (request, { place }): Promise<TakeUpOffers> => ({
    municipality: place ?? { choices: await offerMunicipalities(request) },
    duplicates: [],
  }),
  values: (_, { entry }) => takeUpValues({ ...entry, age: entry.age ?? 0 }),
  schema: ({ today }, { family }): z.ZodType<ReportInput> => (family ? foundSiblingInput(today) : reportInput(today)),
  read: (request, { place }, schema) => readFamilyForm(request, schema, place),
  run: async (request, { entry, family, place }, input): Promise<Filed | Refusal | Instead<TakeUpOffers>> => {
    const { tx, by, shown } = request;
    const ags = family?.ags ?? (place?.ok ? place.ags : '');
    const filed = await takeReport(tx, by, 'all', input, { family, ags, staff: true, withCase: true });
    if ('refused' in filed) return filed;
    if ('early' in filed) {
      const municipality = place ?? { choices: await offerMunicipalities(request) };
      return instead({ municipality, duplicates: [], early: filed.early });
    }
    if ('asked' in filed) {
      shown(
        'child',
        filed.asked.map(({ id }) => id),
      );
      const municipality = place ?? { choices: await offerMunicipalities(request) };
      return instead({ municipality, duplicates: filed.asked });
    }
    await takeUp(tx, by, entry.id);
    shown('child', filed.childId);
    if (filed.caseId !== null) shown('case', filed.caseId);
    return filed;
  },
  done: (_, __, { caseId }) => flash(casePath(caseId ?? ''), 'gemeldet'),
  page: ({ today }, { entry }, form, offers) => <TakeUpPage {...form} {...offers} entry={entry} today={today} />,
});

const textsForms = releaseForms({
  title: 'Texte der Selbstmeldung',
  lead: 'Was Familien lesen, die ihr Kind selbst melden. Jede Sprache ist gekennzeichnet, bis jemand sie mit Namen freigegeben hat.',
  path: selfReportTextsPath,
  releasePath: releaseSelfReportTextsPath,
  languages: selfReportLanguages,
  releasables,
});

export const selfReportStaffRoutes = centreRoutes('self-reports', [
  get('/selbstmeldungen', 'self_report.settle', 'self_report.list', showInbox),
  get('/selbstmeldungen/:id', 'self_report.settle', 'self_report.view', refuseForms.show),
  post('/selbstmeldungen/:id/ablehnen', 'self_report.settle', 'self_report.refuse', refuseForms.send),
  get('/selbstmeldungen/:id/aufnehmen', 'self_report.settle', 'self_report.take_up.form', takeUpForms.show),
  post('/selbstmeldungen/:id/aufnehmen', 'self_report.settle', 'self_report.take_up', takeUpForms.send),
  get('/selbstmeldung-texte', 'translation.review', 'self_report.texts', textsForms.show),
  post('/selbstmeldung-texte/freigeben', 'translation.review', 'translation.review', textsForms.send),
]);
