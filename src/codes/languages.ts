// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { iso6393, iso6393To1 } from 'iso-639-3';

export type TextDirection = 'ltr' | 'rtl';

/** A family language as staff choose it. */
export type Language = {
  /** ISO 639-3, three letters. */
  readonly code: string;
  /** German name. */
  readonly name: string;
  /** The language's own name, in the script its readers in Germany use. */
  readonly native: string;
  /** Direction of that script. */
  readonly dir: TextDirection;
  /** Two-letter key "Verkehrssprache" of the NRW school statistics; "xy" means another language. */
  readonly statistic: string;
};

/** Key of the school statistics for a language it does not list. */
const OTHER_LANGUAGE_KEY = 'xy';
/** Key of the school statistics for an unknown language (ISO 639-3 "und"). */
const UNKNOWN_LANGUAGE_KEY = 'xx';

/** code | German name | own name | direction | statistic key. Facts; ordered by German name when read. */
const ROWS = `
aka|Akan|Akan|ltr|ak
sqi|Albanisch|Shqip|ltr|sq
aln|Albanisch (Gegisch)|Gegnisht|ltr|sq
amh|Amharisch|አማርኛ|ltr|am
acm|Arabisch (Irak)|العربية العراقية|rtl|ar
apc|Arabisch (Levante)|العربية الشامية|rtl|ar
arb|Arabisch (Hocharabisch)|العربية الفصحى|rtl|ar
ary|Arabisch (Marokko)|الدارجة المغربية|rtl|ar
arz|Arabisch (Ägypten)|العربية المصرية|rtl|ar
arq|Arabisch (Algerien)|الدارجة الجزائرية|rtl|ar
aeb|Arabisch (Tunesien)|تونسي|rtl|ar
ayl|Arabisch (Libyen)|العربية الليبية|rtl|ar
apd|Arabisch (Sudan)|العربية السودانية|rtl|ar
ara|Arabisch (ohne nähere Angabe)|العربية|rtl|ar
aii|Assyrisch-Neuaramäisch|ܣܘܪܝܬ|rtl|xy
cld|Chaldäisch-Neuaramäisch|ܟܠܕܝܐ|rtl|xy
tru|Turoyo (Aramäisch)|ܛܘܪܝܐ|rtl|xy
hye|Armenisch|Հայերեն|ltr|hy
aze|Aserbaidschanisch|Azərbaycanca|ltr|az
bam|Bambara|Bamanankan|ltr|bm
eus|Baskisch|Euskara|ltr|eu
bal|Belutschisch|بلۏچی|rtl|xy
bel|Belarussisch|Беларуская|ltr|be
ben|Bengalisch|বাংলা|ltr|bn
byn|Bilen|ብሊና|ltr|xy
mya|Birmanisch|မြန်မာဘာသာ|ltr|my
bos|Bosnisch|Bosanski|ltr|bs
bul|Bulgarisch|Български|ltr|bg
zho|Chinesisch (ohne nähere Angabe)|中文|ltr|zh
cmn|Chinesisch (Mandarin)|普通话|ltr|zh
yue|Chinesisch (Kantonesisch)|廣東話|ltr|zh
nan|Chinesisch (Min Nan)|閩南語|ltr|zh
prs|Dari|دری|rtl|fa
deu|Deutsch|Deutsch|ltr|de
dan|Dänisch|Dansk|ltr|da
dyu|Dioula|Julakan|ltr|xy
eng|Englisch|English|ltr|en
est|Estnisch|Eesti|ltr|et
ewe|Ewe|Eʋegbe|ltr|ee
fin|Finnisch|Suomi|ltr|fi
fra|Französisch|Français|ltr|fr
ful|Fulfulde|Fulfulde|ltr|ff
kat|Georgisch|ქართული|ltr|ka
ell|Griechisch|Ελληνικά|ltr|el
guj|Gujarati|ગુજરાતી|ltr|gu
hat|Haitianisch|Kreyòl ayisyen|ltr|ht
hau|Hausa|Hausa|ltr|ha
haz|Hazaragi|هزارگی|rtl|xy
heb|Hebräisch|עברית|rtl|he
hin|Hindi|हिन्दी|ltr|hi
ibo|Igbo|Igbo|ltr|ig
ind|Indonesisch|Bahasa Indonesia|ltr|id
ita|Italienisch|Italiano|ltr|it
jpn|Japanisch|日本語|ltr|ja
yid|Jiddisch|ייִדיש|rtl|yi
kab|Kabylisch|Taqbaylit|ltr|xy
kaz|Kasachisch|Қазақша|ltr|kk
cat|Katalanisch|Català|ltr|ca
khm|Khmer|ខ្មែរ|ltr|km
kik|Kikuyu|Gĩkũyũ|ltr|ki
kin|Kinyarwanda|Ikinyarwanda|ltr|rw
kir|Kirgisisch|Кыргызча|ltr|ky
run|Kirundi|Ikirundi|ltr|rn
kon|Kongo|Kikongo|ltr|kg
kor|Koreanisch|한국어|ltr|ko
hrv|Kroatisch|Hrvatski|ltr|hr
kmr|Kurdisch (Kurmandschi)|Kurmancî|ltr|ku
ckb|Kurdisch (Sorani)|کوردیی ناوەندی|rtl|ku
sdh|Kurdisch (Südkurdisch)|کوردی باشووری|rtl|ku
kur|Kurdisch (ohne nähere Angabe)|Kurdî|ltr|ku
lao|Laotisch|ລາວ|ltr|lo
lav|Lettisch|Latviešu|ltr|lv
lin|Lingala|Lingála|ltr|ln
lit|Litauisch|Lietuvių|ltr|lt
lug|Luganda|Luganda|ltr|lg
mlg|Malagasy|Malagasy|ltr|mg
msa|Malaiisch|Bahasa Melayu|ltr|ms
mal|Malayalam|മലയാളം|ltr|ml
man|Mandingo|Mandingka|ltr|xy
mar|Marathi|मराठी|ltr|mr
mkd|Mazedonisch|Македонски|ltr|mk
mon|Mongolisch|Монгол|ltr|mn
nep|Nepali|नेपाली|ltr|ne
nld|Niederländisch|Nederlands|ltr|nl
nor|Norwegisch|Norsk|ltr|no
orm|Oromo|Afaan Oromoo|ltr|om
oss|Ossetisch|Ирон|ltr|os
pan|Panjabi|ਪੰਜਾਬੀ|ltr|pa
pnb|Panjabi (Westpanjabi)|پنجابی|rtl|pa
pus|Paschto|پښتو|rtl|ps
pes|Persisch (Farsi)|فارسی|rtl|fa
pol|Polnisch|Polski|ltr|pl
por|Portugiesisch|Português|ltr|pt
rhg|Rohingya|Ruáingga|ltr|xy
rom|Romani (ohne nähere Angabe)|Romani čhib|ltr|xy
rmn|Romani (Balkan)|Romani čhib|ltr|xy
rmy|Romani (Vlax)|Romani čhib|ltr|xy
ron|Rumänisch|Română|ltr|ro
rus|Russisch|Русский|ltr|ru
swe|Schwedisch|Svenska|ltr|sv
srp|Serbisch|Српски|ltr|sr
sna|Shona|chiShona|ltr|sn
sin|Singhalesisch|සිංහල|ltr|si
slk|Slowakisch|Slovenčina|ltr|sk
slv|Slowenisch|Slovenščina|ltr|sl
som|Somali|Soomaali|ltr|so
snk|Soninke|Sooninkanxanne|ltr|xy
spa|Spanisch|Español|ltr|es
sus|Susu|Sosoxui|ltr|xy
swa|Swahili|Kiswahili|ltr|sw
tgk|Tadschikisch|Тоҷикӣ|ltr|tg
tgl|Tagalog|Tagalog|ltr|tl
shi|Taschelhit|Taclḥit|ltr|xy
rif|Tarifit|Tarifiyt|ltr|xy
tam|Tamil|தமிழ்|ltr|ta
tat|Tatarisch|Татарча|ltr|tt
tel|Telugu|తెలుగు|ltr|te
tha|Thailändisch|ไทย|ltr|th
bod|Tibetisch|བོད་སྐད་|ltr|bo
tig|Tigre|ትግረ|ltr|xy
tir|Tigrinya|ትግርኛ|ltr|ti
ces|Tschechisch|Čeština|ltr|cs
che|Tschetschenisch|Нохчийн|ltr|ce
twi|Twi|Twi|ltr|tw
tur|Türkisch|Türkçe|ltr|tr
tuk|Turkmenisch|Türkmençe|ltr|tk
uig|Uigurisch|ئۇيغۇرچە|rtl|ug
ukr|Ukrainisch|Українська|ltr|uk
hun|Ungarisch|Magyar|ltr|hu
urd|Urdu|اردو|rtl|ur
uzb|Usbekisch|Oʻzbekcha|ltr|uz
vie|Vietnamesisch|Tiếng Việt|ltr|vi
wol|Wolof|Wolof|ltr|wo
yor|Yoruba|Yorùbá|ltr|yo
zza|Zazaki|Zazaki|ltr|xy
gsg|Deutsche Gebärdensprache|Deutsche Gebärdensprache|ltr|xy
mis|Andere Sprache|Andere Sprache|ltr|xy
und|Sprache unbekannt|Sprache unbekannt|ltr|xx
`;

