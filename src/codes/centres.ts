// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { DistrictGovernmentName } from './district-governments.ts';

/** The kind of municipality a centre belongs to; `Stadt` is the City of Aachen, which lies inside the StädteRegion. */
export type CentreKind = 'Kreis' | 'kreisfreie Stadt' | 'Städteregion' | 'Stadt';

/** The Schulamt (untere Schulaufsicht) that allocates places in a centre's area. */
export interface SchoolAuthority {
  /** Six digits; the Schulämter are numbered 600 followed by the last three digits of the AGS5. */
  readonly schoolNumber: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly place: string;
  readonly phone: string;
  readonly email: string;
}

/** One Kommunales Integrationszentrum. */
export interface Centre {
  /** Stable slug of a–z and hyphens. */
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly areaName: string;
  /** Unique, 1–3 capital letters, mostly the number plate's; leads the centre's case numbers. */
  readonly numberPrefix: string;
  /** First five digits of the AGS of the district. */
  readonly ags5: string;
  readonly kind: CentreKind;
  readonly districtGovernment: DistrictGovernmentName;
  readonly schoolAuthority: SchoolAuthority | null;
  /** AGS8 this centre serves alone; missing means the whole district. */
  readonly includes?: readonly string[];
  /** AGS8 of the district that another centre serves. */
  readonly excludes?: readonly string[];
}

/** Who arranges the school place, by age. */
export type CompetencePath = 'direct_registration' | 'school_authority' | 'centre_vocational' | 'district_government';

/** One row of a centre's competence table; both ages are inclusive, in completed years. */
export interface CompetenceRow {
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly path: CompetencePath;
  readonly note: string;
  readonly source: string;
  /** False where no published text of this centre was found: the centre has to confirm the row. */
  readonly confirmed: boolean;
}

const AACHEN_CITY = '05334002';

