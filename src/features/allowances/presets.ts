// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AllowanceRule } from './rules.ts';

/** What a rule says apart from its version, its days, and what the source does not tell. */
type PresetRule = Partial<Omit<AllowanceRule, 'version' | 'validFrom' | 'validTo'>>;

/** How a pool in North Rhine-Westphalia pays, as published. What is missing the centre has to fill in itself. */
export interface AllowancePreset {
  label: string;
  /** Where it is published, and when that was read. */
  source: string;
  rule: PresetRule;
  /** What the source leaves open, as a sentence beside the form. */
  open: string | null;
}

const readOn = 'gelesen 11/2026';
const nothingForTheWay = { travel: 'included' } as const;

/** The rules of six pools, for a centre to start from; each is a test of the rule's form, too. */
export const allowancePresets = {
  heinsberg: {
    label: 'bis 2 Stunden 25 €, jede weitere angefangene Stunde 10 € (wie Kreis Heinsberg)',
    source: `Kreis Heinsberg, Sprachmittlerpool, ${readOn}`,
    rule: {
      baseMinutes: 120,
      baseCents: 2500,
      step: { minutes: 60, cents: 1000, kind: 'started' },
      ...nothingForTheWay,
    },
    open: null,
  },
  rhein_erft: {
    label: 'erste Stunde 25 €, jede weitere angefangene halbe Stunde 5 €, Fahrt enthalten (wie Rhein-Erft-Kreis)',
    source: `Rhein-Erft-Kreis, Sprach- und Integrationsmittlung, ${readOn}`,
    rule: { baseMinutes: 60, baseCents: 2500, step: { minutes: 30, cents: 500, kind: 'started' }, ...nothingForTheWay },
    open: null,
  },
  borken: {
    label: '7,50 € je angefangene halbe Stunde, Fahrzeit zählt ab mehr als 5 km einfachem Weg (wie Kreis Borken)',
    source: `Kreis Borken, Laiendolmetscherpool, ${readOn}`,
    rule: {
      baseMinutes: 30,
      baseCents: 750,
      step: { minutes: 30, cents: 750, kind: 'started' },
      travel: 'time',
      // 5 km one way: ways count there and back here.
      fromKm: 10,
    },
    open: 'Die 5 km der Quelle lesen wir als einfachen Weg; hier stehen deshalb 10 km hin und zurück. Bitte prüfen Sie das mit Ihrer Satzung.',
  },
  ennepe_ruhr: {
    label:
      'nach Stunden und Fahrt, höchstens 3 Stunden, bei Absage unter 24 Stunden eine Stunde (wie Ennepe-Ruhr-Kreis)',
    source: `Ennepe-Ruhr-Kreis, Laiensprachmittlung, ${readOn}`,
    rule: { baseMinutes: 60, maxMinutes: 180, travel: 'km', cancelWindowHours: 24, cancelHours: 'all' },
    open: 'Der Betrag je Stunde und je Kilometer ist nicht veröffentlicht. Als Betrag bei später Absage tragen Sie den einer Stunde ein.',
  },
  rheinisch_berg: {
    label: '25 € je Einsatz (wie Rheinisch-Bergischer Kreis)',
    source: `Rheinisch-Bergischer Kreis, Sprachmittlung, ${readOn}`,
    rule: { baseMinutes: 0, baseCents: 2500, ...nothingForTheWay },
    open: null,
  },
  soest: {
    label: '12,50 € je Stunde, die erste angefangene Stunde voll, alles enthalten (wie Stadt Soest)',
    source: `Stadt Soest, Sprachmittlung, ${readOn}`,
    rule: { baseMinutes: 60, baseCents: 1250, step: { minutes: 60, cents: 1250, kind: 'exact' }, ...nothingForTheWay },
    open: null,
  },
} as const satisfies Record<string, AllowancePreset>;
export type AllowancePresetCode = keyof typeof allowancePresets;
