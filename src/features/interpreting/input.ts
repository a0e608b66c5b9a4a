// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { dayOf, timeZone } from '../../clock.ts';
import { codesOf } from '../../codes/keys.ts';
import { findLanguage } from '../../codes/languages.ts';
import { optionalLine, optionalPhone, optionalPostcode, requiredLine } from '../../web/form/lines.ts';
import {
  intBetween,
  manyOf,
  oneOf,
  optionalEmail,
  optionalGermanDate,
  optionalOneOf,
  optionalText,
  readGermanDate,
  readTime,
  ticked,
  timeOfDay,
} from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';
import type { FormState } from '../../web/form/state.ts';
import { formatShortDate } from '../../web/format.ts';
import { allOccasions } from './eligibility-rules.ts';
import type { TalkFacts, TalkTime } from './rows.ts';
import { clockTime, type Slot } from './time-rules.ts';
import { modes } from './words.ts';

/** Talks that one request may hold: a school year of months, and no mistyped hundred. */
export const mostTalks = 12;

const line = (label: string, most: number) => optionalLine(label, most).transform((value) => value ?? '');
const yesNo = (message: string) => oneOf(['ja', 'nein'], message).transform((said) => said === 'ja');

const optionalTime = (label: string) =>
  z
    .string({ error: `Bitte geben Sie bei „${label}“ eine Uhrzeit ein oder lassen Sie das Feld leer.` })
    .optional()
    .transform((raw, ctx): Temporal.PlainTime | null => {
      if ((raw ?? '').trim() === '') return null;
      const time = readTime(raw ?? '');
      if (time) return time;
      ctx.addIssue(
        `„${label}“: „${(raw ?? '').slice(0, 30)}“ ist keine Uhrzeit. Bitte schreiben Sie Stunde und Minuten, zum Beispiel 14:30.`,
      );
      return z.NEVER;
    });

/** A language to interpret. */
export const spoken = z
  .string({ error: 'Bitte wählen Sie die Sprache.' })
  .refine((code) => findLanguage(code) !== undefined && !['deu', 'und', 'mis'].includes(code), {
    error: 'Bitte wählen Sie die Sprache aus der Liste. Welche Mundart, schreiben Sie daneben.',
  });

/** What a form says of the talk itself. `towns`: AGS to choose from. */
export const talkFields = (towns: readonly string[]) => ({
  ansprechperson: requiredLine('Ansprechperson', 120),
  telefon: optionalPhone(120),
  email: optionalEmail,
  zeichen: line('Ihr Zeichen', 60),
  dolmetschsprache: spoken,
  mundart: line('Mundart oder Herkunft', 100),
  geschlecht_wunsch: z
    .enum(['female', 'male', ''], { error: 'Bitte wählen Sie aus der Liste.' })
    .optional()
    .transform((said) => said || null),
  wunsch_grund: line('Grund des Wunsches', 200),
  anlass_gespraech: oneOf(allOccasions, 'Bitte wählen Sie den Anlass.'),
  thema: line('Thema', 300),
  gespraech_wie: manyOf(codesOf(modes), 'Bitte wählen Sie aus der Liste.').refine((chosen) => chosen.length > 0, {
    error: 'Bitte kreuzen Sie mindestens eine Art an: vor Ort, Telefon oder Video.',
  }),
  raum: oneOf(['public', 'private'], 'Bitte wählen Sie, wo Sie sich treffen.'),
  strasse: line('Straße und Hausnummer', 120),
  plz: optionalPostcode,
  ort: line('Ort', 100),
  gemeinde: z
    .string()
    .optional()
    .transform((ags) => (ags === undefined || ags === '' ? null : ags))
    .refine((ags) => ags === null || towns.includes(ags), { error: 'Bitte wählen Sie aus der Liste.' }),
  treffpunkt: line('Treffpunkt', 200),
  beteiligte: intBetween(1, 500, 'Wie viele Personen'),
  fachkraft: yesNo('Bitte sagen Sie, ob eine Fachkraft dabei ist.'),
  rechtsfolge: yesNo('Bitte sagen Sie, ob das Gespräch Rechtsfolgen hat.'),
  heikel: ticked(),
  zahlt_selbst: yesNo('Bitte sagen Sie, ob Ihre Einrichtung zahlen kann.'),
  kostenzeichen: line('Kostenträger und Aktenzeichen', 120),
  eil_grund: line('Warum es eilt', 200),
});

type Read<F extends z.ZodRawShape> = z.infer<z.ZodObject<F>>;
type TalkForm = Read<ReturnType<typeof talkFields>>;

