// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm, type FormProps } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../../web/route.ts';
import { sponsorPath } from '../paths.ts';
import { attendanceInput, moduleInput, neededInput, oneModuleInput } from './input.ts';
import { endModule, needModule, noteAttendance, offerModule, withdrawAttendance } from './module-actions.ts';
import { ModuleFormPage, ModuleListPage, ModulePage } from './module-pages.tsx';
import { getModule, listAttendance, listModules, type Module } from './module-queries.ts';
import { missedPath, moduleEndPath, moduleFormPath, moduleNeededPath, modulePath, modulesPath } from './paths.ts';
import { getSponsor } from './queries.ts';

async function showList(request: CentreRequest): Promise<Answer> {
  const modules = await listModules(request.tx, request.centreId);
  return page(<ModuleListPage frame={frameOf(request)} modules={modules} />);
}

const createForms = centreForm({
  load: () => null,
  schema: () => moduleInput,
  run: async ({ tx, by }, _, said) =>
    (await offerModule(tx, by, said))
      ? null
      : {
          refused: {
            field: 'titel',
            message: 'Ein Modul mit diesem Titel gibt es schon. Bitte nehmen Sie einen anderen.',
          },
        },
  done: flash(modulesPath, 'gespeichert'),
  page: (_, __, form) => <ModuleFormPage {...form} />,
});

const load = async (request: CentreRequest): Promise<Module> => {
  const found = await getModule(request.tx, request.centreId, param(request, 'id'));
  request.shown('sponsor_module', found.id);
  return found;
};

const modulePage = async (request: CentreRequest, module: Module, form: FormProps) => {
  const people = await listAttendance(request.tx, request.centreId, module.id);
  request.shown(
    'volunteer',
    people.map(({ id }) => id),
  );
  return <ModulePage {...form} {...{ module, people }} requestIds={[request.requestId(), request.requestId()]} />;
};

const attendForms = centreForm({
  load,
  values: ({ today }) => ({ tag: formatShortDate(today) }),
  schema: ({ today }) => attendanceInput(today),
  check: async ({ tx, centreId }, { id }, { ids }) => {
    const known = new Set((await listAttendance(tx, centreId, id)).map((one) => one.id));
    return ids.every((one) => known.has(one))
      ? []
      : [{ field: 'personen', message: 'Bitte wählen Sie Personen aus der Liste.' }];
  },
  run: ({ tx, by }, { id }, told) => noteAttendance(tx, by, id, told),
  done: (_, { id }) => flash(modulePath(id), 'gespeichert'),
  page: modulePage,
});

const neededForms = centreForm({
  load,
  schema: () => neededInput,
  run: ({ tx, by }, { id }, needed) => needModule(tx, by, id, needed),
  done: (_, { id }) => flash(modulePath(id), 'gespeichert'),
  page: modulePage,
});

const endForms = centreForm({
  load,
  schema: () => noFields,
  run: ({ tx, by }, { id }) => endModule(tx, by, id),
  done: flash(modulesPath, 'gespeichert'),
  page: modulePage,
});

const missedForms = centreForm({
  load: async (request) => {
    const { person } = await getSponsor(request.tx, request.centreId, param(request, 'id'));
    request.shown('volunteer', person.id);
    return person;
  },
  schema: () => oneModuleInput,
  run: ({ tx, by }, { id }, moduleId) => withdrawAttendance(tx, by, id, moduleId),
  done: (_, { id }) => flash(sponsorPath(id), 'gespeichert'),
  page: (_, __, form) => <ModuleFormPage {...form} />,
});

const id = ':id';
const manage = 'sponsorship.manage';
/** The preparation of sponsors. */
export const moduleRoutes = centreRoutes('sponsorships', [
  get(modulesPath, manage, 'sponsor_module.list', showList),
  get(moduleFormPath, manage, 'sponsor_module.form', createForms.show),
  post(moduleFormPath, manage, 'sponsor_module.create', createForms.send),
  get(modulePath(id), manage, 'sponsor_module.view', attendForms.show),
  post(modulePath(id), manage, 'sponsor_module.attend', attendForms.send),
  post(moduleNeededPath(id), manage, 'sponsor_module.need', neededForms.send),
  post(moduleEndPath(id), manage, 'sponsor_module.end', endForms.send),
  post(missedPath(id), manage, 'sponsor.attendance.withdraw', missedForms.send),
]);
