// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Where invented families come from: names, languages (ISO 639-3), nationality (Destatis key), country (ISO 3166-1 or key). */
export interface Origin {
  readonly weight: number;
  readonly nationality: string;
  readonly languages: readonly string[];
  readonly places: readonly string[];
  readonly family: readonly string[];
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly scripts: 'latin' | 'other';
}

const words = (text: string): string[] => text.trim().split(/\s*,\s*/);

/** Common names in freely mixed pairs, written as in papers, with letters of DIN 91379. Nobody in particular is meant. */
export const origins: Readonly<Record<string, Origin>> = {
  ukraine: {
    weight: 30,
    nationality: '166',
    languages: ['ukr', 'rus'],
    places: words('Charkiw, Odesa, Dnipro, Mykolajiw, Cherson'),
    family: words(
      'Kovalenko, Shevchuk, Bondarenko, Tkachenko, Kravčuk, Oliĭnyk, Savchenko, Lysenko, Moroz, Hnatiuk, ' +
        'Melnyk, Polishchuk, Rudenko, Marchenko, Zinchenko, Pavliuk, Didenko, Yurchenko, Panasenko, Vovk',
    ),
    girls: words(
      'Sofiia, Anastasiia, Daryna, Zlata, Yelyzaveta, Solomiia, Polina, Viktoriia, Kateryna, Mariia, Veronika, Oleksandra, Yuliia, Nadiia',
    ),
    boys: words(
      'Artem, Maksym, Danylo, Bohdan, Tymofiĭ, Nazar, Yaroslav, Illia, Oleksandr, Dmytro, Kyrylo, Andriĭ, Mykhaĭlo, Ostap',
    ),
    scripts: 'other',
  },
  syria: {
    weight: 24,
    nationality: '475',
    languages: ['apc', 'arb', 'kmr'],
    places: words('Aleppo, Homs, Idlib, Darʿā, Qamischli'),
    family: words(
      'Al-Ḥamdānī, Ḥaddād, Al-Khaṭīb, Darwīsh, Ibrāhīm, Al-Aḥmad, Šaʿbān, Qāsim, An-Najjār, Maḥmūd, ' +
        'Al-Ḥusain, Sulaimān, Al-ʿAlī, Bakrī, Ḥammūd, Šāmī, Al-Jāsim, Kurdī, Ṣabbāġ, ʿĪsā',
    ),
    girls: words('Nūr, Layān, Hala, Āya, Rīm, Shahd, Yasmīn, Sīdrā, Maryam, Rahaf, Līn, Jūdī, Salmā, Ġazal'),
    boys: words('ʿUmar, Yūsuf, Karīm, Zaid, Ḥamza, Khālid, Tāriq, Aḥmad, Ibrāhīm, Bilāl, Anas, Muḥammad, Walīd, Ādam'),
    scripts: 'other',
  },
  afghanistan: {
    weight: 12,
    nationality: '423',
    languages: ['prs', 'pus'],
    places: words('Kabul, Herat, Masar-e Scharif, Kundus'),
    family: words('Aḥmadī, Ḥaidarī, Raḥīmī, Nūrzai, Karīmī, Stānekzai, Yūsufī, Ḥakīmī, Ṣāfī, Amīrī, Nabīzāda, Popal'),
    girls: words('Zahrā, Fāṭima, Parwāna, Maryam, Šabnam, Nīlūfar, Sahar, Muzhda, Ḥosnā, Laila'),
    boys: words('Mīrwais, Farhād, Ṣamīm, Rāmīn, Navīd, Idrīs, Bihzād, Ḥāmid, Mustafā, ʿUṯmān'),
    scripts: 'other',
  },
  turkey: {
    weight: 10,
    nationality: '163',
    languages: ['tur', 'kmr'],
    places: words('Gaziantep, Diyarbakır, İzmir, Şanlıurfa'),
    family: words('Yıldız, Öztürk, Çelik, Şahin, Aydoğan, Kılıç, Gündoğdu, Işık, Korkmaz, Aslan, Özdemir, Bulut'),
    girls: words('Zeynep, Elif, Ayşe Nur, Defne, Işıl, Özge, Azra, Hiranur, Melek, Büşra'),
    boys: words('Emir, Yiğit, Çınar, Ömer, İbrahim, Kağan, Alperen, Mert, Yusuf, Umut'),
    scripts: 'latin',
  },
  romania: {
    weight: 10,
    nationality: '154',
    languages: ['ron', 'rmy'],
    places: words('Iași, Craiova, Timișoara, Bacău'),
    family: words(
      'Popescu, Ștefănescu, Țurcanu, Dumitrașcu, Moldoveanu, Lăcătuș, Ciobanu, Văcărescu, Munteanu, Nistor, Rădulescu, Dobre',
    ),
    girls: words('Ioana, Andreea, Ștefania, Bianca, Mădălina, Denisa, Larisa, Ilinca, Teodora, Sânziana'),
    boys: words('Andrei, Ștefan, Ionuț, Rareș, Cătălin, Luca, Mihai, Vlăduț, Gabriel, Răzvan'),
    scripts: 'latin',
  },
  vietnam: {
    weight: 5,
    nationality: '432',
    languages: ['vie'],
    places: words('Hà Nội, Nghệ An, Hải Phòng, Đà Nẵng'),
    family: words('Nguyễn, Trần, Lê, Phạm, Đặng, Bùi, Hoàng, Vũ, Đỗ, Phan, Dương'),
    girls: words('Thị Mai, Ngọc Ánh, Thùy Linh, Bảo Châu, Khánh Vy'),
    boys: words('Văn Đức, Minh Quân, Gia Bảo, Hữu Phước, Tuấn Kiệt'),
    scripts: 'latin',
  },
  bulgaria: {
    weight: 5,
    nationality: '125',
    languages: ['bul', 'tur'],
    places: words('Plowdiw, Warna, Sliwen'),
    family: words('Dimitrova, Ivanov, Georgiev, Todorova, Angelov, Petkov, Stoyanova, Yordanov, Kirilova'),
    girls: words('Gabriela, Rumyana, Desislava, Nikol, Teodora, Simona, Vyara'),
    boys: words('Aleksandăr, Kaloyan, Boris, Martin, Stoyan, Viktor, Plamen'),
    scripts: 'other',
  },
  eritrea: {
    weight: 4,
    nationality: '224',
    languages: ['tir'],
    places: words('Asmara, Keren, Massaua'),
    family: words('Tesfay, Gebremedhin, Haile, Weldemariam, Abraha, Kidane, Mehari, Tekle, Ghebreab'),
    girls: words('Selam, Rahwa, Feven, Luwam, Saba, Winta, Helen'),
    boys: words('Filmon, Yonas, Natnael, Abel, Robel, Samuel, Henok'),
    scripts: 'other',
  },
};

/** Streets that exist as little as the people in them. */
export const streets = words(
  'Beispielweg, Musterstraße, Am Mustergarten, Beispielallee, Musterring, Zur Beispielmühle, Mustergasse, An der Musterwiese',
);

/** Families and given names of the people who work with the demo. */
export const staffNames = {
  given: words(
    'Annika, Burak, Christel, Darius, Esra, Frank, Gülay, Heike, Ivo, Jana, Karim, Lena, Matthias, Nadja, Olga, Paul',
  ),
  family: words('Musterfrau, Beispiel, Probst-Muster, Demirel-Beispiel, Mustermann, Vorlage, Testorf, Beispielová'),
} as const;
