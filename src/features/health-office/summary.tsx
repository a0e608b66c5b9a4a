// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Accordion } from '../../web/components/index.ts';
import { formatDate, formatDateTime } from '../../web/format.ts';
import { healthOfficePath } from './paths.ts';
import type { HealthOfficeSetting, OfficeNotice } from './queries.ts';
import { answerFacts } from './words.ts';

const byWhom = (name: string | null): string => name ?? 'Herzstück';

function answerText({ answer, answerOn, answeredAt }: OfficeNotice): string {
  if (answer === null || answeredAt === null) return 'noch keine Antwort';
  return `${answerFacts[answer].label}${answerOn ? `, ${formatDate(answerOn)}` : ''} (geantwortet ${formatDateTime(answeredAt)})`;
}

/** What the health office was told and answered, newest first: who, when, to which mailbox. */
export function OfficeNotices({ notices }: { notices: readonly OfficeNotice[] }) {
  return (
    <ul class="hs-links">
      {notices.map((notice) => (
        <li>
          <strong>{answerText(notice)}</strong>
          <br />
          <span class="hs-muted">
            {[
              `mitgeteilt ${formatDateTime(notice.askedAt)}, ${byWhom(notice.askedBy)}`,
              `an ${notice.recipient}`,
              notice.mailedAt === null ? 'wird verschickt' : `verschickt ${formatDateTime(notice.mailedAt)}`,
              notice.withdrawnAt === null
                ? ''
                : `zurückgezogen ${formatDateTime(notice.withdrawnAt)}, ${byWhom(notice.withdrawnBy)}`,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** On the page of a case: nothing where the centre tells nothing and never told. */
export function HealthOfficeSection({
  caseId,
  setting,
  notices,
}: {
  caseId: string;
  setting: HealthOfficeSetting;
  notices: readonly OfficeNotice[];
}) {
  if (setting.moment === 'never' && notices.length === 0) return null;
  const [last] = notices;
  return (
    <Accordion title="Gesundheitsamt" summary={last ? answerText(last) : 'noch nicht mitgeteilt'}>
      {last ? <OfficeNotices notices={notices} /> : <p class="kern-body hs-muted">Noch nichts mitgeteilt.</p>}
      <a class="kern-link hs-target" href={healthOfficePath(caseId)}>
        Mitteilung an das Gesundheitsamt
      </a>
    </Accordion>
  );
}
