// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Conflict } from '../refusals.ts';
import { requiredText } from './form/parse.ts';
import { askDay, comingDay } from './form/questions.ts';
import { type FormPair, type FormProps, instead, systemForm } from './form-pair.ts';
import type { Answer, FormValues, Request } from './route.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const now = Temporal.Instant.from('2026-11-23T09:00:00Z');

const sent = (form: FormValues = {}): Request =>
  ({
    user: { name: 'Erika Muster', roles: ['head'], centre: null, centres: [] },
    app: { house: { navigation: [], confirmations: {} } },
    params: {},
    url: new URL('https://zentrum.example/ort'),
    form,
    now,
    today,
    requestId: () => 'number',
  }) as unknown as Request;

interface Stored {
  name: string;
  version: number;
}
type Input = { name: string; tag: Temporal.PlainDate };
const ran: string[] = [];

/** A form about a name and a day, whose page tells as JSON what it was given. */
const place = (stored: Stored, more: Partial<FormPair<Request, Stored, Input, string>> = {}) =>
  systemForm<Stored, Input, string>({
    load: () => stored,
    values: (_, { name }) => ({ name }),
    schema: () => z.strictObject({ name: requiredText('Name', 10), tag: comingDay('Tag', today) }),
    asks: () => ({ tag: askDay('start', today) }),
    check: (_, __, { name }) => (name === 'nie' ? [{ field: 'name', message: 'Nie.' }] : []),
    version: ({ version }) => version,
    run: (_, __, { name }) => {
      ran.push(name);
      return name === 'doppelt' ? { refused: { field: 'name', message: 'Gibt es schon.' } } : name;
    },
    done: (_, __, name) => `/orte/${name}`,
    page: (_, __, { frame: _frame, ...form }) => JSON.stringify(form),
    ...more,
  });

const good = { name: 'Ort', tag: '25.11.2026', _version: '3' };
const stored = { name: 'Alt', version: 3 };

function shown(answer: Answer): FormProps & { status: number } {
  if (answer.kind !== 'page') throw new Error(`Expected a page, not a ${answer.kind}.`);
  return { ...JSON.parse(answer.html.replace('<!doctype html>', '')), status: answer.status };
}

describe('the pair of a form', () => {
  it('shows the form with what is stored, and its version', async () => {
    const form = shown(await place(stored).show(sent()));
    expect(form).toMatchObject({ status: 200, state: { values: { name: 'Alt' } }, version: 3, news: null });
  });

  it('does the deed and goes on', async () => {
    ran.length = 0;
    expect(await place(stored).send(sent(good))).toEqual({ kind: 'redirect', location: '/orte/Ort' });
    expect(await place(stored, { done: '/fest' }).send(sent(good))).toEqual({ kind: 'redirect', location: '/fest' });
    const answer = { kind: 'page', html: 'codes', status: 200 } as const;
    expect(await place(stored, { done: () => answer }).send(sent(good))).toBe(answer);
    expect(ran).toEqual(['Ort', 'Ort', 'Ort']);
  });

  it('tells all that is wrong at once, keeps what was typed, and does nothing', async () => {
    ran.length = 0;
    const also = () => [{ field: 'mehr', message: 'Auch das.' }];
    const form = shown(await place(stored, { also }).send(sent({ name: '', tag: 'morgen', _version: '3' })));
    expect(form.status).toBe(422);
    expect(form.state.errors.map(({ field }) => field)).toEqual(['name', 'tag', 'mehr']);
    expect(form.state.values).toEqual({ name: '', tag: 'morgen' });
    const checked = shown(await place(stored).send(sent({ ...good, name: 'nie' })));
    expect(checked.state.errors).toEqual([{ field: 'name', message: 'Nie.' }]);
    expect(ran).toEqual([]);
  });

  it('asks about the unusual before anything is done', async () => {
    ran.length = 0;
    const odd = { ...good, tag: '24.12.2026' };
    const form = shown(await place(stored).send(sent(odd)));
    expect([form.status, form.state.questions?.length]).toEqual([422, 1]);
    const answered = sent({ ...odd, tag_stimmt: '2026-12-24' });
    expect((await place(stored).send(answered)).kind).toBe('redirect');
    expect(ran).toEqual(['Ort']);
  });

  it('shows what was refused at its field', async () => {
    const form = shown(await place(stored).send(sent({ ...good, name: 'doppelt' })));
    expect([form.status, form.state.errors]).toEqual([422, [{ field: 'name', message: 'Gibt es schon.' }]]);
  });

  it('does nothing on an older version, and shows what is stored now or what others did', async () => {
    ran.length = 0;
    const newer = { name: 'Neu', version: 4 };
    const fields = shown(await place(newer).send(sent(good)));
    expect([fields.status, fields.version, fields.state.stored?.['name']]).toEqual([409, 4, 'Neu']);
    const news = async (_: Request, since: Temporal.Instant) => [{ at: since, who: null, what: 'Geschlossen' }];
    const told = shown(await place(newer, { news }).send(sent({ ...good, _opened: '2026-11-23T08:00:00Z' })));
    expect(told).toMatchObject({ status: 409, version: 4, news: [{ at: '2026-11-23T08:00:00Z' }] });
    const locked = shown(await place(stored, { lock: async () => 5 }).send(sent(good)));
    expect([locked.status, locked.version]).toEqual([409, 5]);
    expect(ran).toEqual([]);
  });

  it('refuses a form without a version where one is needed', async () => {
    const { _version, ...without } = good;
    await expect(place(stored, { versionNeeded: true }).send(sent(without))).rejects.toThrow(Conflict);
    expect((await place(stored).send(sent(without))).kind).toBe('redirect');
  });

  it('gives no secret back', async () => {
    const form = shown(await place(stored, { secrets: ['name'] }).send(sent({ ...good, tag: '' })));
    expect(form.state.values).toEqual({ tag: '' });
  });

  it('gathers what is to choose from for the page alone, once', async () => {
    let gathered = 0;
    const offers = () => ++gathered;
    const pair = place(stored, {
      offers,
      values: (_, { name }, offered) => ({ name: `${name} ${offered}` }),
      page: (_, __, { frame: _frame, ...form }, offered) => JSON.stringify({ ...form, offered }),
    });
    expect((await pair.send(sent(good))).kind).toBe('redirect');
    expect(gathered).toBe(0);
    expect(shown(await pair.show(sent()))).toMatchObject({ offered: 1, state: { values: { name: 'Alt 1' } } });
    expect(shown(await pair.send(sent({ ...good, name: '' })))).toMatchObject({ status: 422, offered: 2 });
    expect(shown(await pair.send(sent({ ...good, _version: '2' })))).toMatchObject({ status: 409, offered: 3 });
  });

  it('shows something first, with what was typed, where the deed was not done', async () => {
    const pair = place(stored, {
      offers: () => ['none'],
      run: () => instead(['one like it']),
      page: (_, __, { frame: _frame, ...form }, offered) => JSON.stringify({ ...form, offered }),
    });
    expect(shown(await pair.send(sent(good)))).toMatchObject({
      status: 422,
      offered: ['one like it'],
      state: { values: { name: 'Ort' }, errors: [] },
    });
  });

  it('shows the form again for a button that asks for more of it', async () => {
    const again = (body: FormValues) => (body['mehr'] ? { name: 'mehr davon' } : undefined);
    const form = shown(await place(stored, { again }).send(sent({ ...good, mehr: 'ja' })));
    expect([form.status, form.state.values]).toEqual([200, { name: 'mehr davon' }]);
  });
});
