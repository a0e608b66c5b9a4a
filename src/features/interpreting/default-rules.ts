// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { OccasionRule } from './eligibility-rules.ts';

const any = {
  occasions: [],
  requesters: [],
  legalConsequence: null,
  professionalPresent: null,
  institutionPays: null,
} as const;

const closed = 'Kreis Borken, Sprachmittler; Kreis Heinsberg, Sprachmittlerpool (gelesen 11/2026)';
const warendorf = 'Kreis Warendorf, Hinweise zur Nutzung (gelesen 11/2026)';
const state = 'StädteRegion Aachen, Vorlage 2023/0121 (gelesen 11/2026)';
const dueren = 'Kreis Düren, Dolmetscherdienst (gelesen 11/2026)';
const sworn = 'Beeidigte Dolmetschende finden Sie unter justiz-dolmetscher.de.';

/**
 * What counts where a centre has not laid down its own: the practice of Düren, closed where pools of the state close. Rows
 * say what the published sources say; a centre looks at them before it relies on them.
 */
export const defaultRules: readonly OccasionRule[] = [
  {
    ...{ ...any, code: 'R01', occasions: ['court', 'police'], outcome: 'excluded' },
    reason: 'Bei Gericht und Polizei dolmetschen nur beeidigte Dolmetschende.',
    alternative: `Gericht oder Polizei bestellen und bezahlen sie selbst. ${sworn}`,
    source: closed,
  },
  {
    ...{ ...any, code: 'R02', requesters: ['court_police'], outcome: 'excluded' },
    reason: 'Gerichte, Polizei und Staatsanwaltschaft haben eigene Dolmetschende.',
    alternative: sworn,
    source: closed,
  },
  {
    ...{ ...any, code: 'R03', occasions: ['asylum'], outcome: 'excluded' },
    reason: 'Im Asylverfahren hat jedes Wort Rechtsfolgen.',
    alternative: 'Das Bundesamt stellt Dolmetschende. Für ein Gespräch davor oder danach fragen Sie als Beratung an.',
    source: closed,
  },
  {
    ...{ ...any, code: 'R04', occasions: ['paternity'], outcome: 'excluded' },
    reason: 'Vaterschaft und Sorge werden beurkundet.',
    alternative: `Das Jugendamt zieht beeidigte Dolmetschende hinzu und bezahlt sie. ${sworn}`,
    source: closed,
  },
  {
    ...{ ...any, code: 'R05', occasions: ['intervention'], outcome: 'excluded' },
    reason: 'Wo eine Behörde in Rechte eingreift, reicht ehrenamtliches Dolmetschen nicht.',
    alternative: `Die Behörde zieht beeidigte Dolmetschende hinzu und bezahlt sie (§ 23 VwVfG NRW). ${sworn}`,
    source: closed,
  },
  {
    ...{ ...any, code: 'R06', occasions: ['health_treatment', 'health_report'], outcome: 'excluded' },
    reason: 'Diagnose, Aufklärung und Gutachten brauchen geprüfte Fachsprache.',
    alternative:
      'Bitte bestellen Sie einen professionellen Dienst, auch per Telefon oder Video; es zahlt die Praxis, das Krankenhaus oder der Kostenträger.',
    source: closed,
  },
  {
    ...{ ...any, code: 'R07', occasions: ['bank_insurance'], outcome: 'excluded' },
    reason: 'Verträge bei Bank und Versicherung haben Rechtsfolgen.',
    alternative:
      'Viele Häuser haben Beratung in anderen Sprachen; sonst hilft ein professioneller Dienst gegen Rechnung.',
    source: closed,
  },
  {
    ...{ ...any, code: 'R08', occasions: ['lesson', 'trip'], outcome: 'excluded' },
    reason: 'Unterricht, Ausflüge und Klassenfahrten sind keine einzelnen Gespräche.',
    alternative: 'Für das Elterngespräch davor fragen Sie gern an. Für Kinder im Unterricht gibt es Sprachförderung.',
    source: warendorf,
  },
  {
    ...{ ...any, code: 'R09', occasions: ['long_counselling'], outcome: 'excluded' },
    reason: 'Therapie und dauerhafte Begleitung überfordern Ehrenamtliche.',
    alternative:
      'Bitte beauftragen Sie qualifizierte Sprach- und Integrationsmittlung, zum Beispiel bikup, gegen Rechnung.',
    source: warendorf,
  },
  {
    ...{ ...any, code: 'R10', professionalPresent: false, outcome: 'excluded' },
    reason: 'Ohne Fachkraft der Einrichtung trägt die dolmetschende Person das Gespräch allein.',
    alternative:
      'Bitte nehmen Sie eine Fachkraft dazu oder verlegen Sie das Gespräch auf einen Tag, an dem sie da ist.',
    source: warendorf,
  },
  {
    ...{ ...any, code: 'R11', institutionPays: true, outcome: 'institution' },
    reason: 'Wer selbst zahlen kann, wird darum gebeten.',
    alternative: '',
    source: dueren,
  },
  {
    ...{ ...any, code: 'R12', legalConsequence: true, outcome: 'own' },
    reason: 'Geld des Landes gibt es nur für Gespräche ohne erkennbare Rechtsfolgen.',
    alternative: 'Bitte prüfen Sie vorher, ob ein anderer Kostenträger zuständig ist.',
    source: state,
  },
  {
    ...{ ...any, code: 'R13', occasions: ['special_needs', 'help_plan'], outcome: 'own' },
    reason: 'Förderbedarf und Hilfeplan haben Rechtsfolgen; dafür gibt das Land kein Geld.',
    alternative: 'Bitte prüfen Sie vorher, ob ein anderer Kostenträger zuständig ist.',
    source: state,
  },
  {
    ...{ ...any, code: 'R14', occasions: ['health_advice'], outcome: 'own' },
    reason: 'Beratung zur Gesundheit gehört in Düren dazu, aber nicht zu den Zwecken des Landestopfs.',
    alternative: '',
    source: dueren,
  },
  {
    ...any,
    code: 'R15',
    occasions: [
      'parents_talk',
      'parents_evening',
      'enrolment',
      'counselling',
      'first_counselling',
      'info_event',
      'authority_talk',
    ],
    outcome: 'land',
    reason: 'Niedrigschwelliges Gespräch ohne erkennbare Rechtsfolgen.',
    alternative: '',
    source: state,
  },
];
