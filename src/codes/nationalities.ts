// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A state or one of the three statistical states of nationality. */
export type State = {
  /** Destatis key, three digits: "475". */
  readonly key: string;
  /** ISO 3166-1 alpha-2 ("SY"); XK, XA, XB and XC are user-assigned for Kosovo, stateless, unclear and not stated. */
  readonly iso2: string;
  /** Short German name. */
  readonly name: string;
  /** German adjective of nationality, lower case where grammar allows ("syrisch", "der Republik Korea"). */
  readonly adjective: string;
};

const STATELESS_KEY = '997';
const UNCLEAR_NATIONALITY_KEY = '998';
const NATIONALITY_NOT_STATED_KEY = '999';

/**
 * key | ISO code | name | adjective of every state in force (Destatis "Staats- und Gebietssystematik" as the NRW school
 * statistics uses it). States that ended (Yugoslavia, Soviet Union, …) are not offered.
 */
const ROWS = `
000|DE|Deutschland|deutsch
121|AL|Albanien|albanisch
122|BA|Bosnien und Herzegowina|bosnisch-herzegowinisch
123|AD|Andorra|andorranisch
124|BE|Belgien|belgisch
125|BG|Bulgarien|bulgarisch
126|DK|Dänemark|dänisch
127|EE|Estland|estnisch
128|FI|Finnland|finnisch
129|FR|Frankreich|französisch
130|HR|Kroatien|kroatisch
131|SI|Slowenien|slowenisch
134|GR|Griechenland|griechisch
135|IE|Irland|irisch
136|IS|Island|isländisch
137|IT|Italien|italienisch
139|LV|Lettland|lettisch
140|ME|Montenegro|montenegrinisch
141|LI|Liechtenstein|liechtensteinisch
142|LT|Litauen|litauisch
143|LU|Luxemburg|luxemburgisch
144|MK|Nordmazedonien|mazedonisch
145|MT|Malta|maltesisch
146|MD|Moldau|moldauisch
147|MC|Monaco|monegassisch
148|NL|Niederlande|niederländisch
149|NO|Norwegen|norwegisch
150|XK|Kosovo|kosovarisch
151|AT|Österreich|österreichisch
152|PL|Polen|polnisch
153|PT|Portugal|portugiesisch
154|RO|Rumänien|rumänisch
155|SK|Slowakei|slowakisch
156|SM|San Marino|san-marinesisch
157|SE|Schweden|schwedisch
158|CH|Schweiz|schweizerisch
160|RU|Russische Föderation|russisch
161|ES|Spanien|spanisch
163|TR|Türkei|türkisch
164|CZ|Tschechien|tschechisch
165|HU|Ungarn|ungarisch
166|UA|Ukraine|ukrainisch
167|VA|Vatikanstadt|vatikanisch
168|GB|Vereinigtes Königreich|britisch
169|BY|Belarus|belarussisch
170|RS|Serbien|serbisch
181|CY|Zypern|zyprisch
185|BM|Britisches Überseegebiet|britisch (Überseegebiet)
221|DZ|Algerien|algerisch
223|AO|Angola|angolanisch
224|ER|Eritrea|eritreisch
225|ET|Äthiopien|äthiopisch
226|LS|Lesotho|lesothisch
227|BW|Botsuana|botsuanisch
229|BJ|Benin|beninisch
230|DJ|Dschibuti|dschibutisch
231|CI|Côte d’Ivoire|ivorisch
232|NG|Nigeria|nigerianisch
233|ZW|Simbabwe|simbabwisch
236|GA|Gabun|gabunisch
237|GM|Gambia|gambisch
238|GH|Ghana|ghanaisch
239|MR|Mauretanien|mauretanisch
242|CV|Cabo Verde|cabo-verdisch
243|KE|Kenia|kenianisch
244|KM|Komoren|komorisch
245|CG|Kongo, Republik|kongolesisch
246|CD|Kongo, Demokratische Republik|der Demokratischen Republik Kongo
247|LR|Liberia|liberianisch
248|LY|Libyen|libysch
249|MG|Madagaskar|madagassisch
251|ML|Mali|malisch
252|MA|Marokko|marokkanisch
253|MU|Mauritius|mauritisch
254|MZ|Mosambik|mosambikanisch
255|NE|Niger|nigrisch
256|MW|Malawi|malawisch
257|ZM|Sambia|sambisch
258|BF|Burkina Faso|burkinisch
259|GW|Guinea-Bissau|guinea-bissauisch
261|GN|Guinea|guineisch
262|CM|Kamerun|kamerunisch
263|ZA|Südafrika|südafrikanisch
265|RW|Ruanda|ruandisch
267|NA|Namibia|namibisch
268|ST|São Tomé und Príncipe|são-toméisch
269|SN|Senegal|senegalesisch
271|SC|Seychellen|seychellisch
272|SL|Sierra Leone|sierra-leonisch
273|SO|Somalia|somalisch
274|GQ|Äquatorialguinea|äquatorialguineisch
277|SD|Sudan|sudanesisch
278|SS|Südsudan|südsudanesisch
281|SZ|Eswatini|eswatinisch
282|TZ|Tansania|tansanisch
283|TG|Togo|togoisch
284|TD|Tschad|tschadisch
285|TN|Tunesien|tunesisch
286|UG|Uganda|ugandisch
287|EG|Ägypten|ägyptisch
289|CF|Zentralafrikanische Republik|zentralafrikanisch
291|BI|Burundi|burundisch
320|AG|Antigua und Barbuda|antiguanisch
322|BB|Barbados|barbadisch
323|AR|Argentinien|argentinisch
324|BS|Bahamas|bahamaisch
326|BO|Bolivien|bolivianisch
327|BR|Brasilien|brasilianisch
328|GY|Guyana|guyanisch
330|BZ|Belize|belizisch
332|CL|Chile|chilenisch
333|DM|Dominica|dominicanisch
334|CR|Costa Rica|costa-ricanisch
335|DO|Dominikanische Republik|dominikanisch
336|EC|Ecuador|ecuadorianisch
337|SV|El Salvador|salvadorianisch
340|GD|Grenada|grenadisch
345|GT|Guatemala|guatemaltekisch
346|HT|Haiti|haitianisch
347|HN|Honduras|honduranisch
348|CA|Kanada|kanadisch
349|CO|Kolumbien|kolumbianisch
351|CU|Kuba|kubanisch
353|MX|Mexiko|mexikanisch
354|NI|Nicaragua|nicaraguanisch
355|JM|Jamaika|jamaikanisch
357|PA|Panama|panamaisch
359|PY|Paraguay|paraguayisch
361|PE|Peru|peruanisch
364|SR|Suriname|surinamisch
365|UY|Uruguay|uruguayisch
366|LC|St. Lucia|lucianisch
367|VE|Venezuela|venezolanisch
368|US|Vereinigte Staaten|amerikanisch
369|VC|St. Vincent und die Grenadinen|vincentisch
370|KN|St. Kitts und Nevis|von St. Kitts und Nevis
371|TT|Trinidad und Tobago|von Trinidad und Tobago
411|HK|Hongkong|chinesisch (Hongkong)
412|MO|Macau|chinesisch (Macau)
421|YE|Jemen|jemenitisch
422|AM|Armenien|armenisch
423|AF|Afghanistan|afghanisch
424|BH|Bahrain|bahrainisch
425|AZ|Aserbaidschan|aserbaidschanisch
426|BT|Bhutan|bhutanisch
427|MM|Myanmar|myanmarisch
429|BN|Brunei Darussalam|bruneiisch
430|GE|Georgien|georgisch
431|LK|Sri Lanka|sri-lankisch
432|VN|Vietnam|vietnamesisch
434|KP|Korea, Demokratische Volksrepublik (Nordkorea)|der Demokratischen Volksrepublik Korea
436|IN|Indien|indisch
437|ID|Indonesien|indonesisch
438|IQ|Irak|irakisch
439|IR|Iran|iranisch
441|IL|Israel|israelisch
442|JP|Japan|japanisch
444|KZ|Kasachstan|kasachisch
445|JO|Jordanien|jordanisch
446|KH|Kambodscha|kambodschanisch
447|QA|Katar|katarisch
448|KW|Kuwait|kuwaitisch
449|LA|Laos|laotisch
450|KG|Kirgisistan|kirgisisch
451|LB|Libanon|libanesisch
454|MV|Malediven|maledivisch
456|OM|Oman|omanisch
457|MN|Mongolei|mongolisch
458|NP|Nepal|nepalesisch
459|PS|Palästinensische Gebiete|staatenlos (Palästinensische Gebiete)
460|BD|Bangladesch|bangladeschisch
461|PK|Pakistan|pakistanisch
462|PH|Philippinen|philippinisch
465|TW|Taiwan|taiwanisch
467|KR|Korea, Republik (Südkorea)|der Republik Korea
469|AE|Vereinigte Arabische Emirate|der Vereinigten Arabischen Emirate
470|TJ|Tadschikistan|tadschikisch
471|TM|Turkmenistan|turkmenisch
472|SA|Saudi-Arabien|saudi-arabisch
474|SG|Singapur|singapurisch
475|SY|Syrien|syrisch
476|TH|Thailand|thailändisch
477|UZ|Usbekistan|usbekisch
479|CN|China|chinesisch
482|MY|Malaysia|malaysisch
483|TL|Timor-Leste|von Timor-Leste
523|AU|Australien|australisch
524|SB|Salomonen|salomonisch
526|FJ|Fidschi|fidschianisch
527|CK|Cookinseln|neuseeländisch (Cookinseln)
530|KI|Kiribati|kiribatisch
531|NR|Nauru|nauruisch
532|VU|Vanuatu|vanuatuisch
533|NU|Niue|neuseeländisch (Niue)
536|NZ|Neuseeland|neuseeländisch
537|PW|Palau|palauisch
538|PG|Papua-Neuguinea|papua-neuguineisch
540|TV|Tuvalu|tuvaluisch
541|TO|Tonga|tongaisch
543|WS|Samoa|samoanisch
544|MH|Marshallinseln|marshallisch
545|FM|Mikronesien|mikronesisch
997|XA|staatenlos|staatenlos
998|XB|ungeklärt|ungeklärt
999|XC|ohne Angabe|ohne Angabe
`;

function readRow(row: string): State {
  const [key = '', iso2 = '', name = '', adjective = ''] = row.split('|');
  return { key, iso2, name, adjective };
}

/** All states by German name (DIN 5007 order); stateless, unclear and not stated stand last. */
export const STATES: readonly State[] = ROWS.trim()
  .split('\n')
  .map(readRow)
  .toSorted((a, b) => {
    const special = Number(isSpecial(a.key)) - Number(isSpecial(b.key));
    return special || (isSpecial(a.key) ? a.key.localeCompare(b.key) : new Intl.Collator('de').compare(a.name, b.name));
  });

function isSpecial(key: string): boolean {
  return key === STATELESS_KEY || key === UNCLEAR_NATIONALITY_KEY || key === NATIONALITY_NOT_STATED_KEY;
}

const byKey = new Map(STATES.map((state) => [state.key, state]));

/** The state with this Destatis key (three digits), or undefined. */
export function findState(key: string): State | undefined {
  return byKey.get(key);
}

/** True when the key may be stored as a nationality or a country of birth. */
export function isStateKey(key: string): boolean {
  return byKey.has(key);
}
