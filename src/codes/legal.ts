// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** One rule of law, valid over a span of days. `verified` is true only where the named source was read for this table. */
export type LegalParameter<Value extends string | number = string | number> = {
  readonly value: Value;
  /** How the rule is cited in a letter, in German. */
  readonly citation: string;
  /** Where the value comes from. */
  readonly source: string;
  readonly validFrom: Temporal.PlainDate;
  /** Last day of validity; absent while the rule is in force. */
  readonly validUntil?: Temporal.PlainDate;
  readonly verified: boolean;
  /** What a lawyer of the authority still has to confirm. */
  readonly note?: string;
};

type LegalValues = {
  /** Sentence naming the basis of the allocation to a school by the Schulamt. */
  allocationToSchool: string;
  compulsorySchooling: string;
  germanSupport: string;
  /** Months after which Erstförderung ends, without a year for learning to read; counted on when a child changes school. */
  germanSupportMonths: number;
  /** Months from notification within which an action can be brought. */
  remedyPeriodMonths: number;
  /** German remedy notice; `{court}` stands for the administrative court with its seat. */
  remedyNotice: string;
  /** Days after posting at which a letter sent within Germany counts as received. */
  presumedReceiptDays: number;
  /** What the Land pays a KI for volunteer interpreters in a calendar year at most, in cents. */
  landInterpretersCents: number;
  /** Free of tax in a calendar year: for trainers, educators, carers (Übungsleiterfreibetrag), in cents. */
  trainerAllowanceCents: number;
  /** Free of tax in a calendar year: for other volunteers (Ehrenamtsfreibetrag), in cents. */
  volunteerAllowanceCents: number;
};

export type LegalKey = keyof LegalValues;

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

/** One amount from each of these years on; the years in which both amounts were raised. */
const taxFree = (citation: string, cents: readonly [number, number, number, number]): LegalParameter<number>[] => {
  const years = [2007, 2013, 2021, 2026] as const;
  return years.map((year, index) => {
    const next = years[index + 1];
    return {
      value: cents[index] ?? 0,
      citation,
      source:
        year === 2007
          ? 'from memory'
          : 'Jahressteuergesetz 2020 and Steueränderungsgesetz 2025, after secondary sources read 11/2026',
      validFrom: day(`${year}-01-01`),
      ...(next === undefined ? {} : { validUntil: day(`${next - 1}-12-31`) }),
      verified: false,
      note: 'The statute itself was not read for this table.',
    };
  });
};