// key|area|prefix|AGS5|kind|Bezirksregierung|Schulamt für …|street|postcode|place|phone
// Areas and Regierungsbezirke: municipal key of NRW. Schulämter: form 0A of the register of schools (MSB NRW, dl-de/by-2-0; SVWS-NRW).
// The StädteRegion and the City of Aachen share the number plate AC; the city, with the plate's own name, keeps it.
const TABLE = `
duesseldorf|Stadt Düsseldorf|D|05111|kreisfreie Stadt|Düsseldorf|die Stadt Düsseldorf|Merowingerplatz 1|40225|Düsseldorf|0211 8996322
duisburg|Stadt Duisburg|DU|05112|kreisfreie Stadt|Düsseldorf|die Stadt Duisburg|Ruhrorter Str. 187|47119|Duisburg|0203 2832508
essen|Stadt Essen|E|05113|kreisfreie Stadt|Düsseldorf|die Stadt Essen|Hollestr. 3|45127|Essen|0201 8840950
krefeld|Stadt Krefeld|KR|05114|kreisfreie Stadt|Düsseldorf|die Stadt Krefeld|Petersstr. 118|47798|Krefeld|02151 862554
moenchengladbach|Stadt Mönchengladbach|MG|05116|kreisfreie Stadt|Düsseldorf|die Stadt Mönchengladbach|Voltastr. 2|41061|Mönchengladbach|02161 2553751
muelheim-an-der-ruhr|Stadt Mülheim an der Ruhr|MH|05117|kreisfreie Stadt|Düsseldorf|die Stadt Mülheim an der Ruhr|Am Rathaus 1|45468|Mülheim an der Ruhr|0208 4554580
oberhausen|Stadt Oberhausen|OB|05119|kreisfreie Stadt|Düsseldorf|die Stadt Oberhausen|Steinbrinkstr. 248|46145|Oberhausen|0208 8252079
remscheid|Stadt Remscheid|RS|05120|kreisfreie Stadt|Düsseldorf|die Stadt Remscheid|Schützenstr. 57|42853|Remscheid|02191 163243
solingen|Stadt Solingen|SG|05122|kreisfreie Stadt|Düsseldorf|die Stadt Solingen|Bonner Str. 100|42697|Solingen|0212 2906321
wuppertal|Stadt Wuppertal|W|05124|kreisfreie Stadt|Düsseldorf|die Stadt Wuppertal|Alexanderstr. 18|42103|Wuppertal|0202 5636950
kleve|Kreis Kleve|KLE|05154|Kreis|Düsseldorf|den Kreis Kleve|Nassauerallee 15-23|47533|Kleve|02821 850
mettmann|Kreis Mettmann|ME|05158|Kreis|Düsseldorf|den Kreis Mettmann|Düsseldorfer Str. 26|40822|Mettmann|02104 992017
rhein-kreis-neuss|Rhein-Kreis Neuss|NE|05162|Kreis|Düsseldorf|den Rhein-Kreis Neuss|Oberstr. 91|41460|Neuss|02131 9284001
viersen|Kreis Viersen|VIE|05166|Kreis|Düsseldorf|den Kreis Viersen|Rathausmarkt 3|41747|Viersen|02162 390
wesel|Kreis Wesel|WES|05170|Kreis|Düsseldorf|den Kreis Wesel|Reeser Landstr. 31|46483|Wesel|0281 2073216
bonn|Stadt Bonn|BN|05314|kreisfreie Stadt|Köln|die Stadt Bonn|Sankt Augustiner Str. 86|53225|Bonn|0228 774378
koeln|Stadt Köln|K|05315|kreisfreie Stadt|Köln|die Stadt Köln|Willy-Brandt-Platz 3|50679|Köln|0221 2210
leverkusen|Stadt Leverkusen|LEV|05316|kreisfreie Stadt|Köln|die Stadt Leverkusen|Goetheplatz 1-4|51379|Leverkusen|0214 4064092
staedteregion-aachen|StädteRegion Aachen|SRA|05334|Städteregion|Köln|die Städteregion Aachen|Zollernstr. 16|52070|Aachen|0241 51984100
dueren|Kreis Düren|DN|05358|Kreis|Köln|den Kreis Düren|Bismarckstraße 16|52351|Düren|02421 220
rhein-erft-kreis|Rhein-Erft-Kreis|BM|05362|Kreis|Köln|den Rhein-Erft-Kreis|Willy-Brandt-Platz 1|50126|Bergheim|02271 830
euskirchen|Kreis Euskirchen|EU|05366|Kreis|Köln|den Kreis Euskirchen|Jülicher Ring 32|53879|Euskirchen|02251 15292
heinsberg|Kreis Heinsberg|HS|05370|Kreis|Köln|den Kreis Heinsberg|Valkenburger Straße 45|52525|Heinsberg|02452 134022
oberbergischer-kreis|Oberbergischer Kreis|GM|05374|Kreis|Köln|den Oberbergischen Kreis|Am Wiedenhof 15|51643|Gummersbach|02261 880
rheinisch-bergischer-kreis|Rheinisch-Bergischer Kreis|GL|05378|Kreis|Köln|den Rheinisch-Bergischen Kreis|Am Rübezahlwald 7|51469|Bergisch Gladbach|02202 132849
rhein-sieg-kreis|Rhein-Sieg-Kreis|SU|05382|Kreis|Köln|den Rhein-Sieg-Kreis|Kaiser-Wilhelm-Platz 1|53721|Siegburg|02241 133295
bottrop|Stadt Bottrop|BOT|05512|kreisfreie Stadt|Münster|die Stadt Bottrop|Osterfelder Str. 27|46236|Bottrop|02041 70219
gelsenkirchen|Stadt Gelsenkirchen|GE|05513|kreisfreie Stadt|Münster|die Stadt Gelsenkirchen|Ebertstraße 11|45879|Gelsenkirchen|0209 1692164
muenster|Stadt Münster|MS|05515|kreisfreie Stadt|Münster|die Stadt Münster|Höfflingerweg 1|48153|Münster|0251 4924009
borken|Kreis Borken|BOR|05554|Kreis|Münster|den Kreis Borken|Burloer Str. 93|46325|Borken|02861 820
coesfeld|Kreis Coesfeld|COE|05558|Kreis|Münster|den Kreis Coesfeld|Schützenwall 18|48653|Coesfeld|02541 184201
recklinghausen|Kreis Recklinghausen|RE|05562|Kreis|Münster|den Kreis Recklinghausen|Kurt-Schumacher-Allee 1|45657|Recklinghausen|02361 531
steinfurt|Kreis Steinfurt|ST|05566|Kreis|Münster|den Kreis Steinfurt|Tecklenburger Str. 10|48565|Steinfurt|02551 690
warendorf|Kreis Warendorf|WAF|05570|Kreis|Münster|den Kreis Warendorf|Waldenburger Straße 2|48231|Warendorf|02581 534020
bielefeld|Stadt Bielefeld|BI|05711|kreisfreie Stadt|Detmold|die Stadt Bielefeld|Niederwall 23|33602|Bielefeld|0521 510
guetersloh|Kreis Gütersloh|GT|05754|Kreis|Detmold|den Kreis Gütersloh|Herzebrocker Str. 140|33334|Gütersloh|05241 851419
herford|Kreis Herford|HF|05758|Kreis|Detmold|den Kreis Herford|Amtshausstr. 3|32051|Herford|05221 131469
hoexter|Kreis Höxter|HX|05762|Kreis|Detmold|den Kreis Höxter|Moltkestr. 12|37671|Höxter|05271 9653205
lippe|Kreis Lippe|LIP|05766|Kreis|Detmold|den Kreis Lippe|Felix-Fechenbach-Str. 5|32756|Detmold|05231 620
minden-luebbecke|Kreis Minden-Lübbecke|MI|05770|Kreis|Detmold|den Kreis Minden-Lübbecke|Portastr. 13|32423|Minden|0571 80721220
paderborn|Kreis Paderborn|PB|05774|Kreis|Detmold|den Kreis Paderborn|Aldegreverstr. 10 - 14|33102|Paderborn|05251 3084020
bochum|Stadt Bochum|BO|05911|kreisfreie Stadt|Arnsberg|die Stadt Bochum|Junggesellenstr. 8|44787|Bochum|0234 9103865
dortmund|Stadt Dortmund|DO|05913|kreisfreie Stadt|Arnsberg|die Stadt Dortmund|Königswall 25-27|44137|Dortmund|0231 500
hagen|Stadt Hagen|HA|05914|kreisfreie Stadt|Arnsberg|die Stadt Hagen|Rathausstraße 11|58095|Hagen|02331 2072792
hamm|Stadt Hamm|HAM|05915|kreisfreie Stadt|Arnsberg|die Stadt Hamm|Stadthausstr. 3|59065|Hamm|02381 175022
herne|Stadt Herne|HER|05916|kreisfreie Stadt|Arnsberg|die Stadt Herne|Eickeler Markt 1|44651|Herne|02323 163216
ennepe-ruhr-kreis|Ennepe-Ruhr-Kreis|EN|05954|Kreis|Arnsberg|den Ennepe-Ruhr-Kreis|Hauptstraße 92|58332|Schwelm|02336 930
hochsauerlandkreis|Hochsauerlandkreis|HSK|05958|Kreis|Arnsberg|den Hochsauerlandkreis|Eichholzstr. 9|59821|Arnsberg|02931 944110
maerkischer-kreis|Märkischer Kreis|MK|05962|Kreis|Arnsberg|den Märkischen Kreis|Heedfelder Straße 45|58509|Lüdenscheid|02351 96660
olpe|Kreis Olpe|OE|05966|Kreis|Arnsberg|den Kreis Olpe|Westfälische Straße 75|57462|Olpe|02761 810
siegen-wittgenstein|Kreis Siegen-Wittgenstein|SI|05970|Kreis|Arnsberg|den Kreis Siegen-Wittgenstein|Koblenzer Straße 73|57072|Siegen|0271 3331447
soest|Kreis Soest|SO|05974|Kreis|Arnsberg|den Kreis Soest|Hoher Weg 1-3|59494|Soest|02921 302459
unna|Kreis Unna|UN|05978|Kreis|Arnsberg|den Kreis Unna|Parkstr. 40b|59425|Unna|02303 270
`;

