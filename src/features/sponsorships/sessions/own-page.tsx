// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import { Actions, Alert, Card, DescriptionList, NextStep, TaskList } from '../../../web/components/index.ts';
import { formatCount, formatDate, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { lessonTime } from '../lesson-rules.ts';
import { ownCoursePath } from '../own/paths.ts';
import type { OpenProposal } from '../own/proposal-queries.ts';
import { ownLessonPath, ownSponsorshipPath, sponsorFeedSettingsPath } from '../paths.ts';
import { schoolDayNames } from '../words.ts';
import type { LessonOf } from './own-queries.ts';
import { childAlias, type OwnSponsorship } from './queries.ts';

export interface OwnPageProps {
  frame: Frame;
  all: readonly OwnSponsorship[];
  /** Proposals that wait for an answer. */
  proposals: readonly OpenProposal[];
  /** Lessons that have been and of which nothing is entered, oldest first. */
  open: readonly LessonOf[];
  /** Lessons to come, the next first. */
  next: readonly LessonOf[];
  /** What the phone may keep for hours without connection, as text for an attribute. */
  offline: string;
}

export const lessonText = ({ own, day }: LessonOf): string => `${formatDate(day)}, ${own.lesson}. Stunde`;
/** The first name, or what stands for it where no name may be shown. */
export const nameOf = (own: OwnSponsorship, all: readonly OwnSponsorship[]): string =>
  own.child?.givenName || childAlias(all, own.id);

/** What a sponsor may know of a child. */
export function ChildCard({ own, name, footer }: { own: OwnSponsorship; name: string; footer?: boolean }) {
  const { child } = own;
  const time = lessonTime({ from: own.fromMinute, to: own.toMinute });
  return (
    <Card
      heading={name}
      subline={`${schoolDayNames[own.weekday] ?? ''}, ${own.lesson}. Stunde (${time})`}
      footer={
        footer ? (
          <a class="kern-link hs-target" href={ownSponsorshipPath(own.id)}>
            {`Stunden mit ${name}`}
          </a>
        ) : undefined
      }
    >
      {own.state === 'paused' ? (
        <Alert tone="warning" title="Treffen pausieren. Die Koordination sagt Ihnen, wann es weitergeht." />
      ) : null}
      {own.state === 'meeting' ? (
        <Alert
          tone="info"
          title={
            own.meetingAt === null
              ? 'Kennenlernen: Die Schule oder die Koordination nennt Ihnen einen Tag.'
              : `Kennenlernen am ${formatDateTime(own.meetingAt)}`
          }
        />
      ) : null}
      {child === null ? null : (
        <DescriptionList
          items={[
            { term: 'Schule', value: own.school },
            { term: 'Klasse', value: child.className },
            { term: 'Raum', value: child.room },
            { term: 'Sprachen', value: [child.language, ...child.furtherLanguages].map(languageName).join(', ') },
            { term: 'Mag gern', value: child.interests },
            { term: 'Was zu beachten ist, sagen die Eltern', value: child.mind },
          ]}
        />
      )}
    </Card>
  );
}

function OpenLessons({ open, all }: Pick<OwnPageProps, 'open' | 'all'>) {
  const [first, ...more] = open;
  if (first === undefined) return null;
  return (
    <NextStep
      deed={`${formatCount(open.length, 'Stunde ist', 'Stunden sind')} noch nicht eingetragen`}
      owner="Sie"
      why="Es dauert eine halbe Minute. Auch eine Stunde, die ausfiel, gehört eingetragen."
    >
      <Actions
        primary={{
          label: `${nameOf(first.own, all)}, ${lessonText(first)} eintragen`,
          href: ownLessonPath(first.own.id, first.day.toString()),
        }}
        others={[]}
      />
      <LessonLinks lessons={more} all={all} />
    </NextStep>
  );
}

function Proposals({ proposals }: Pick<OwnPageProps, 'proposals'>) {
  if (proposals.length === 0) return null;
  return (
    <TaskList
      heading="Vorschläge für Sie"
      tasks={proposals.map(({ id, school, answerBy }) => ({
        href: ownCoursePath(id),
        title: `Vorschlag ansehen und antworten: ${school}`,
        due: answerBy,
      }))}
    />
  );
}

function LessonLinks({ lessons, all }: { lessons: readonly LessonOf[]; all: readonly OwnSponsorship[] }) {
  if (lessons.length === 0) return null;
  return (
    <ul class="hs-links">
      {lessons.map((lesson) => (
        <li>
          <a class="kern-link hs-target" href={ownLessonPath(lesson.own.id, lesson.day.toString())}>
            {`${nameOf(lesson.own, all)}, ${lessonText(lesson)}`}
          </a>
        </li>
      ))}
    </ul>
  );
}

const leadOf = (live: readonly OwnSponsorship[]): string =>
  live.length === 0
    ? 'Sie haben zurzeit keine Patenschaft.'
    : `Sie begleiten ${formatCount(live.length, 'Kind', 'Kinder')}.`;

/** /meine-patenschaften */
export function OwnPage({ frame, all, proposals, open, next, offline }: OwnPageProps) {
  const live = all.filter(({ state }) => state !== 'ended');
  const former = all.filter(({ state }) => state === 'ended');
  return (
    <Page {...frame} title="Meine Patenschaften" lead={leadOf(live)}>
      <div class="hs-stack" data-offline-log={offline}>
        <Proposals proposals={proposals} />
        {live.length === 0 && proposals.length === 0 ? (
          <p class="kern-body hs-measure">
            Die Koordination Ihres Zentrums meldet sich, sobald ein Kind zu Ihnen passt. Möchten Sie gern ein Kind
            begleiten, sagen Sie es ihr.
          </p>
        ) : null}
        <OpenLessons open={open} all={all} />
        {next.length === 0 ? null : (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Die nächsten Stunden</h2>
            <ul class="hs-flow">
              {next.map((lesson) => (
                <li>{`${lessonText(lesson)} (${lessonTime({ from: lesson.own.fromMinute, to: lesson.own.toMinute })}): ${nameOf(lesson.own, all)}, ${lesson.own.school}`}</li>
              ))}
            </ul>
          </section>
        )}
        {live.map((own) => (
          <ChildCard own={own} name={nameOf(own, all)} footer />
        ))}
        {live.length === 0 ? null : (
          <p>
            <a class="kern-link hs-target" href={sponsorFeedSettingsPath}>
              Stunden im Kalender
            </a>
          </p>
        )}
        {former.length === 0 ? null : (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Frühere Patenschaften</h2>
            <ul class="hs-links">
              {former.map((own) => (
                <li>
                  <a class="kern-link hs-target" href={ownSponsorshipPath(own.id)}>
                    {`${own.number}, ${own.school}${own.endedOn === null ? '' : `, bis ${formatDate(own.endedOn)}`}`}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}