/**
 * The two-letter keys that the NRW school statistics accepts as Verkehrssprache besides "xx" and "xy". All are ISO 639-1.
 * "bh" (Bihari) is left out: it names a group of languages that ISO 639-3 does not know.
 */
const STATISTIC_KEYS: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cv cy da de dv dz ee el en eo es ' +
    'et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz id ig ii ik is it iu ja jv ka kg ki kj kk ' +
    'kl km kn ko kr ks ku kv kw ky lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne ng nl no nr nv ny oc ' +
    'oj om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk ' +
    'tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

/** Statistic keys of languages that ISO 639-3 counts as members of a listed language and that have no key of their own. */
const MEMBER_KEYS: ReadonlyMap<string, string> = new Map(
  (
    'nob:no nno:no khk:mn als:sq uzn:uz uzs:uz azj:az azb:az npi:ne swh:sw swc:sw gax:om gaz:om hae:om fuc:ff fuf:ff ' +
    'fuv:ff ffm:ff zsm:ms lvs:lv ekk:et pbt:ps pbu:ps pst:ps plt:mg fat:ak ydd:yi ory:or knc:kr wuu:zh hak:zh acq:ar ' +
    'afb:ar ajp:ar ayn:ar ayp:ar ars:ar acw:ar'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 3), pair.slice(4)]),
);

