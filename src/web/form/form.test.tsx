// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { differing } from './field.tsx';
import {
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  ErrorSummary,
  Fieldset,
  FileField,
  Form,
  Radios,
  SaveBar,
  Sectioned,
  Select,
  TextArea,
  TextField,
} from './index.ts';

const html = (node: { toString(): string }): string => node.toString();
const options = [
  { value: 'a', label: 'Mutter' },
  { value: 'b', label: 'Vater' },
];

test('ties label, hint and error to the input', () => {
  const state = { values: { name: 'Ali "A"' }, errors: [{ field: 'name', message: 'Zu kurz.' }] };
  const text = html(<TextField name="name" label="Name" hint="Wie im Ausweis" state={state} />);
  expect(text).toContain('<label class="kern-label" for="feld-name">Name</label>');
  expect(text).toContain('aria-describedby="feld-name-hinweis feld-name-fehler"');
  expect(text).toContain('id="feld-name-hinweis"');
  expect(text).toContain('id="feld-name-fehler"');
  expect(text).toContain('aria-invalid="true"');
  expect(text).toContain('value="Ali &quot;A&quot;"');
  expect(text).toContain('Zu kurz.');
});

test('marks what is voluntary, not what is required', () => {
  expect(html(<TextField name="a" label="A" required={false} />)).toContain('(freiwillig)');
  expect(html(<TextField name="a" label="A" required={false} />)).not.toContain('aria-required');
  expect(html(<TextField name="a" label="A" />)).not.toContain('freiwillig');
});

test('never sends a password back', () => {
  const state = { values: { p: 'geheim' }, errors: [] };
  expect(html(<TextField name="p" label="Passwort" type="password" value="geheim" state={state} />)).not.toContain(
    'geheim',
  );
});

test('keeps typed text and choices', () => {
  const state = { values: { t: '</textarea>', s: 'b', r: 'b', c: ['a'], k: 'ja' }, errors: [] };
  expect(html(<TextArea name="t" label="T" state={state} />)).toContain('&lt;/textarea&gt;</textarea>');
  expect(html(<Select name="s" label="S" options={options} state={state} />)).toContain(
    '<option value="b" selected="">',
  );
  expect(html(<Radios name="r" label="R" options={options} state={state} />)).toMatch(/value="b" checked=""/);
  expect(html(<Checkboxes name="c" label="C" options={options} state={state} />)).toMatch(/value="a" checked=""/);
  expect(html(<Checkbox name="k" label="K" state={state} />)).toContain('checked=""');
});

test('a group has a legend and its first choice is where error links lead', () => {
  const text = html(<Radios name="r" label="Wer kommt?" options={options} error="Bitte wählen." />);
  expect(text).toMatch(/<fieldset[^>]*role="radiogroup"[^>]*aria-required="true"[^>]*aria-invalid="true"/);
  expect(text).toContain('<legend class="kern-label">Wer kommt?</legend>');
  expect(text).toContain('id="feld-r"');
  expect(text).toContain('id="feld-r-2"');
});

test('a date shows how to write it, and a given date in that form', () => {
  const text = html(<DateField name="d" label="Datum" value={Temporal.PlainDate.from('2026-11-27')} />);
  expect(text).toContain('TT.MM.JJJJ, zum Beispiel 27.11.2026');
  expect(text).toContain('value="27.11.2026"');
});

test('a form carries request id and version, a search form neither', () => {
  const post = html(<Form action="/a" version={3} requestId="id-1" multipart />);
  expect(post).toContain('name="_request" value="id-1"');
  expect(post).toContain('name="_version" value="3"');
  expect(post).toContain('enctype="multipart/form-data"');
  expect(html(<Form action="/a" />)).toMatch(/name="_request" value="[0-9a-f-]{36}"/);
  expect(html(<Form action="/a" method="get" />)).not.toContain('_request');
});

test('the summary lists all errors with links to their fields', () => {
  const text = html(
    <ErrorSummary
      errors={[
        { field: 'd', message: 'Kein Tag.' },
        { field: '', message: 'Neu laden.' },
      ]}
    />,
  );
  expect(text).toContain('role="alert"');
  expect(text).toContain('tabindex="-1"');
  expect(text).toContain('<h2 class="kern-title">Bitte prüfen Sie Ihre Angaben</h2>');
  expect(text).toContain('href="#feld-d">Kein Tag.</a>');
  expect(text).toContain('<li>Neu laden.</li>');
  expect(html(<ErrorSummary errors={[]} />)).toBe('');
});

test('a button submits, a button with href is a link', () => {
  expect(html(<Button>Vorlegen</Button>)).toMatch(/^<button class="kern-btn kern-btn--primary" type="submit">/);
  expect(
    html(
      <Button kind="secondary" href="/a">
        Zurück
      </Button>,
    ),
  ).toMatch(/^<a class="kern-btn kern-btn--secondary" href="\/a">/);
  expect(html(<FileField name="f" label="Zeugnis" accept=".pdf" />)).toContain('type="file" accept=".pdf"');
});

test('marks the words in which what is stored differs from what was typed', () => {
  expect(differing('Layan liest gern. Sie möchte ein Instrument lernen.', 'Layan liest gern. Sie hilft gern.')).toEqual(
    {
      before: 'Layan liest gern. Sie ',
      other: 'möchte ein Instrument lernen.',
      after: '',
    },
  );
  expect(differing('am Montag um acht', 'am Dienstag um acht')).toEqual({
    before: 'am ',
    other: 'Montag ',
    after: 'um acht',
  });
  expect(differing('Homs', 'Hama')).toEqual({ before: '', other: 'Homs', after: '' });
  const state = { values: { notiz: 'am Dienstag um acht' }, errors: [], stored: { notiz: 'am Montag um acht' } };
  expect(html(<TextArea name="notiz" label="Notiz" state={state} />)).toContain(
    '„am <mark class="hs-changed">Montag </mark>um acht“',
  );
});

test('a long form leads to each of its sections, and says at its end what is saved when', () => {
  const page = html(
    <Sectioned legends={['Kind', 'Herkunft und Sprachen']}>
      <Fieldset legend="Kind">x</Fieldset>
      <Fieldset legend="Herkunft und Sprachen">x</Fieldset>
      <SaveBar says="Noch ist nichts gespeichert.">
        <Button>Speichern</Button>
      </SaveBar>
    </Sectioned>,
  );
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets).toEqual(['abschnitt-kind', 'abschnitt-herkunft-und-sprachen']);
  for (const id of targets) expect(page).toContain(`<fieldset class="kern-fieldset hs-fieldset" id="${id}">`);
  expect(page).toMatch(/hs-save.*Noch ist nichts gespeichert\..*Speichern/s);
});
