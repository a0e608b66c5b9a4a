// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { BothWords } from '../../../outbound/letters/pre-form.ts';
import { Actions } from '../../../web/components/index.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { sentence, unmarked } from '../../../web/sentence.tsx';
import { ownSponsorshipsPath } from '../paths.ts';
import { Stairs } from './charts.tsx';
import { ownProgressPath, ownSheetPath } from './paths.ts';
import type { MonthOfLessons, Picture } from './picture.ts';

const monthNames = ['Jan', 'Feb', 'Mrz', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'] as const;
const nameOf = ({ month }: MonthOfLessons): string => monthNames[month.month - 1] ?? '';

/** A sentence in the parents' language, below the German one. */
function Second({ own, words, easy }: { own: Picture['own']; words: BothWords; easy?: true }) {
  if (own === null) return null;
  return (
    <p class={easy ? 'hs-easy' : 'hs-second'} lang={own.language} dir={own.dir}>
      {sentence(words.own)}
    </p>
  );
}

const [dot, gap, top] = [18, 10, 14];
/** A dot for each lesson that was held, by month, as many months a row as fit on a phone. */
function Lessons({ months, title }: { months: readonly MonthOfLessons[]; title: string }) {
  const widest = 320;
  let x = 0;
  let row = 0;
  const placed = months.map((one) => {
    const width = Math.max(one.held * dot, 34);
    if (x > 0 && x + width > widest) {
      x = 0;
      row += 1;
    }
    const at = { one, x, y: row * 52 };
    x += width + gap;
    return at;
  });
  return (
    <figure class="hs-chart">
      <svg
        class="hs-chart__svg hs-chart__svg--small"
        viewBox={`0 0 ${widest} ${(row + 1) * 52}`}
        role="img"
        aria-labelledby="treffen"
        aria-describedby="treffen-zahlen"
        focusable="false"
      >
        <title id="treffen">{title}</title>
        <desc id="treffen-zahlen">
          {months.map((one) => `${nameOf(one)} ${one.month.year}: ${one.held}`).join(', ')}
        </desc>
        {placed.map(({ one, x: left, y }) => (
          <>
            {Array.from({ length: one.held }, (_, n) => (
              <circle class="hs-svg-fill" cx={left + 8 + n * dot} cy={y + top} r="7" />
            ))}
            <text class="hs-svg-text" x={left} y={y + 46}>
              {nameOf(one)}
            </text>
          </>
        ))}
      </svg>
    </figure>
  );
}

/** /meine-patenschaften/kind/:id/fortschritt/bild: for the child, on the phone of the sponsor beside it. */
export function PicturePage({
  frame,
  id,
  name,
  picture,
}: {
  frame: Frame;
  id: string;
  name: string;
  picture: Picture;
}) {
  const { own, cans } = picture;
  const title = unmarked(picture.title.german);
  return (
    <Page
      {...frame}
      title={title}
      breadcrumbs={[
        { href: ownSponsorshipsPath, label: 'Meine Patenschaften' },
        { href: ownProgressPath(id), label: `Fortschritt von ${name}` },
        { label: 'Bild' },
      ]}
    >
      <div class="hs-stack hs-picture">
        <div class="hs-flow">
          <Second own={own} words={picture.title} easy />
          <p class="hs-easy">{sentence(picture.lead.german)}</p>
          <Second own={own} words={picture.lead} easy />
        </div>
        <section class="hs-section">
          <h2 class="kern-heading-medium">Das kannst du</h2>
          {cans.length === 0 ? null : (
            <ul class="hs-can">
              {cans.map(({ can, what, stage, stairs }) => (
                <li class="hs-can__item">
                  <Stairs id={can} what={what.german} stage={stage.german} stairs={stairs} />
                  <div>
                    <p class="hs-can__what">{what.german}</p>
                    <p class="kern-body hs-muted">{stage.german}</p>
                    <Second own={own} words={what} />
                    <Second own={own} words={stage} />
                  </div>
                </li>
              ))}
            </ul>
          )}
          <p class="hs-text hs-muted">{sentence(picture.seen.german)}</p>
          <Second own={own} words={picture.seen} />
        </section>
        <section class="hs-section">
          <h2 class="kern-heading-medium">{sentence(picture.met.german)}</h2>
          <Second own={own} words={picture.met} />
          {picture.months.length === 0 ? null : (
            <Lessons months={picture.months} title={unmarked(picture.met.german)} />
          )}
          {picture.done.length === 0 ? null : (
            <ul class="hs-chips">
              {picture.done.map((one) => (
                <li class="hs-chip">{unmarked(one.german)}</li>
              ))}
            </ul>
          )}
          {own === null || picture.done.length === 0 ? null : (
            <p class="hs-second" lang={own.language} dir={own.dir}>
              {picture.done.map((one, index) => (
                <>
                  {index > 0 ? ' · ' : null}
                  {sentence(one.own)}
                </>
              ))}
            </p>
          )}
        </section>
        {own === null ? null : (
          <p class="hs-text hs-muted" lang={own.language} dir={own.dir}>
            {own.mark}
          </p>
        )}
        <Actions others={[{ label: 'Als Blatt für zu Hause drucken', href: ownSheetPath(id) }]} />
      </div>
    </Page>
  );
}
