// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { wholeDate } from '../../codes/partial-date.ts';
import { isId } from '../../db/ids.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
import type { FieldError } from '../../web/form/index.ts';
import { germanDate, optionalGermanDate, requiredText } from '../../web/form/parse.ts';
import { type ListQuery, listQuery } from '../../web/list/index.ts';
import type { AuditFilter } from './queries.ts';
import { accesses } from './words.ts';

const filters = {
  q: 'text',
  person: 'text',
  art: 'text',
  zugriff: codesOf(accesses),
  datensatz: 'text',
  von: 'text',
  bis: 'text',
} as const;
export type AuditQuery = ListQuery<'wann', typeof filters>;

export const auditQueryOf = (url: URL): AuditQuery => listQuery(url.href, { sorts: ['wann'], filters });

/** What the address of the log asks for, without what `q` finds, and what is wrong with its days. */
export function wantedAudit(query: AuditQuery): { filter: Omit<AuditFilter, 'records'>; errors: FieldError[] } {
  const { person, art, zugriff, datensatz, von, bis } = query.filters;
  const errors: FieldError[] = [];
  const day = (field: string, label: string, text: string | undefined): Temporal.PlainDate | null => {
    const parsed = optionalGermanDate(label).safeParse(text);
    if (parsed.success) return parsed.data;
    errors.push({ field, message: parsed.error.issues[0]?.message ?? '' });
    return null;
  };
  const filter = {
    person: person && isId(person) ? person : null,
    kind: art ?? null,
    access: zugriff ?? null,
    record: datensatz ?? null,
    from: day('von', 'Von', von),
    to: day('bis', 'Bis', bis),
  };
  const [from, to] = [filter.from, filter.to].map((date) => (date ? wholeDate(date) : null));
  errors.push(
    ...dateOrderErrors([
      { field: 'bis', label: 'Bis', date: to ?? null, notBefore: from ?? null, says: 'liegt vor „Von“' },
    ]),
  );
  return { filter, errors };
}

/** A file of the log holds so many days at most: who asks for more asks more than once, each time with a reason. */
export const mostDays = 92;

/** A file of the log: a bounded period that is over or today, and why. */
export const exportInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      zeitraum_von: germanDate('Von'),
      zeitraum_bis: germanDate('Bis').refine((date) => Temporal.PlainDate.compare(date, today) <= 0, {
        error: '„Bis“: Der Tag liegt in der Zukunft.',
      }),
      grund: requiredText('Grund', 500),
    })
    .refine((form) => Temporal.PlainDate.compare(form.zeitraum_von, form.zeitraum_bis) <= 0, {
      path: ['zeitraum_bis'],
      error: '„Bis“ liegt vor „Von“.',
    })
    .refine((form) => form.zeitraum_von.until(form.zeitraum_bis, { largestUnit: 'days' }).days < mostDays, {
      path: ['zeitraum_bis'],
      error: `Eine Datei umfasst höchstens ${mostDays} Tage. Bitte wählen Sie einen kürzeren Zeitraum.`,
    })
    .transform((form) => ({ from: form.zeitraum_von, to: form.zeitraum_bis, reason: form.grund }));
