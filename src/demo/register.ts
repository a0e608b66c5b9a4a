// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findSchoolForm } from '../codes/school-forms.ts';

/** Municipality with its middle in EPSG:25832 (rounded to 100 m), an AGS and a postcode: facts. */
const municipalities = `
05358004|Aldenhoven|52457|309000|5641600|3
05358008|Düren|52349|322600|5631100|15
05358012|Heimbach|52396|321600|5612500|1
05358016|Hürtgenwald|52393|314700|5621400|2
05358020|Inden|52459|314200|5636000|2
05358024|Jülich|52428|314300|5644500|7
05358028|Kreuzau|52372|322900|5624700|3
05358032|Langerwehe|52379|313800|5632700|2
05358036|Linnich|52441|308400|5651100|3
05358040|Merzenich|52399|325800|5633400|2
05358044|Nideggen|52385|322200|5618400|2
05358048|Niederzier|52382|321800|5639900|3
05358052|Nörvenich|52388|334100|5630900|2
05358056|Titz|52445|319300|5653700|2
05358060|Vettweiß|52391|330500|5623600|2
05334002|Aachen|52062|294400|5629000|14
`
  .trim()
  .split('\n')
  .map((line) => {
    const [ags = '', name = '', postcode = '', x, y, schools] = line.split('|');
    return { ags, name, postcode, x: Number(x), y: Number(y), schools: Number(schools) };
  });

/** Forms in the order in which a place gets its schools: the first is a Grundschule everywhere. */
const forms = ['02', '15', '02', '20', '10', '30', '02', '14', '04', '02', '02', '30', '15', '02', '20'];
const inventedNames = [
  ...[
    'Am Beispielbach',
    'Mustergarten',
    'An der Probebrücke',
    'Zum Demohof',
    'Am Musterwald',
    'Beispielfeld',
    'Vorlagenweg',
  ],
  ...[
    'Am Musterturm',
    'Beispielinsel',
    'Probeplatz',
    'Musterheide',
    'An der Demomühle',
    'Beispielhöhe',
    'Mustertal',
    'Demopark',
  ],
];

const header =
  'Schulnummer;Schulform;Schulbezeichnung_1;Schulbezeichnung_2;Schulbezeichnung_3;Kurzbezeichnung;PLZ;Ort;Strasse;' +
  'Telefonvorwahl;Telefon;Faxvorwahl;Fax;E-Mail;Homepage;Rechtsform;Traegernummer;Gemeindeschluessel;' +
  'Schulbetriebsschluessel;Schulbetriebsdatum;UTMRechtswert;UTMHochwert;EPSG;Bezirksregierung';

function schoolLine(place: (typeof municipalities)[number], index: number, number: number): string {
  const form = forms[index] ?? '02';
  const kind = findSchoolForm(form)?.name ?? '';
  const name = inventedNames[index] ?? 'Beispiel';
  const denomination = index === 6 ? 'Kath. ' : '';
  // Around the middle of the town, some hundred metres apart.
  const angle = index * 2.4;
  const distance = index === 0 ? 150 : 350 + index * 170;
  const x = Math.round(place.x + Math.cos(angle) * distance);
  const y = Math.round(place.y + Math.sin(angle) * distance);
  return [
    ...[number, form, `${denomination}${kind} ${name}`, '(erfunden)', '', `${place.name}, ${kind} ${name}`],
    ...[place.postcode, place.name, `Beispielweg ${index + 1}`, '0000', String(number), '', ''],
    ...[`${number}@schule.example`, '', '1', '199999', place.ags, '1', '01.08.2010', x, y, 'EPSG:25832', 'Köln'],
  ].join(';');
}

/**
 * A small register of invented schools in the official format, for a demo without the real one: Kreis Düren and the City of
 * Aachen. Numbers 190001 and up, which no real school has.
 */
export function inventedRegister(): Uint8Array {
  const lines: string[] = [];
  for (const place of municipalities) {
    for (let index = 0; index < place.schools; index += 1) lines.push(schoolLine(place, index, 190_001 + lines.length));
  }
  return new TextEncoder().encode(`sep=;\n${header}\n${lines.join('\n')}\n`);
}
