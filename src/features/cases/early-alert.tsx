// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../web/components/index.ts';
import { Button, ButtonRow, type FormState, fieldValue, Hidden } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import { fromReport } from '../early-referrals/input.ts';
import { earlyReferralsPath } from '../early-referrals/paths.ts';
import type { EarlyFound } from './report-actions.ts';

/** Why a child gets no case yet. @param begins first day of compulsory schooling */
export const earlySentence = (begins: Temporal.PlainDate): string =>
  `Das Kind ist noch nicht schulpflichtig: Die Schule beginnt am ${formatDate(begins)}.`;

/** Nothing is saved yet: the family is pointed somewhere instead, with what was typed. */
export function EarlyAlert({ begins, mayOpen }: EarlyFound) {
  return (
    <Alert tone="warning" title="Noch nicht schulpflichtig" role="alert">
      <p class="kern-body">
        {`${earlySentence(begins)} Es braucht keinen Fall. Halten Sie fest, wohin Sie die Familie verweisen, zum Beispiel für einen Kita-Platz. Es ist noch nichts gespeichert.`}
      </p>
      <ButtonRow>
        <Button kind="secondary" name={fromReport} value="ja" formaction={earlyReferralsPath}>
          Familie verweisen
        </Button>
        {mayOpen ? (
          <Button kind="secondary" name="vorzeitig" value="ja">
            Vorzeitige Einschulung: trotzdem Fall eröffnen
          </Button>
        ) : null}
      </ButtonRow>
    </Alert>
  );
}

/** What was answered stays answered while something else is asked. */
export const EarlyAnswer = ({ state }: { state: FormState }) =>
  (fieldValue(state, 'vorzeitig') ?? '') === '' ? null : <Hidden name="vorzeitig" value="ja" />;
