// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoles, may, type Role } from '../../src/auth/permissions.ts';
import { featureRoutes } from '../../src/features/index.ts';
import type { Route } from '../../src/web/route.ts';
import { launchPeople, type People } from '../helpers/people.ts';

const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Everybody has a start page of their own; any other page is walked by the first role that reaches it. */
const routesOf = (role: Role): Route[] =>
  featureRoutes.filter(
    (route) =>
      route.method === 'GET' &&
      may([role], route.permission) &&
      (route.path === '/' ||
        !allRoles.slice(0, allRoles.indexOf(role)).some((earlier) => may([earlier], route.permission))),
  );

/** Runs in the page: what has the focus, and what hides a part of it. No value: the walk is over. */
const focused = (way: 'there' | 'back'): string => `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body || one.dataset.walked === '${way}') return null;
  one.dataset.walked = '${way}';
  const name = one.tagName.toLowerCase() + ' ' + (one.getAttribute('aria-label') || one.textContent || one.name || '').trim().slice(0, 40);
  const rects = [...one.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const first = rects.at(0);
  const last = rects.at(-1);
  if (first === undefined || last === undefined) return { name, trouble: '' };
  // Of a text area browsers keep the line of the cursor in sight, of everything else all of it.
  const bottom = one.tagName === 'TEXTAREA' ? first.top + 24 : last.bottom;
  if (bottom - first.top <= innerHeight && (first.top < -1 || bottom > innerHeight + 1))
    return { name, trouble: 'outside the window' };
  for (const [x, y] of [[first.left + 2, first.top + 2], [(first.left + first.right) / 2, (first.top + first.bottom) / 2], [last.left + 2, bottom - 2]]) {
    for (let over = document.elementFromPoint(x, y); over; over = over.parentElement) {
      const { position } = getComputedStyle(over);
      if ((position === 'sticky' || position === 'fixed') && !over.contains(one)) return { name, trouble: 'under ' + over.className };
      if (over.contains(one)) break;
    }
  }
  return { name, trouble: '' };
})()`;

/**
 * Tabs through a page, and back where something sticks to an edge of the window.
 * @returns what was hidden while it had the focus, and how many stations there were
 */
async function walk(page: Page): Promise<{ hidden: string[]; stations: number }> {
  const hidden: string[] = [];
  const go = async (key: 'Tab' | 'Shift+Tab', way: 'there' | 'back'): Promise<number> => {
    for (let stations = 0; ; stations += 1) {
      await page.keyboard.press(key);
      const at = (await page.evaluate(focused(way))) as { name: string; trouble: string } | null;
      if (at === null) return stations;
      if (at.trouble !== '') hidden.push(`${at.name}: ${at.trouble}`);
    }
  };
  const stations = await go('Tab', 'there');
  const sticks = `[...document.querySelectorAll('main *')].some((one) => getComputedStyle(one).position === 'sticky')`;
  if (await page.evaluate(sticks)) await go('Shift+Tab', 'back');
  return { hidden, stations };
}

/** Rows of buttons with more than three beside the primary one, and pages with more than one primary deed. */
const crowded = `[...document.querySelectorAll('main .hs-actions, main .kern-btn-wrapper, main .hs-row-deeds')]
  .map((row) => [...row.querySelectorAll('.kern-btn, .hs-link-button, .hs-target')].filter((one) => one.closest('.hs-menu__list') === null))
  .filter((buttons) => buttons.filter((one) => !one.classList.contains('kern-btn--primary')).length > 3)
  .map((buttons) => buttons.map((one) => one.textContent.trim()).join(' | '))`;

/** Signs that some fonts lack, as text or made by a style sheet. */
const glyphs = `(() => {
  const sign = /[\\u2190-\\u21ff\\u2500-\\u27bf\\u2b00-\\u2bff]/;
  const found = [];
  for (const one of document.querySelectorAll('body *')) {
    for (const pseudo of ['::before', '::after']) if (sign.test(getComputedStyle(one, pseudo).content)) found.push(one.className + pseudo);
    for (const child of one.childNodes) if (child.nodeType === 3 && sign.test(child.data)) found.push(child.data.trim().slice(0, 40));
  }
  return found;
})()`;

/** Pages where a record or the figures at a glance come first, and the form or the tables below. */
const recordsFirst: readonly string[] = ['/entscheidungen/:id', '/dolmetschen-zahlen', '/smile/zahlen'];

/** A list whose first row, or a form whose first field, does not stand on the first screen. */
const below = `(() => {
  const edge = (one) => one === null ? 0 : one.getBoundingClientRect().bottom + scrollY;
  const list = document.querySelector('main .hs-toolbar') && document.querySelector('main .hs-table tbody tr > :is(th, td)');
  const form = [...document.querySelectorAll('main form.hs-form :is(input, select, textarea):not([type=hidden])')]
    .find((one) => one.checkVisibility());
  const found = [];
  if (list && edge(list) > innerHeight) found.push('first row ends at ' + Math.round(edge(list)) + ' px');
  if (form && form.getBoundingClientRect().top + scrollY > innerHeight - 24) found.push('first field begins at ' + Math.round(form.getBoundingClientRect().top + scrollY) + ' px');
  return found;
})()`;

describe('every page of every role, looked at', () => {
  let people: People;
  beforeAll(async () => {
    people = await launchPeople();
  });
  afterAll(() => people.close());

  it.each(allRoles.flatMap((role) => sizes.map((size) => [role, size.width, size] as const)))(
    '%s at %d px: nothing that has the focus is hidden, three buttons beside the primary one, no glyph as a sign',
    async (role, _width, size) => {
      const found: string[] = [];
      let walked = 0;
      await people.lookAt(role, people.pathsOf(routesOf(role)), size, async (page, path) => {
        const short = path.replaceAll(/[0-9a-f-]{36}/g, ':id');
        const { hidden, stations } = await walk(page);
        walked += stations;
        found.push(...hidden.map((one) => `${short}: ${one}`));
        found.push(...((await page.evaluate(crowded)) as string[]).map((one) => `${short}: too many buttons: ${one}`));
        if (size.width < 400 && !recordsFirst.includes(short))
          found.push(
            ...((await page.evaluate(below)) as string[]).map((one) => `${short}: not on the first screen: ${one}`),
          );
        found.push(...((await page.evaluate(glyphs)) as string[]).map((one) => `${short}: glyph: ${one}`));
      });
      expect(found).toEqual([]);
      expect(walked).toBeGreaterThan(5);
    },
  );

  it('a case in each state: three buttons beside the primary one, the rest in a menu that opens without a script', async () => {
    const paths = await people.casesOfEachState();
    expect(paths.length).toBeGreaterThan(8);
    const found: string[] = [];
    let menus = 0;
    for (const role of ['head', 'counsellor'] as const)
      await people.lookAt(role, paths, sizes[1], async (page) => {
        found.push(...((await page.evaluate(crowded)) as string[]));
        menus += await page.locator('main .hs-more').count();
      });
    expect(found).toEqual([]);
    expect(menus).toBeGreaterThan(3);
  });
});
