// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Accordion, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import { formatDate, formatDateTime } from '../../web/format.ts';
import { AuditLines, type AuditWords } from '../audit/lines.tsx';
import { logPath } from '../audit/paths.ts';
import { RecordFacts } from '../cases/counselling/summary.tsx';
import type { EarlierSchools } from '../cases/earlier-school-queries.ts';
import { earlierSchoolLine, supportText } from '../cases/earlier-school-words.ts';
import { paperText } from '../cases/paper-fields.tsx';
import { correctRecordPath, earlierSchoolsPath, proofsPath } from '../cases/paths.ts';
import type { CaseHead } from '../cases/queries.ts';
import { allowedIn } from '../cases/rules.ts';
import { consentsPath } from '../consents/paths.ts';
import { childFormPath } from '../families/paths.ts';
import { childFacts, languageFacts } from '../families/words.ts';
import type { HealthOfficeSetting, OfficeNotice } from '../health-office/queries.ts';
import { HealthOfficeSection } from '../health-office/summary.tsx';
import { decisionPath } from '../placement/paths.ts';
import type { CaseFile } from './queries.ts';

export type CaseSectionsProps = CaseFile & {
  head: Pick<CaseHead, 'id' | 'state'>;
  /** False: this role does not read counselling at all. */
  mayReadCounselling: boolean;
  mayAudit: boolean;
  auditWords: AuditWords;
  /** What the health office was told; null for who does not tell it. */
  healthOffice: { setting: HealthOfficeSetting; notices: readonly OfficeNotice[] } | null;
  today: Temporal.PlainDate;
};

/** What can be opened below the next step: person, languages, counselling, letters, who has seen. */
export function CaseSections(props: CaseSectionsProps) {
  const { child, papers, today, letters, views, mayAudit, auditWords, head } = props;
  return (
    <div class="hs-stack hs-accordions">
      <Accordion title="Person">
        <DescriptionList
          items={[
            ...childFacts(child, today),
            ...(papers.length === 0 ? [] : [{ term: 'Papiere gesehen', value: papers.map(paperText).join('; ') }]),
          ]}
        />
        <ButtonRow>
          <Button kind="secondary" icon="edit" href={childFormPath(child.id)}>
            Person ändern
          </Button>
        </ButtonRow>
      </Accordion>
      <Accordion title="Sprachen">
        <DescriptionList items={languageFacts(child)} />
      </Accordion>
      {props.mayReadCounselling ? <CounsellingSection {...props} /> : null}
      {props.earlierSchools ? (
        <EarlierSchoolSection schools={props.earlierSchools} caseId={head.id} today={today} />
      ) : null}
      {props.healthOffice ? <HealthOfficeSection caseId={head.id} {...props.healthOffice} /> : null}
      <Accordion title="Schreiben" summary={String(letters.length)}>
        {letters.length === 0 ? <p class="kern-body hs-muted">Noch kein Schreiben.</p> : null}
        <ul class="hs-links">
          {letters.map((letter) => (
            <li>
              <a class="kern-link hs-target" href={decisionPath(letter.decisionId)}>
                Bescheid
              </a>
              <span class="hs-muted">{` · ${formatDateTime(letter.createdAt)}${letter.by ? ` · ${letter.by}` : ''}`}</span>
            </li>
          ))}
        </ul>
      </Accordion>
      <Accordion title="Protokoll" summary="wer hat gesehen">
        <AuditLines views={views} words={auditWords} />
        {mayAudit ? (
          <a class="kern-link hs-target" href={logPath('case', head.id)}>
            Vollständiges Protokoll
          </a>
        ) : null}
      </Accordion>
    </div>
  );
}

type EarlierSchoolProps = { schools: EarlierSchools; caseId: string; today: Temporal.PlainDate };

/** German schools before this one, the clock of the Erstförderung, and what stood there earlier. */
function EarlierSchoolSection({ schools, caseId, today }: EarlierSchoolProps) {
  const { now, before } = schools;
  const support = supportText(now, today);
  return (
    <Accordion title="Frühere Schulen in Deutschland" summary={now.length === 0 ? 'keine' : String(now.length)}>
      {now.length === 0 ? <p class="kern-body hs-muted">Keine frühere Schule in Deutschland bekannt.</p> : null}
      <ul>
        {now.map((school) => (
          <li>{earlierSchoolLine(school)}</li>
        ))}
      </ul>
      {support ? <DescriptionList items={[{ term: 'Erstförderung', value: support }]} /> : null}
      <ButtonRow>
        <Button kind="secondary" icon="edit" href={earlierSchoolsPath(caseId)}>
          Frühere Schulen ändern
        </Button>
      </ButtonRow>
      {before.length === 0 ? null : (
        <details class="hs-definition">
          <summary class="hs-definition__term">Was vorher dort stand</summary>
          {before.map(({ schools: former, recordedAt, recordedBy, replacedAt }) => (
            <>
              <p class="kern-body kern-body--small">
                {`Eingetragen ${formatDateTime(recordedAt)}${recordedBy ? ` von ${recordedBy}` : ''}${replacedAt ? `, ersetzt ${formatDateTime(replacedAt)}` : ''}`}
              </p>
              <ul>
                {former.map((school) => (
                  <li>{earlierSchoolLine(school)}</li>
                ))}
              </ul>
            </>
          ))}
        </details>
      )}
    </Accordion>
  );
}

function CounsellingSection({ counselling, history, child, head }: CaseSectionsProps) {
  const notes = history.flatMap(({ texts }) => texts.filter(({ kind }) => kind === 'counselling'));
  return (
    <Accordion title="Beratung" summary={counselling ? formatDate(counselling.heldOn) : 'noch nicht'}>
      {counselling ? (
        <>
          <RecordFacts record={counselling} />
          {counselling.schoolNote === '' ? null : (
            <p class="kern-body">
              Die Hinweise sieht die Schule nur mit Einwilligung.{' '}
              <a class="kern-link" href={consentsPath(child.id)}>
                Einwilligungen ansehen
              </a>
            </p>
          )}
        </>
      ) : (
        <p class="kern-body hs-muted">Die Erstberatung steht noch aus.</p>
      )}
      {notes.map(({ body }) => (
        <p class="kern-body">{body}</p>
      ))}
      <ButtonRow>
        {counselling && allowedIn.counselling_corrected.includes(head.state) ? (
          <Button kind="secondary" icon="edit" href={correctRecordPath(head.id)}>
            Beratung berichtigen
          </Button>
        ) : null}
        {allowedIn.proofs_noted.includes(head.state) ? (
          <Button kind="secondary" icon="edit" href={proofsPath(head.id)}>
            Nachweise eintragen
          </Button>
        ) : null}
      </ButtonRow>
    </Accordion>
  );
}
