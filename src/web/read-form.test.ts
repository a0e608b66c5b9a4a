// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readForm, storable, UnreadableForm } from './read-form.ts';

let given: File | undefined;
const app = new Hono();
app.post('/', async (c) => {
  const form = await readForm(c);
  given = Object.values(form).find((value) => value instanceof File);
  const told = Object.entries(form).map(([name, value]) => [name, value instanceof File ? value.size : value]);
  return c.json(Object.fromEntries(told));
});
app.onError((error, c) => c.text('', error instanceof UnreadableForm ? 400 : 500));

const boundary = '----form';
const part = (name: string, value: string, more = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const end = `--${boundary}--\r\n`;
const post = (body: string, type = `multipart/form-data; boundary=${boundary}`) =>
  app.request('/', { method: 'POST', body: new TextEncoder().encode(body), headers: { 'content-type': type } });

describe('a form with files', () => {
  it('is read as browsers send it', async () => {
    const file = part('datei', 'sep=;\r\n\r\na;b', '; filename="a.csv"\r\nContent-Type: text/csv');
    const answer = await post(part('wort', 'grün') + file + end);
    expect(await answer.json()).toEqual({ wort: 'grün', datei: 12 });
    const chosenNothing = part('datei', '', '; filename=""\r\nContent-Type: application/octet-stream') + end;
    expect(await (await post(chosenNothing)).json()).toEqual({ datei: 0 });
    const form = new FormData();
    form.append('datei', new File(['abc'], 'ä"b.csv'));
    form.append('wort "ü"', ' a\r\n--b ');
    const sent = await app.request('/', { method: 'POST', body: form });
    expect(await sent.json()).toEqual({ datei: 3, 'wort "ü"': ' a\r\n--b ' });
  });

  it.each([
    ['more parts than any form has', part('a', '').repeat(60) + end],
    ['a heading without end', `${part('a'.repeat(3000), 'x')}${end}`],
    ['a heading of many lines', `--${boundary}\r\n${'X: y\r\n'.repeat(500)}\r\nx\r\n${end}`],
    ['a part without a name', `--${boundary}\r\nContent-Type: text/plain\r\n\r\nx\r\n${end}`],
    ['no part at all', 'x'.repeat(100)],
    ['a last part without end', `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'x'.repeat(5000)}`],
  ])('is refused with %s', async (_, body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('gives a file as it was sent', async () => {
    const answer = await post(part('datei', 'grün\r\n;', '; filename="a.csv"') + end);
    expect(await answer.json()).toEqual({ datei: 8 });
    expect(given?.name).toBe('a.csv');
    expect(new TextDecoder().decode(await given?.bytes())).toBe('grün\r\n;');
    expect(new TextDecoder().decode(await given?.arrayBuffer())).toBe('grün\r\n;');
  });

  it('is refused without a boundary', async () => {
    expect((await post(part('a', 'x') + end, 'multipart/form-data')).status).toBe(400);
  });
});

describe('text as it comes', () => {
  it('keeps the marks of every language and drops what is piled on them', () => {
    const marks = (count: number, between = '') => `a${`\u0316\u0301${between}`.repeat(count)}`;
    const long = 'Grün, نَصٌّ, ข้าพเจ้า, 👩‍👩‍👧. '.repeat(100);
    expect(storable(long)).toBe(long);
    expect(storable(marks(5000))).toHaveLength(31);
    // What is taken out later as invisible must not hide a pile.
    expect(storable(marks(5000, '\u200b'))).toHaveLength(31);
    expect(storable(`${marks(600)}b${marks(600)}`).replaceAll(/[^ab]/gu, '')).toBe('aba');
  });
});