const toTalk = (form: TalkForm, institutionId: string | null): TalkFacts => ({
  institutionId,
  contact: { name: form.ansprechperson, phone: form.telefon, email: form.email },
  reference: form.zeichen,
  language: form.dolmetschsprache,
  variety: form.mundart,
  gender: form.geschlecht_wunsch,
  genderReason: form.wunsch_grund,
  occasion: form.anlass_gespraech,
  topic: form.thema,
  modes: form.gespraech_wie,
  room: form.raum,
  street: form.strasse,
  postcode: form.plz,
  place: form.ort,
  ags: form.gemeinde,
  meetingPoint: form.treffpunkt,
  participants: form.beteiligte,
  professionalPresent: form.fachkraft,
  legalConsequence: form.rechtsfolge,
  sensitive: form.heikel,
  institutionPays: form.zahlt_selbst,
  payerReference: form.kostenzeichen,
  urgentReason: form.eil_grund,
});

type Ctx = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void };
const at = (ctx: Ctx, field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });

function talkFaults(form: TalkForm, ctx: Ctx): void {
  if (form.telefon === '' && form.email === '')
    at(ctx, 'telefon', 'Bitte geben Sie Telefon oder E-Mail-Adresse an, damit wir Sie erreichen.');
  if (form.geschlecht_wunsch !== null && form.wunsch_grund === '')
    at(ctx, 'wunsch_grund', 'Bitte schreiben Sie kurz, warum; sonst wird die Auswahl ohne Not kleiner.');
  if (form.gespraech_wie.includes('on_site') && (form.ort === '' || form.strasse === ''))
    at(ctx, form.strasse === '' ? 'strasse' : 'ort', 'Für ein Gespräch vor Ort brauchen wir Straße und Ort.');
}

export const first = (today: Temporal.PlainDate) => ({
  tag: comingDay('Tag', today),
  uhr_von: timeOfDay('Von'),
  uhr_bis: timeOfDay('Bis'),
  ausweich1_tag: optionalGermanDate('Anderer Tag'),
  ausweich1_von: optionalTime('Andere Uhrzeit'),
  ausweich2_tag: optionalGermanDate('Noch ein anderer Tag'),
  ausweich2_von: optionalTime('Noch eine andere Uhrzeit'),
});
type TimeForm = Read<ReturnType<typeof first>>;

export const slot = (day: Temporal.PlainDate, from: Temporal.PlainTime, to: Temporal.PlainTime): Slot => ({
  startsAt: clockTime(day, from).at,
  endsAt: clockTime(day, to).at,
});
export const isAfter = (from: Temporal.PlainTime, to: Temporal.PlainTime): boolean =>
  Temporal.PlainTime.compare(to, from) > 0;

/** Other beginnings that would do, in the order given; half a one is none. */
function alternativesOf(form: TimeForm, ctx: Ctx): Temporal.Instant[] {
  return ([1, 2] as const).flatMap((n) => {
    const [day, from] = [form[`ausweich${n}_tag`], form[`ausweich${n}_von`]];
    if (day === null && from === null) return [];
    if (day !== null && from !== null) return [clockTime(day, from).at];
    at(ctx, day === null ? `ausweich${n}_tag` : `ausweich${n}_von`, 'Zu einem anderen Termin gehören Tag und Uhrzeit.');
    return [];
  });
}

const lineHint =
  'Bitte schreiben Sie je Zeile einen Tag, zum Beispiel 27.11.2026, gern mit Uhrzeit: 27.11.2026 14:00–15:00.';

/** Further talks, a line each: a day, with times of its own or those of the first. */
function readFurther(text: string, from: Temporal.PlainTime, to: Temporal.PlainTime): Slot[] | string {
  const slots: Slot[] = [];
  for (const one of text
    .split('\n')
    .map((raw) => raw.trim())
    .filter(Boolean)) {
    const [, day = '', rest = ''] = /^(\S+)\s*,?\s*(.*)$/u.exec(one) ?? [];
    const date = readGermanDate(day);
    const times = rest === '' ? [from, to] : rest.split(/\s*(?:[–—-]|bis)\s*/u).map((time) => readTime(time));
    const [begin, end, ...more] = times;
    if (!date || !begin || !end || more.length > 0) return `„${one.slice(0, 40)}“ ist kein Termin. ${lineHint}`;
    if (!isAfter(begin, end)) return `„${one.slice(0, 40)}“ endet nicht nach dem Beginn.`;
    slots.push(slot(date, begin, end));
  }
  return slots;
}