function readRow(row: string): Language {
  const [code = '', name = '', native = '', dir = '', statistic = ''] = row.split('|');
  return { code, name, native, dir: dir === 'rtl' ? 'rtl' : 'ltr', statistic };
}

/** The family languages offered for choice, by German name (DIN 5007 order). Any other ISO 639-3 code stays possible. */
export const LANGUAGES: readonly Language[] = ROWS.trim()
  .split('\n')
  .map(readRow)
  .toSorted((a, b) => new Intl.Collator('de').compare(a.name, b.name));

const byCode = new Map(LANGUAGES.map((language) => [language.code, language]));
const allCodes: ReadonlySet<string> = new Set(iso6393.map((language) => language.iso6393));

/** The listed language with this ISO 639-3 code, or undefined. */
export function findLanguage(code: string): Language | undefined {
  return byCode.get(code);
}

/** True for every code of ISO 639-3 (lower case), listed above or not. */
export function isIso6393(code: string): boolean {
  return allCodes.has(code);
}

/** The German name of a language, or its code when it is not listed. */
export function languageName(code: string): string {
  return byCode.get(code)?.name ?? code;
}

/** How a page names this language to browsers and screen readers (BCP 47): the shortest code there is, "ti" for "tir". */
export function languageTag(code: string): string {
  return Intl.getCanonicalLocales(code)[0] ?? code;
}

/**
 * The key "Verkehrssprache" of the NRW school statistics for an ISO 639-3 code. The statistics is coarser than an interpreter
 * needs (Kurmandschi and Sorani are both "ku", Dari and Farsi both "fa"), so this way is not reversible.
 *
 * @throws RangeError when the code is not ISO 639-3.
 */
export function statisticLanguageKey(code: string): string {
  if (!isIso6393(code)) throw new RangeError(`not an ISO 639-3 code: ${code}`);
  const listed = byCode.get(code)?.statistic ?? MEMBER_KEYS.get(code);
  if (listed !== undefined) return listed;
  const short = iso6393To1[code];
  return short !== undefined && STATISTIC_KEYS.has(short) ? short : OTHER_LANGUAGE_KEY;
}

/** True when the NRW school statistics knows this two-letter key as Verkehrssprache. */
export function isStatisticLanguageKey(key: string): boolean {
  return key === OTHER_LANGUAGE_KEY || key === UNKNOWN_LANGUAGE_KEY || STATISTIC_KEYS.has(key);
}
