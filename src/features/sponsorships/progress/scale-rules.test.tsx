// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../web/html.ts';
import { StepChart } from './charts.tsx';
import { type Material, materialLevelOf, proposed, startingMaterials } from './rules.ts';
import { commonInstruments, pointsOf } from './scale-rules.ts';

const seen = (on: string, level: number) => ({ on: Temporal.PlainDate.from(on), level });

describe('the level of a month', () => {
  it('is one that was observed, the lower middle one, never a mean', () => {
    const [two, three] = pointsOf(
      [
        seen('2026-03-02', 1),
        seen('2026-03-20', 4),
        seen('2026-05-04', 1),
        seen('2026-05-05', 6),
        seen('2026-05-06', 2),
      ],
      7,
    );
    expect(two).toMatchObject({ level: 1, least: 1, most: 4, count: 2 });
    expect(three).toMatchObject({ level: 2, least: 1, most: 6, count: 3 });
  });

  it('is in doubt by one level to each side with a single observation, inside the scale', () => {
    expect(pointsOf([seen('2025-11-03', 1), seen('2026-01-12', 2), seen('2026-11-02', 7)], 7)).toMatchObject([
      { level: 1, least: 1, most: 2 },
      { level: 2, least: 1, most: 3 },
      { level: 7, least: 6, most: 7 },
    ]);
  });

  it('is in no doubt with two observations that agree', () => {
    expect(pointsOf([seen('2026-09-01', 3), seen('2026-09-29', 3)], 7)).toMatchObject([
      { least: 3, most: 3, count: 2 },
    ]);
  });
});

describe('the drawing of a scale', () => {
  const draw = (levels: number[]): string =>
    renderPage(
      StepChart({
        ...{ id: 'x', area: 'Stellung des Verbs', instrument: commonInstruments.profil },
        points: pointsOf(
          levels.map((level, n) => seen(`2026-0${n + 1}-05`, level)),
          7,
        ),
      }),
    );

  it('goes in steps: a level holds until the next observation, no slope between them', () => {
    const path = /class="hs-svg-line" d="([^"]*)"/.exec(draw([1, 2, 2, 4]))?.[1] ?? '';
    expect(path).toMatch(/^M\d+ \d+(H\d+V\d+){3}$/);
  });

  it('says the same in words, with what is possible', () => {
    expect(draw([1, 2])).toContain('01.2026: Stufe 0, möglich 0 bis 1; 02.2026: Stufe 1, möglich 0 bis 2');
  });
});

describe('materials for a child', () => {
  const all: Material[] = startingMaterials.map((one, n) => ({ ...one, id: String(n), version: 1 }));
  const nothing = { greets: 'not_yet', needs: 'not_yet', tells: 'not_yet', asks: 'not_yet' } as const;

  it('follow from the last ticks', () => {
    expect(materialLevelOf(undefined)).toBe('first');
    expect(materialLevelOf({ ...nothing, reads: 'not_yet', writes: 'not_yet', greets: 'alone' })).toBe('first');
    expect(materialLevelOf({ ...nothing, reads: 'not_yet', writes: 'not_yet', tells: 'with_help' })).toBe('sentences');
    expect(materialLevelOf({ ...nothing, reads: 'with_help', writes: 'not_yet' })).toBe('reading');
  });

  it('are of its level and languages, what it likes first', () => {
    const child = { level: 'first', languages: ['apc'], interests: 'Tiere und Fußball' } as const;
    expect(proposed(all, child)[0]?.title).toBe('Memory mit Tieren');
    expect(proposed(all, child).every(({ level }) => level === 'first')).toBe(true);
    const other = { ...all[0]!, id: 'x', title: 'Auf Türkisch', language: 'tur' };
    expect(proposed([...all, other], child)).not.toContainEqual(other);
  });
});