const PARAMETERS: { readonly [K in LegalKey]: readonly LegalParameter<LegalValues[K]>[] } = {
  allocationToSchool: [
    {
      value: '§ 46 Schulgesetz NRW (Aufnahme in die Schule, Zuweisung durch die Schulaufsicht)',
      citation: '§ 46 SchulG NRW',
      source: 'SchulG NRW of 15.02.2005, written from memory',
      validFrom: day('2005-08-01'),
      verified: false,
      note: 'The paragraph (presumably 7) and its wording must be confirmed by the authority before first use.',
    },
  ],
  compulsorySchooling: [
    {
      value: '§ 34 Schulgesetz NRW (Schulpflicht)',
      citation: '§ 34 SchulG NRW',
      source: 'SchulG NRW of 15.02.2005; newcomers: paragraphs 1 and 6, after secondary sources',
      validFrom: day('2005-08-01'),
      verified: false,
      note: 'The statute itself was not read for this table.',
    },
  ],
  germanSupport: [
    {
      value:
        'Runderlass „Integration und Deutschförderung neu zugewanderter Schülerinnen und Schüler“ vom 15.10.2018 (BASS 13-63 Nr. 3)',
      citation: 'BASS 13-63 Nr. 3',
      source: 'Runderlass of 15.10.2018, amended 06.12.2023',
      validFrom: day('2018-10-15'),
      verified: false,
      note: 'Number and date after secondary sources, the title from memory.',
    },
  ],
  germanSupportMonths: [
    {
      value: 24,
      citation: 'BASS 13-63 Nr. 3',
      source: 'Runderlass of 15.10.2018, amended 06.12.2023: at most two years, three with a year for learning to read',
      validFrom: day('2018-10-15'),
      verified: false,
      note: 'After secondary sources; the decree itself was not read for this table.',
    },
  ],
  remedyPeriodMonths: [
    {
      value: 1,
      citation: '§ 74 Absatz 1 VwGO',
      source: 'Kreis Recklinghausen, page "Klage" (decisions of the Schulamt): one month from notification',
      validFrom: day('1960-04-01'),
      verified: true,
    },
  ],
  remedyNotice: [
    {
      value:
        'Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Klage erheben. ' +
        'Die Klage ist beim {court} zu erheben: schriftlich, ' +
        'elektronisch nach § 55a der Verwaltungsgerichtsordnung oder ' +
        'zur Niederschrift der Urkundsbeamtin oder des Urkundsbeamten der Geschäftsstelle.',
      citation: '§§ 58, 74, 81 VwGO, § 110 JustG NRW',
      source:
        'No objection procedure against decisions of the Schulamt since 01.11.2007: Kreis Recklinghausen, page "Klage"; ' +
        'today § 110 JustG NRW, wording from memory',
      validFrom: day('2011-01-01'),
      verified: false,
      note: 'The text must be confirmed by the authority; a wrong notice extends the period to one year (§ 58 (2) VwGO).',
    },
  ],
  presumedReceiptDays: [
    {
      value: 3,
      citation: '§ 41 Absatz 2 VwVfG NRW',
      source: 'Städte- und Gemeindebund NRW, Mitteilung 784/2024',
      validFrom: day('1977-01-01'),
      validUntil: day('2024-12-31'),
      verified: true,
      note: 'Read in the circular, not in the statute; the first day of validity is from memory.',
    },
    {
      value: 4,
      citation: '§ 41 Absatz 2 VwVfG NRW',
      source: 'Städte- und Gemeindebund NRW, Mitteilung 784/2024',
      validFrom: day('2025-01-01'),
      verified: true,
      note: 'Read in the circular, not in the statute.',
    },
  ],
  landInterpretersCents: [
    {
      value: 50_000_00,
      citation: 'Förderung der Laien-Sprachmittlerpools durch das Land',
      source:
        'Kompetenzzentrum für Integration (KfI), call for the funding of the KI: at most 50,000 euros a year and KI',
      validFrom: day('2019-01-01'),
      verified: false,
      note: 'The directive of 03.04.2025 (BASS 11-02 Nr. 10) may have changed the amount; it was not read for this table.',
    },
  ],
  trainerAllowanceCents: taxFree('§ 3 Nr. 26 EStG', [210_000, 240_000, 300_000, 330_000]),
  volunteerAllowanceCents: taxFree('§ 3 Nr. 26a EStG', [50_000, 72_000, 84_000, 96_000]),
};

/** The rule `key` as it stands on the day `on`; throws RangeError if none is valid on that day. */
export function legalParameter<K extends LegalKey>(key: K, on: Temporal.PlainDate): LegalParameter<LegalValues[K]> {
  const compare = Temporal.PlainDate.compare;
  const found = PARAMETERS[key].find(
    (rule) => compare(rule.validFrom, on) <= 0 && (rule.validUntil === undefined || compare(on, rule.validUntil) <= 0),
  );
  if (found === undefined) throw new RangeError(`no legal parameter ${key} valid on ${on.toString()}`);
  return found;
}

export type AdministrativeCourt = {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly place: string;
  readonly addressSource: string;
  readonly addressVerified: boolean;
  /** Official keys (5 digits) of the districts, § 17 JustG NRW. */
  readonly districts: readonly string[];
};

