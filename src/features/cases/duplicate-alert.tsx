// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { formatPartialDate } from '../../codes/partial-date.ts';
import { Alert } from '../../web/components/index.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import type { PossibleDuplicate } from '../families/finding-queries.ts';
import { childPath } from '../families/paths.ts';
import { birthOf, fullName } from '../families/rules.ts';
import { casePath, reportPath } from './paths.ts';

/** Nothing is saved yet, everything typed stands below: look first, then report all the same. */
export function Duplicates({ list, staff }: { list: readonly PossibleDuplicate[]; staff: boolean }) {
  const same = list.filter(({ likeness }) => likeness.verdict === 'same');
  const siblings = list.filter(({ likeness }) => likeness.verdict === 'siblings');
  const title =
    same.length > 0 ? 'Vielleicht gibt es dieses Kind schon' : 'Geschwister? Vielleicht gibt es die Familie schon';
  return (
    <Alert tone="warning" title={title} role="alert">
      <p class="kern-body">Es ist noch nichts gespeichert. Ihre Angaben stehen unten.</p>
      <Likes list={same} staff={staff} />
      {siblings.length > 0 && same.length > 0 ? <h3 class="kern-heading-small">Geschwister?</h3> : null}
      <Likes list={siblings} staff={staff} />
      <ButtonRow>
        {onePerFamily(siblings).map((child) => (
          <Button kind="secondary" name="zu_familie" value={child.familyId}>
            {`Geschwister: zur Familie von ${fullName(child.givenNames === '' ? child.familyName : '', child.givenNames)} nehmen`}
          </Button>
        ))}
        <Button kind="secondary" name="trotzdem" value="ja">
          {same.length > 0 ? 'Es ist ein anderes Kind: trotzdem anlegen' : 'Keine Geschwister: trotzdem anlegen'}
        </Button>
      </ButtonRow>
    </Alert>
  );
}

/** At most two families are offered: more buttons would have to be read. */
const onePerFamily = (siblings: readonly PossibleDuplicate[]): PossibleDuplicate[] =>
  [...new Map(siblings.toReversed().map((child) => [child.familyId, child])).values()].toReversed().slice(0, 2);

const Likes = ({ list, staff }: { list: readonly PossibleDuplicate[]; staff: boolean }) => (
  <ul class="hs-links">
    {list.map((child) => {
      const birth = birthOf(child);
      return (
        <li>
          <a class="kern-link hs-target" href={duplicateHref(child, staff)}>
            {fullName(child.familyName, child.givenNames)}
          </a>
          <span class="hs-muted">
            {` · geb. ${birth ? formatPartialDate(birth) : 'unbekannt'}${child.caseNumber ? ` · ${child.caseNumber}` : ''}: ${child.likeness.why.join(', ')}`}
          </span>
        </li>
      );
    })}
  </ul>
);

function duplicateHref(child: PossibleDuplicate, staff: boolean): string {
  if (!staff) return reportPath(child.caseId ?? '');
  return child.caseId ? casePath(child.caseId) : childPath(child.id);
}