function parseLine(line: string): Centre {
  const [key, areaName, numberPrefix, ags5, kind, district, authority, street, postcode, place, phone] =
    line.split('|');
  const schoolNumber = `600${ags5!.slice(2)}`;
  return {
    key: key!,
    name: `Kommunales Integrationszentrum ${areaName}`,
    shortName: `KI ${areaName}`,
    areaName: areaName!,
    numberPrefix: numberPrefix!,
    ags5: ags5!,
    kind: kind as CentreKind,
    districtGovernment: district as DistrictGovernmentName,
    schoolAuthority: {
      schoolNumber,
      name: `Schulamt für ${authority}`,
      street: street!,
      postcode: postcode!,
      place: place!,
      phone: phone!,
      email: `${schoolNumber}@schule.nrw.de`,
    },
    ...(key === 'staedteregion-aachen' ? { excludes: [AACHEN_CITY] } : {}),
  };
}

function buildCentres(): Centre[] {
  const districts = TABLE.trim().split('\n').map(parseLine);
  const region = districts.findIndex((centre) => centre.key === 'staedteregion-aachen');
  const { excludes: _, ...shared } = districts[region]!;
  // The city runs its own centre (aachen.de, KI) but the Schulamt of the StädteRegion stays competent for its schools.
  const aachen: Centre = {
    ...shared,
    key: 'aachen',
    name: 'Kommunales Integrationszentrum Stadt Aachen',
    shortName: 'KI Stadt Aachen',
    areaName: 'Stadt Aachen',
    numberPrefix: 'AC',
    kind: 'Stadt',
    includes: [AACHEN_CITY],
  };
  return [...districts.slice(0, region), aachen, ...districts.slice(region)];
}

