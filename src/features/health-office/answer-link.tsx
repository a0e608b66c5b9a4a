// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../codes/keys.ts';
import { languageName } from '../../codes/languages.ts';
import { formatPartialDate } from '../../codes/partial-date.ts';
import { systemActor, type Tx } from '../../db/centre.ts';
import { writeAuditBy } from '../../web/audit.ts';
import { Alert, DescriptionList } from '../../web/components/index.ts';
import { DateField, Radios } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import { getCaseHead } from '../cases/queries.ts';
import { getSettings } from '../centres/queries.ts';
import { withCustody } from '../families/addressee-rules.ts';
import { type Child, type Family, type Guardian, getChild, getFamily, listGuardians } from '../families/queries.ts';
import { fullName } from '../families/rules.ts';
import { addressText } from '../families/words.ts';
import { linkForm } from '../links/purpose-input.ts';
import type { OpenedLink } from '../links/queries.ts';
import { answerPurpose, takeAnswer } from './actions.ts';
import { officeAnswerInput } from './input.ts';
import { answerPath } from './paths.ts';
import { getOfficeNotice, type OfficeNotice } from './queries.ts';
import { answerFacts, answers } from './words.ts';

/** What the health office sees: name, birth date, contact and language of a child, and what it has answered so far. */
interface Told {
  child: Child;
  family: Family;
  guardians: readonly Guardian[];
  /** How the centre is reached; '' where it says nothing. */
  centre: string;
  notice: OfficeNotice;
}

async function load(tx: Tx, { centreId, recordId }: OpenedLink, now: Temporal.Instant): Promise<Told | undefined> {
  const notice = await getOfficeNotice(tx, centreId, recordId);
  const { closedOn, childId, familyId } = await getCaseHead(tx, centreId, notice.caseId);
  if (closedOn !== null || notice.withdrawnAt !== null) return undefined;
  const { name, phone, email } = await getSettings(tx, centreId);
  const by = { ...systemActor(centreId, now), role: 'health_office' };
  const shown = [
    { recordKind: 'case', ids: [notice.caseId] },
    { recordKind: 'child', ids: [childId] },
  ];
  await writeAuditBy(tx, by, 'health_office.view', shown);
  return {
    child: await getChild(tx, centreId, childId),
    family: await getFamily(tx, centreId, familyId),
    guardians: await listGuardians(tx, centreId, familyId),
    centre: [name, phone, email].filter(Boolean).join(', '),
    notice,
  };
}

/** How the family and who has custody are reached, line by line; a protected one only through the centre (§ 51 BMG). */
function contactLines({ family, guardians, centre }: Told): string[] {
  if (family.isProtected) return [`nur über das Zentrum (Auskunftssperre): ${centre}`];
  const people = withCustody(guardians).map(({ familyName, givenNames, phone, email }) =>
    [fullName(familyName, givenNames), phone, email].filter(Boolean).join(', '),
  );
  return [addressText(family), [family.phone, family.email].filter(Boolean).join(', '), ...people].filter(Boolean);
}

const lines = (texts: readonly string[]) => (
  <ul class="hs-links">
    {texts.map((text) => (
      <li>{text}</li>
    ))}
  </ul>
);

/** The link by which the health office sees a child it was told of, and answers state and day. */
export const healthOfficeLink = linkForm(
  {
    purpose: answerPurpose,
    path: answerPath,
    title: 'Mitteilung an das Gesundheitsamt',
    question:
      'Diese Seite ist für das Gesundheitsamt. Sie zeigt, um welches Kind es geht, und fragt nach Stand und Tag.',
    button: 'Mitteilung öffnen',
    done: 'Danke, Ihre Antwort ist beim Zentrum angekommen.',
  },
  {
    load,
    schema: officeAnswerInput,
    send: 'Antwort senden',
    act: (tx, { centreId, recordId }, _, input, now) => takeAnswer(tx, centreId, recordId, input, now),
    page: (told, state) => {
      const { child, family, notice } = told;
      return (
        <>
          {notice.answer === null || notice.answeredAt === null ? null : (
            <Alert
              tone="info"
              title={`Bisher geantwortet: ${answerFacts[notice.answer].label}${notice.answerOn ? `, ${formatDate(notice.answerOn)}` : ''}.`}
            />
          )}
          <DescriptionList
            items={[
              { term: 'Name', value: fullName(child.familyName, child.givenNames) },
              { term: 'Geburtsdatum', value: child.birth ? formatPartialDate(child.birth) : 'unbekannt' },
              {
                term: 'Sprache',
                value: `${languageName(family.language)}${family.interpreterNeeded ? ', Dolmetschen nötig' : ''}`,
              },
              { term: 'Kontakt', value: lines(contactLines(told)) },
            ]}
          />
          <Radios
            name="ergebnis"
            label="Wie steht es mit der Untersuchung?"
            hint="Bitte keinen Befund: Stand und Tag genügen."
            options={codesOf(answers).map((value) => ({ value, label: answers[value].label }))}
            state={state}
          />
          <DateField
            name="ergebnis_tag"
            label="Tag"
            hint="Tag des Termins oder der Untersuchung. Nicht nötig bei „nicht nötig“ und „nicht erreicht“."
            required={false}
            state={state}
          />
        </>
      );
    },
  },
);
