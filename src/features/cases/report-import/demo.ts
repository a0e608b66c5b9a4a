// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { formatPartialDate } from '../../../codes/partial-date.ts';
import type { DemoStage } from '../../../web/feature.ts';
import { birthOf } from '../../families/rules.ts';
import { caseServices } from '../services.ts';
import { reportListRow } from './rows.ts';

const headings =
  'Familie Nr.;Familienname;Vornamen;Geburtsdatum;Geschlecht;Erste Sprache;Staatsangehörigkeit;Einzugsdatum;Straße;Hausnummer;PLZ;Ort;Telefon';

/** Each reporting office has handed in a list this morning and not sent it: two siblings, a row with faults, a child it has reported before. */
export function tellReportLists({ centreId, now, random, rows, served }: DemoStage): void {
  // Primary schools have admitted some children themselves.
  for (const { reported_ags: ags, opened_on: occurredOn } of rows.of('placement_case').slice(0, 12))
    served({ service: caseServices.direct_admission, occurredOn, ags, createdAt: now });
  const children = new Map(rows.of('child').map((row) => [row.id, row]));
  const addresses = new Map(rows.of('family_address').map((row) => [row.id, row]));
  const at = now.subtract({ hours: 1 });
  const seen = new Set<string>();
  const events = new Map(rows.of('case_event').map((row) => [`${row.case_id} ${row.type}`, row]));
  for (const one of rows.of('placement_case')) {
    const { actor: keptBy, actor_role: role } = events.get(`${one.id} reported`) ?? {};
    const child = children.get(one.child_id);
    const home = addresses.get(child?.family_id ?? '');
    if (keptBy === undefined || role !== 'reporting_office' || !child || !home || home.protected) continue;
    if (seen.has(one.reported_ags)) continue;
    seen.add(one.reported_ags);
    const birth = birthOf(child);
    const place = `${home.postcode};${home.place}`;
    const lines = [
      headings,
      `1;Al-Beispiel;Rima;12.04.2015;w;Arabisch;Syrien;02.11.2026;Musterallee;4;${place};`,
      `1;Al-Beispiel;Yusuf;30.08.2011;m;Arabisch;Syrien;02.11.2026;Musterallee;4;${place};`,
      `;Erfundenko;Oksana;2013;w;Ukrainisch;Ukraine;;Musterallee;9;${place};`,
      `;Ohnedatum;Ilir;;mw;Albanisch;Kosovo;31.02.2026;Musterallee;11;${place};`,
      `;${child.family_name};${child.given_names};${birth ? formatPartialDate(birth).replace(/ \(.*/, '') : 'unbekannt'};ohne;Arabisch;;;Musterallee;12;${place};`,
    ];
    const bytes = new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
    rows.add('report_list', reportListRow({ centreId, id: random.id(at), keptBy, keptAt: at, bytes }));
  }
}