/** The 54 Kommunale Integrationszentren: 53 districts and cities and the City of Aachen, in the order of their AGS. */
export const CENTRES: readonly Centre[] = buildCentres();

const BY_KEY = new Map(CENTRES.map((centre) => [centre.key, centre]));
const BY_DISTRICT = new Map(CENTRES.filter((centre) => !centre.includes).map((centre) => [centre.ags5, centre.key]));
const BY_MUNICIPALITY = new Map(
  CENTRES.flatMap((centre) => (centre.includes ?? []).map((ags8): [string, string] => [ags8, centre.key])),
);

/** The centre with this key, or undefined. */
export function findCentre(key: string): Centre | undefined {
  return BY_KEY.get(key);
}

/**
 * Key of the centre that serves a municipality.
 * @param ags8 eight-digit municipal key, e.g. 05358008
 * @returns undefined when the key is not eight digits or lies outside NRW
 */
export function centreForMunicipality(ags8: string): string | undefined {
  if (!/^05\d{6}$/.test(ags8)) return undefined;
  return BY_MUNICIPALITY.get(ags8) ?? BY_DISTRICT.get(ags8.slice(0, 5));
}

const UNSURE = 'Annahme nach der Aufgabenteilung der Schulaufsicht (§ 88 SchulG NRW); bitte im Zentrum bestätigen';

const GENERAL: readonly CompetenceRow[] = [
  {
    ageFrom: 6,
    ageTo: 15,
    path: 'school_authority',
    note: 'Grundschule und Sekundarstufe I',
    source: UNSURE,
    confirmed: false,
  },
  { ageFrom: 16, ageTo: 18, path: 'district_government', note: 'Berufskolleg', source: UNSURE, confirmed: false },
];

const DUEREN = 'kreis-dueren.de, Seiteneinsteigerberatung';
const DUESSELDORF = 'fluechtlinge-willkommen-in-duesseldorf.de, Schulplatz in 4 Schritten';
const SOEST = 'kreis-soest.de, Schulische Erstberatung';

const DOCUMENTED: Readonly<Record<string, readonly CompetenceRow[]>> = {
  dueren: [
    {
      ageFrom: 6,
      ageTo: 9,
      path: 'direct_registration',
      note: 'Die Eltern melden ihr Kind selbst an einer nahen Grundschule an.',
      source: DUEREN,
      confirmed: true,
    },
    {
      ageFrom: 10,
      ageTo: 15,
      path: 'school_authority',
      note: 'Beratung im Zentrum, das Schulamt weist einen Platz der Sekundarstufe I zu.',
      source: DUEREN,
      confirmed: true,
    },
    {
      ageFrom: 16,
      ageTo: 18,
      path: 'centre_vocational',
      note: 'Das Zentrum vermittelt an ein Berufskolleg.',
      source: DUEREN,
      confirmed: true,
    },
  ],
  duesseldorf: [
    {
      ageFrom: 6,
      ageTo: 15,
      path: 'school_authority',
      note: 'Das Schulamt weist Grundschule und Sekundarstufe I zu.',
      source: DUESSELDORF,
      confirmed: true,
    },
    {
      ageFrom: 16,
      ageTo: 18,
      path: 'district_government',
      note: 'Die Bezirksregierung weist Plätze der Sekundarstufe II zu.',
      source: DUESSELDORF,
      confirmed: true,
    },
  ],
  soest: [
    {
      ageFrom: 6,
      ageTo: 9,
      path: 'direct_registration',
      note: 'Kinder im Grundschulalter gehen zur nächstgelegenen Grundschule.',
      source: SOEST,
      confirmed: true,
    },
    {
      ageFrom: 10,
      ageTo: 15,
      path: 'school_authority',
      note: 'Klassen 5 bis 10: Beratung im Zentrum, die Kommune nennt den Eltern die Schule.',
      source: SOEST,
      confirmed: false,
    },
    { ageFrom: 16, ageTo: 18, path: 'district_government', note: 'Berufskolleg', source: UNSURE, confirmed: false },
  ],
};

/**
 * The competence table a new centre starts with, ages 6 to 18 without gap or overlap. Local practice differs, so this is
 * only the first filling of a setting the centre owns; rows with `confirmed: false` are assumptions.
 * @throws RangeError when no centre has this key
 */
export function defaultCompetence(key: string): readonly CompetenceRow[] {
  if (!BY_KEY.has(key)) throw new RangeError(`no centre with key ${key}`);
  return DOCUMENTED[key] ?? GENERAL;
}
