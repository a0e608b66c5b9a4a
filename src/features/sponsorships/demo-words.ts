// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Invented pupils: names that go with a language, and in which of the catalogues their parents read. Nobody in particular is meant. */
export const homes = [
  {
    ...{ language: 'ukr', parents: 'uk', weight: 30 },
    names: ['Sofiia', 'Artem', 'Daryna', 'Maksym', 'Zlata', 'Nazar', 'Polina', 'Illia', 'Yuliia', 'Ostap'],
    families: ['Musterenko', 'Beispielko', 'Probchuk', 'Demoliuk'],
  },
  {
    ...{ language: 'apc', parents: 'ar', weight: 28 },
    names: ['Layān', 'Karīm', 'Nūr', 'Zaid', 'Hala', 'Tāriq', 'Rīm', 'Anas', 'Salmā', 'Bilāl'],
    families: ['Al-Muster', 'Al-Beispiel', 'Probī', 'Demār'],
  },
  {
    ...{ language: 'tur', parents: 'tr', weight: 12 },
    names: ['Zeynep', 'Emre', 'Defne', 'Kerem', 'Elif', 'Deniz'],
    families: ['Örnekoğlu', 'Muşter', 'Demoğlu'],
  },
  {
    ...{ language: 'kmr', parents: 'de', weight: 8 },
    names: ['Berfîn', 'Azad', 'Rojîn', 'Baran'],
    families: ['Mîsal', 'Nimûne'],
  },
  {
    ...{ language: 'ron', parents: 'de', weight: 8 },
    names: ['Ioana', 'Andrei', 'Maria', 'Luca'],
    families: ['Exemplu', 'Probescu'],
  },
  {
    ...{ language: 'prs', parents: 'en', weight: 8 },
    names: ['Zahrā', 'Navīd', 'Parwāna', 'Rāmīn'],
    families: ['Namūna', 'Misālī'],
  },
  {
    ...{ language: 'som', parents: 'en', weight: 6 },
    names: ['Hodan', 'Abdi', 'Ayaan', 'Liban'],
    families: ['Tusaale', 'Muunad'],
  },
] as const;

export const interests = [
  ...['Tiere, malt gern', 'Fußball', 'Dinosaurier und Züge', 'Musik, singt gern', 'Basteln', 'Pferde', 'Autos, Lego'],
  ...['Kochen und Backen', 'Tanzen', 'Weltraum', 'Katzen', 'Schwimmen', 'Bücher mit Bildern'],
];
/** What to mind, in the words of the parents; most say nothing. */
export const mindings = ['', '', '', '', 'isst kein Schweinefleisch', 'ist am Anfang sehr still', 'isst keine Nüsse'];

export const topics = [
  ...['Pausenbrot', 'Wimmelbuch Bauernhof', 'Familie und Zuhause', 'Wetter', 'Mein Schulweg', 'Würfelspiel Farben'],
  ...['Kleidung', 'Einkaufen spielen', 'Tiere im Zoo', 'Körper und Sport', 'Memory Obst', 'Feste feiern', 'Uhr lesen'],
  ...['Bilderbuch „Der Grüffelo“', 'Fragen stellen', 'Wörterkiste', 'Zahlen bis 100', 'Karte schreiben', ''],
];
export const nextIdeas = ['', '', 'nächstes Mal das Spiel mitbringen', 'weiter im Bilderbuch', 'Wörter wiederholen'];

/** Parts of the preparation, with whether they are needed before the first lesson. */
export const modules = [
  ['Meine Rolle als Patin oder Pate', true],
  ['Kinder schützen', true],
  ['Deutsch lernen im Gespräch', true],
  ['Vorlesen und Erzählen mit Bildern', false],
] as const;
