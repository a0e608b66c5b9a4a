// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { renderPage } from './html.ts';

test('begins with the doctype and escapes text', () => {
  expect(renderPage(<html lang="de">{'<b>'}</html>)).toBe('<!doctype html><html lang="de">&lt;b&gt;</html>');
});

test('refuses an asynchronous page', () => {
  expect(() => renderPage(Promise.resolve('x'))).toThrow('synchronous');
});
