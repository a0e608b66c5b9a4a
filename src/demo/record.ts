// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../clock.ts';
import {
  counsellingLanguageRow,
  counsellingSchoolRow,
  paperSeenRow,
  proofRow,
} from '../features/cases/counselling/rows.ts';
import { type Counselling, unasked } from '../features/cases/rows.ts';
import type { Story } from './case-story.ts';

/** What the record says beyond the least, as the child and the counselling so far suggest it. */
export function toldRecord({ child, literacy, schoolYears }: Story): typeof unasked {
  const other = child.family.origin.scripts === 'other';
  const scripts: Counselling['scripts'] = [
    ...(literacy === 'latin' ? (['latin'] as const) : []),
    ...(other && literacy !== 'none'
      ? ([child.family.origin.languages.some((code) => /^(ukr|rus|bul)$/.test(code)) ? 'cyrillic' : 'arabic'] as const)
      : []),
  ];
  return {
    ...unasked,
    topics: ['expectations', 'biography', 'school_system'],
    scripts,
    writingSample: literacy !== 'none',
    englishLevel: schoolYears > 4 ? 'A1' : 'none',
    kindergartenYears: child.age % 3,
    certificate: schoolYears === 0 ? 'none' : schoolYears % 2 === 0 ? 'translated' : 'seen',
    leavingCertificate: 'none',
    maths: schoolYears > 2 ? 'at_age' : 'below_age',
    wishes: child.age < 10 ? ['short_way', 'all_day'] : ['short_way'],
    interests: child.age % 2 === 0 ? 'Fußball, Malen' : 'Musik, Rechnen',
  };
}

/** Languages, schools, papers and proofs that hang on a record. */
export function tellRecordRows(
  { centre, rows, child, id, schoolYears, counsellor }: Story,
  counsellingId: string,
  at: Temporal.Instant,
): void {
  const { id: centreId } = centre;
  const { family, age } = child;
  rows.add(
    'counselling_language',
    counsellingLanguageRow({ centreId, counsellingId, position: 1, language: family.language, level: 'fluent' }),
  );
  if (schoolYears > 0)
    rows.add(
      'counselling_school',
      counsellingSchoolRow({
        ...{ centreId, counsellingId, position: 1, country: family.origin.nationality },
        kind: age >= 11 ? 'middle' : 'elementary',
        from: { year: dayOf(at).year - schoolYears - 1, month: 9 },
        to: { year: dayOf(at).year - 1, month: 6 },
        ...{ lastGrade: String(schoolYears), language: family.language, knownFrom: 'parents' },
      }),
    );
  for (const kind of ['identity', 'registration'] as const)
    rows.add('paper_seen', paperSeenRow({ centreId, caseId: id, kind, seenOn: dayOf(at), seenBy: counsellor.id }));
  for (const kind of ['measles', 'entry_examination'] as const)
    rows.add(
      'proof',
      proofRow({
        ...{ centreId, caseId: id, kind, onDay: null, recordedBy: counsellor.id, recordedAt: at },
        state: kind === 'measles' && age % 2 === 0 ? 'shown' : 'open',
      }),
    );
}