/** All talks of a form; what is wrong stands at its field. */
function readTimes(form: TimeForm & { weitere?: string | null }, ctx: Ctx): TalkTime[] {
  if (!isAfter(form.uhr_von, form.uhr_bis))
    at(ctx, 'uhr_bis', 'Das Gespräch endet nicht nach dem Beginn. Bitte prüfen Sie beide Uhrzeiten.');
  const alternatives = alternativesOf(form, ctx);
  const further = readFurther(form.weitere ?? '', form.uhr_von, form.uhr_bis);
  const more = typeof further === 'string' ? [] : further;
  if (typeof further === 'string') at(ctx, 'weitere', further);
  const one = { ...slot(form.tag, form.uhr_von, form.uhr_bis), alternatives };
  const all = [one, ...more.map((two) => ({ ...two, alternatives: [] }))];
  if (all.length > mostTalks)
    at(ctx, 'weitere', `Eine Anfrage fasst höchstens ${mostTalks} Termine. Bitte stellen Sie für weitere eine zweite.`);
  if (new Set(all.map(({ startsAt }) => startsAt.toString())).size < all.length)
    at(ctx, 'weitere', 'Ein Termin steht zweimal da. Bitte streichen Sie ihn einmal.');
  return all;
}

/** Whom somebody may ask for: the ids of institutions; '' is a private person, where they may ask. */
export interface AskChoice {
  institutions: readonly string[];
  /** The coordination enters what came by phone or mail. */
  enters: boolean;
  privateMayAsk: boolean;
}

const conditions = 'Bitte bestätigen Sie, dass die Familie gefragt ist und Sie die Regeln kennen.';

/** A request with all its talks. */
export const requestInput = (
  today: Temporal.PlainDate,
  towns: readonly string[] = [],
  choice: AskChoice = { institutions: [], enters: false, privateMayAsk: false },
) =>
  z
    .strictObject({
      einrichtung: z
        .string({ error: 'Bitte wählen Sie die Einrichtung.' })
        .refine((id) => choice.institutions.includes(id) || (id === '' && choice.enters), {
          error: 'Bitte wählen Sie die Einrichtung.',
        })
        .refine((id) => id !== '' || choice.privateMayAsk, {
          error:
            'Privatpersonen können hier nicht selbst anfragen. Bitte wählen Sie die Einrichtung, die das Gespräch führt.',
        }),
      eingang: optionalOneOf(['phone', 'mail'], 'Bitte wählen Sie, wie die Anfrage kam.'),
      ...first(today),
      weitere: optionalText(2000),
      ...talkFields(towns),
      bedingungen: ticked().refine((yes) => yes, { error: conditions }),
    })
    .transform((form, ctx) => {
      if ((form.eingang !== null) !== choice.enters) at(ctx, 'eingang', 'Bitte wählen Sie, wie die Anfrage kam.');
      talkFaults(form, ctx);
      const institutionId = form.einrichtung === '' ? null : form.einrichtung;
      return { talk: toTalk(form, institutionId), times: readTimes(form, ctx), enteredBy: form.eingang };
    });

/** A change of a request: its talk, or it and the later ones of its series. */
export const requestChangeInput = (today: Temporal.PlainDate, towns: readonly string[] = []) =>
  z
    .strictObject({
      ...first(today),
      ...talkFields(towns),
      auch_folgende: oneOf(['nein', 'ja'], 'Bitte wählen Sie, für welche Termine das gilt.').optional(),
    })
    .transform((form, ctx) => {
      talkFaults(form, ctx);
      const [time] = readTimes(form, ctx);
      if (!time) return z.NEVER;
      return { talk: toTalk(form, null), time, rest: form.auch_folgende === 'ja' };
    });

const day = (instant: Temporal.Instant): string => formatShortDate(dayOf(instant));
const clock = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
const said = (yes: boolean): string => (yes ? 'ja' : 'nein');

/** A request as its form shows it. */
export const requestValues = (one: TalkFacts & TalkTime): FormState['values'] => ({
  tag: day(one.startsAt),
  uhr_von: clock(one.startsAt),
  uhr_bis: clock(one.endsAt),
  ...Object.fromEntries(
    one.alternatives.flatMap((instant, index) => [
      [`ausweich${index + 1}_tag`, day(instant)],
      [`ausweich${index + 1}_von`, clock(instant)],
    ]),
  ),
  ansprechperson: one.contact.name,
  telefon: one.contact.phone,
  email: one.contact.email,
  zeichen: one.reference,
  dolmetschsprache: one.language,
  mundart: one.variety,
  geschlecht_wunsch: one.gender ?? '',
  wunsch_grund: one.genderReason,
  anlass_gespraech: one.occasion,
  thema: one.topic,
  gespraech_wie: [...one.modes],
  raum: one.room,
  strasse: one.street,
  plz: one.postcode,
  ort: one.place,
  gemeinde: one.ags ?? '',
  treffpunkt: one.meetingPoint,
  beteiligte: String(one.participants),
  fachkraft: said(one.professionalPresent),
  rechtsfolge: said(one.legalConsequence),
  ...(one.sensitive ? { heikel: 'ja' } : {}),
  zahlt_selbst: said(one.institutionPays),
  kostenzeichen: one.payerReference,
  eil_grund: one.urgentReason,
});