/** The seven administrative courts; districts after § 17 JustG NRW (justiz-nrw.wolterskluwer-online.de, read 2026-11-22). */
export const ADMINISTRATIVE_COURTS: readonly AdministrativeCourt[] = [
  {
    name: 'Verwaltungsgericht Aachen',
    street: 'Adalbertsteinweg 92',
    postcode: '52070',
    place: 'Aachen',
    addressSource: 'street: Wikipedia, Verwaltungsgericht Aachen; postcode from memory',
    addressVerified: false,
    districts: ['05334', '05358', '05366', '05370'],
  },
  {
    name: 'Verwaltungsgericht Arnsberg',
    street: 'Jägerstraße 1',
    postcode: '59821',
    place: 'Arnsberg',
    addressSource: 'from memory',
    addressVerified: false,
    districts: ['05914', '05915', '05954', '05958', '05962', '05966', '05970', '05974'],
  },
  {
    name: 'Verwaltungsgericht Düsseldorf',
    street: 'Bastionstraße 39',
    postcode: '40213',
    place: 'Düsseldorf',
    addressSource: 'street: Wikipedia, Verwaltungsgericht Düsseldorf; postcode from memory',
    addressVerified: false,
    districts: [
      ...['05111', '05112', '05114', '05116', '05117', '05119', '05120', '05122', '05124'],
      ...['05154', '05158', '05162', '05166', '05170'],
    ],
  },
  {
    name: 'Verwaltungsgericht Gelsenkirchen',
    street: 'Bahnhofsvorplatz 3',
    postcode: '45879',
    place: 'Gelsenkirchen',
    addressSource: 'Kreis Recklinghausen, page "Klage"',
    addressVerified: true,
    districts: ['05113', '05512', '05513', '05562', '05911', '05913', '05916', '05978'],
  },
  {
    name: 'Verwaltungsgericht Köln',
    street: 'Appellhofplatz',
    postcode: '50667',
    place: 'Köln',
    addressSource: 'from memory',
    addressVerified: false,
    districts: ['05314', '05315', '05316', '05362', '05374', '05378', '05382'],
  },
  {
    name: 'Verwaltungsgericht Minden',
    street: 'Königswall 8',
    postcode: '32423',
    place: 'Minden',
    addressSource: 'street: vg-minden.nrw.de; number and postcode from memory',
    addressVerified: false,
    districts: ['05711', '05754', '05758', '05762', '05766', '05770', '05774'],
  },
  {
    name: 'Verwaltungsgericht Münster',
    street: 'Piusallee 38',
    postcode: '48147',
    place: 'Münster',
    addressSource: 'street: vg-muenster.nrw.de; postcode from memory',
    addressVerified: false,
    districts: ['05515', '05554', '05558', '05566', '05570'],
  },
];

/** The court competent for a Kreis or kreisfreie Stadt (official key, 5 digits or longer); throws RangeError for others. */
export function administrativeCourt(district: string): AdministrativeCourt {
  const found = ADMINISTRATIVE_COURTS.find((court) => court.districts.includes(district.slice(0, 5)));
  if (found === undefined) throw new RangeError(`no administrative court known for district ${district}`);
  return found;
}

/**
 * The court as a notice of remedy names it: § 58 (1) VwGO asks for the court and its seat. The street stands only where it was
 * read at the court itself, because a wrong one could spoil the notice.
 */
export function courtInNotice(district: string): string {
  const court = administrativeCourt(district);
  return court.addressVerified
    ? `${court.name}, ${court.street}, ${court.postcode} ${court.place}`
    : `${court.name} in ${court.place}`;
}

/**
 * The usual German notice of remedy (§ 58 VwGO) for decisions of an authority in a district (official key, 5 digits) on a day.
 * A letter brings the usual translation only where the authority's own wording is this one to the letter.
 * @throws RangeError for districts outside NRW
 */
export const usualRemedyNotice = (district: string, on: Temporal.PlainDate): string =>
  legalParameter('remedyNotice', on).value.replace('{court}', courtInNotice(district));
