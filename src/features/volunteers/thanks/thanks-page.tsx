// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Badge, NextStep } from '../../../web/components/index.ts';
import { Button, ButtonRow, Form, Hidden } from '../../../web/form/index.ts';
import { durationText, formatCount, formatDate, formatDateTime, formatNumber } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable, EmptyState, Pager, pageCount } from '../../../web/list/index.ts';
import {
  ofYear,
  personThanksPath,
  thanksLettersPath,
  thanksPath,
  thanksPostedPath,
  thanksPreviewPath,
  thanksSettingPath,
  volunteersPath,
} from '../paths.ts';
import { nameOf } from '../queries.ts';
import type { ThanksPerson, ThanksSetting } from './thanks-queries.ts';
import { type ThanksGroup, thanksDue, thanksFrom, thanksUntil } from './thanks-rules.ts';
import { groupWords, thanksTitle, wayWords } from './words.ts';

export const crumbs = (...more: { href?: string; label: string }[]) => [
  { href: volunteersPath, label: 'Ehrenamtliche' },
  ...more,
];

const times = ({ help }: ThanksPerson): number => help.reduce((all, one) => all + one.times, 0);
const minutes = ({ help }: ThanksPerson): number => help.reduce((all, one) => all + one.minutes, 0);
export const hoursText = (one: ThanksPerson): string => (times(one) === 0 ? 'keine' : durationText('de', minutes(one)));

/** How far it is with one person. */
export function standOf({ group, way, thanked }: ThanksPerson): {
  tone: 'success' | 'info' | 'warning' | 'neutral';
  label: string;
} {
  if (thanked?.sentAt) return { tone: 'success', label: `gedankt am ${formatDateTime(thanked.sentAt)}` };
  if (thanked) return { tone: 'info', label: way === 'mail' ? 'Mail unterwegs' : 'Brief zu drucken' };
  if (group === 'due')
    return way === 'phone' ? { tone: 'warning', label: 'bitte anrufen' } : { tone: 'neutral', label: 'offen' };
  return { tone: 'neutral', label: group === 'refused' ? 'möchte keinen' : 'kein Einsatz' };
}

const columns = (year: number): readonly Column<ThanksPerson>[] => [
  {
    key: 'name',
    label: 'Name',
    cell: (one) => (
      <a class="kern-link" href={ofYear(personThanksPath(one.id), year)}>
        {nameOf(one)}
      </a>
    ),
    text: nameOf,
  },
  { key: 'nummer', label: 'Nummer', cell: ({ number }) => number, text: ({ number }) => number },
  { key: 'weg', label: 'Wie', cell: ({ way }) => wayWords[way], text: ({ way }) => wayWords[way] },
  {
    key: 'einsaetze',
    label: 'Einsätze',
    numeric: true,
    cell: (one) => formatNumber(times(one)),
    text: (one) => String(times(one)),
  },
  { key: 'zeit', label: 'Zeit', cell: hoursText, text: hoursText },
  {
    key: 'stand',
    label: 'Stand',
    cell: (one) => {
      const { tone, label } = standOf(one);
      return <Badge tone={tone}>{label}</Badge>;
    },
    text: (one) => standOf(one).label,
  },
];

/** Everything the page says of a year. */
export interface ThanksYear {
  year: number;
  /** Years people can be thanked for now. */
  years: readonly number[];
  setting: ThanksSetting;
  people: readonly ThanksPerson[];
}

const inGroup = (people: readonly ThanksPerson[], group: ThanksGroup): ThanksPerson[] =>
  people.filter((one) => one.group === group);
/** Letters nobody has said to be posted. */
export const toPrint = (people: readonly ThanksPerson[]): ThanksPerson[] =>
  people.filter(({ way, thanked }) => way === 'letter' && thanked !== null && thanked.sentAt === null);
/** Whom one press reaches, and who has to be called. */
export const toThank = (people: readonly ThanksPerson[]): ThanksPerson[] =>
  inGroup(people, 'due').filter(({ way }) => way !== 'phone');
const toCall = (people: readonly ThanksPerson[]): ThanksPerson[] =>
  inGroup(people, 'due').filter(({ way }) => way === 'phone');

