// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { KeptEntry } from './store.ts';

const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');

/** What a form of a lesson says. */
export function readEntry(form: HTMLFormElement, of: Pick<KeptEntry, 'href' | 'label'>): KeptEntry {
  const data = new FormData(form);
  const fields = [...data].flatMap(([name, value]): [string, string][] =>
    name.startsWith('_') ? [] : [[name, text(value)]],
  );
  return {
    ...of,
    fields,
    sendKey: text(data.get('_request')) || crypto.randomUUID(),
    version: Number(text(data.get('_version')) || '0'),
    centre: text(data.get('_centre')),
    at: Date.now(),
    state: 'waiting',
  };
}

/** Puts what was entered back into a form. */
export function fillEntry(form: HTMLFormElement, fields: KeptEntry['fields']): void {
  form.reset();
  for (const [name, value] of fields)
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked ||= field.value === value;
      else field.value = value;
    }
}

/** What keeps an entry from being taken, as far as a device can tell without the server. */
export function entryFaults(fields: KeptEntry['fields']): string[] {
  const all = (name: string): string[] =>
    fields.flatMap(([one, value]) => (one === name && value !== '' ? [value] : []));
  const [held] = all('statt');
  const faults: string[] = [];
  if (held === undefined) faults.push('Bitte wählen Sie, ob die Stunde stattgefunden hat.');
  if (held === 'nein' && all('warum').length === 0)
    faults.push('Bitte wählen Sie, warum die Stunde nicht stattgefunden hat.');
  if (held !== 'ja') return faults;
  const [minutes] = all('dauer');
  if (minutes === undefined) faults.push('Bitte wählen Sie, wie lange die Stunde gedauert hat.');
  if (minutes === 'anders' && !/^\d{1,3}$/.test(all('minuten')[0]?.trim() ?? ''))
    faults.push('Bitte geben Sie die Minuten als Zahl ein.');
  if (all('was').length > 3) faults.push('Bitte wählen Sie höchstens 3.');
  return faults;
}
