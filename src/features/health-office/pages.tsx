// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ProofState, proofStateLabels } from '../../codes/proofs.ts';
import { Actions, Alert, DescriptionList } from '../../web/components/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { caseListPath, casePath } from '../cases/paths.ts';
import type { CaseHead } from '../cases/queries.ts';
import { shortName } from '../families/rules.ts';
import { notifyPath, withdrawNoticesPath } from './paths.ts';
import type { HealthOfficeSetting, OfficeNotice } from './queries.ts';
import { OfficeNotices } from './summary.tsx';
import { isOpen, moments } from './words.ts';

export interface HealthOfficePageProps {
  frame: Frame;
  head: CaseHead;
  setting: HealthOfficeSetting;
  notices: readonly OfficeNotice[];
  /** What is known of the entry examination; undefined: nothing. */
  examination: { state: ProofState; onDay: Temporal.PlainDate | null } | undefined;
  requestId: () => string;
}

/** Tell the health office, take it back, and what was before. */
export function HealthOfficePage({ frame, head, setting, notices, examination, requestId }: HealthOfficePageProps) {
  const open = notices.some(isOpen);
  const on = setting.moment !== 'never';
  const tells = on && head.closedOn === null;
  return (
    <Page
      {...frame}
      title="Gesundheitsamt"
      breadcrumbs={[
        { href: caseListPath, label: 'Fälle' },
        { href: casePath(head.id), label: shortName(head.familyName, head.givenNames) },
        { label: 'Gesundheitsamt' },
      ]}
      lead="Das Amt bekommt eine Mail ohne Angaben zum Kind. Über den Link darin sieht es Name, Geburtsdatum, Kontakt und Sprache und antwortet mit Stand und Tag, ohne Befund."
    >
      <div class="hs-stack">
        {on ? null : (
          <Alert tone="info" title="Dieses Zentrum teilt dem Gesundheitsamt nichts mit.">
            <p class="kern-body">Die Leitung kann das unter „Zentrum“ ändern.</p>
          </Alert>
        )}
        {head.closedOn === null ? null : (
          <Alert tone="info" title="Der Fall ist geschlossen. Links von früher gelten nicht mehr." />
        )}
        <DescriptionList
          items={[
            {
              term: 'Seiteneinsteigeruntersuchung',
              value: examination
                ? `${proofStateLabels[examination.state]}${examination.onDay ? `, ${formatDate(examination.onDay)}` : ''}`
                : 'nichts bekannt',
            },
            { term: 'Mitgeteilt wird', value: on ? `${moments[setting.moment]}, an ${setting.email}` : 'nie' },
          ]}
        />
        <Actions
          primary={
            tells
              ? {
                  label: notices.length === 0 ? 'Gesundheitsamt benachrichtigen' : 'Noch einmal benachrichtigen',
                  href: notifyPath(head.id),
                  requestId: requestId(),
                }
              : undefined
          }
          others={
            open && head.closedOn === null
              ? [{ label: 'Mitteilung zurückziehen', href: withdrawNoticesPath(head.id), requestId: requestId() }]
              : []
          }
        />
        <h2 class="kern-heading-medium">Mitteilungen</h2>
        {notices.length === 0 ? (
          <p class="kern-body hs-muted">Noch nichts mitgeteilt.</p>
        ) : (
          <OfficeNotices notices={notices} />
        )}
      </div>
    </Page>
  );
}