/** What is to be done now: thank, then print and post, then call. */
function Next({ of, today, requestId }: { of: ThanksYear; today: Temporal.PlainDate; requestId: string }) {
  const { year, people, setting } = of;
  const from = thanksFrom(setting, year);
  const [due, letters, calls] = [toThank(people), toPrint(people), toCall(people)];
  // A year that is long over waits for nobody any more: who was forgotten can still be thanked, and nothing is late.
  const over = Temporal.PlainDate.compare(today, thanksUntil(year)) > 0;
  const step = { owner: 'Koordination', ...(over ? {} : { due: thanksDue(from), today }) };
  if (due.length > 0)
    return (
      <NextStep
        {...step}
        deed={`${formatCount(due.length, 'Person', 'Personen')} danken, die ${year} geholfen ${due.length === 1 ? 'hat' : 'haben'}`}
        why="Sie sehen erst, was hinausgeht. Wer den Dank schon hatte, bekommt ihn nicht noch einmal."
      >
        <ButtonRow>
          <Button href={ofYear(thanksPreviewPath, year)}>Vorschau ansehen</Button>
        </ButtonRow>
      </NextStep>
    );
  if (letters.length > 0)
    return (
      <NextStep
        {...step}
        deed={`${formatCount(letters.length, 'Brief', 'Briefe')} drucken, unterschreiben und verschicken`}
        why="Die Briefe bleiben hier liegen, bis jemand einträgt, dass sie verschickt sind."
      >
        <Form action={ofYear(thanksPostedPath, year)} requestId={requestId}>
          <Hidden name="briefe" value={letters.length} />
          <ButtonRow>
            <Button href={ofYear(thanksLettersPath, year)}>Briefe als PDF</Button>
            <Button kind="secondary">Alle Briefe sind verschickt</Button>
          </ButtonRow>
        </Form>
      </NextStep>
    );
  if (calls.length > 0)
    return (
      <NextStep
        {...step}
        deed={`${formatCount(calls.length, 'Person', 'Personen')} anrufen und danken`}
        why="Hier gibt es weder Mail noch Anschrift. Öffnen Sie die Person und tragen Sie danach den Anruf ein."
      />
    );
  return (
    <NextStep
      deed={`Nichts zu tun: Für ${year} ist allen gedankt, die geholfen haben`}
      owner="niemand"
      why="Kommt noch ein Einsatz dieses Jahres dazu, steht die Person wieder hier."
    />
  );
}

function Years({ of, today }: { of: ThanksYear; today: Temporal.PlainDate }) {
  const { year, years, setting } = of;
  const shown = [...new Set([...years, year])];
  return (
    <p class="hs-text">
      {Temporal.PlainDate.compare(today, thanksFrom(setting, today.year)) < 0
        ? `Der Dank für ${today.year} beginnt am ${formatDate(thanksFrom(setting, today.year))}. `
        : null}
      {shown.map((one) => (
        <>
          {one === year ? (
            <strong>{one}</strong>
          ) : (
            <a class="kern-link hs-target" href={ofYear(thanksPath, one)}>
              {one}
            </a>
          )}
          {' · '}
        </>
      ))}
      <a class="kern-link hs-target" href={thanksSettingPath}>
        {`Danken ab ${String(setting.day).padStart(2, '0')}.${String(setting.month).padStart(2, '0')}., Unterschrift`}
      </a>
    </p>
  );
}

function Groups({ of, group }: { of: ThanksYear; group: ThanksGroup }) {
  return (
    <p class="hs-text">
      {(['due', 'had', 'quiet', 'refused'] as const).map((one, index) => {
        const label = `${groupWords[one]} (${inGroup(of.people, one).length})`;
        return (
          <>
            {index === 0 ? '' : ' · '}
            {one === group ? (
              <strong>{label}</strong>
            ) : (
              <a class="kern-link hs-target" href={`${ofYear(thanksPath, of.year)}&gruppe=${one}`}>
                {label}
              </a>
            )}
          </>
        );
      })}
    </p>
  );
}

const emptyWords: Readonly<Record<ThanksGroup, string>> = {
  due: 'Allen, die geholfen haben, ist gedankt.',
  had: 'Noch niemandem ist für dieses Jahr gedankt.',
  quiet: 'Alle Aktiven haben in diesem Jahr geholfen.',
  refused: 'Niemand hat gesagt, dass kein Dank kommen soll.',
};

/** /ehrenamtliche-dank: who is thanked for a year, how, and who was. */
export function ThanksPage(props: {
  frame: Frame;
  of: ThanksYear;
  group: ThanksGroup;
  range: { page: number; limit: number; offset: number; baseUrl: string };
  today: Temporal.PlainDate;
  requestId: string;
}) {
  const { frame, of, group, range, today, requestId } = props;
  const rows = inGroup(of.people, group);
  return (
    <Page
      {...frame}
      title={`${thanksTitle} ${of.year}`}
      breadcrumbs={crumbs({ label: thanksTitle })}
      lead="Einmal im Jahr ein Dank an alle, die geholfen haben: per Mail, sonst als Brief, mit Zahl und Zeit ihrer Einsätze."
    >
      <Next of={of} today={today} requestId={requestId} />
      <Years today={today} of={of} />
      <Groups of={of} group={group} />
      <DataTable
        caption={`${groupWords[group]}, ${of.year}`}
        columns={columns(of.year)}
        rows={rows.slice(range.offset, range.offset + range.limit)}
        empty={
          <EmptyState sentence={emptyWords[group]} link={{ href: volunteersPath, label: 'Alle Ehrenamtlichen' }} />
        }
      />
      <Pager page={range.page} pages={pageCount(rows.length)} baseUrl={range.baseUrl} />
      {group === 'quiet' ? (
        <p class="hs-text">
          Wer ohne Einsatz bereit war, wird nicht von selbst bedacht. Öffnen Sie die Person, um ihr trotzdem zu danken.
        </p>
      ) : null}
      <p class="hs-text hs-muted">{`Gezählt werden Einsätze, die stattgefunden haben, Stand ${formatDate(today)}.`}</p>
    </Page>
  );
}
