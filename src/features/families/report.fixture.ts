// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A report as a browser sends it: an invented family, changed by `changes`. */
export function reportFields(changes: Record<string, string> = {}): Record<string, string> {
  return {
    nachname: 'Al-Erfunden',
    vornamen: 'Mira Žofia',
    geburtsdatum: '03/2014',
    geschlecht: 'f',
    sprache1: 'apc',
    staat1: '475',
    bekenntnis: 'none',
    familiensprache: 'apc',
    weg: 'letter',
    telefon: '02421 555012',
    g1_nachname: 'Al-Erfunden',
    g1_vornamen: 'Samir',
    g1_art: 'parent',
    strasse: 'Geheimweg',
    hausnummer: '7',
    plz: '52349',
    ort: 'Düren',
    unterkunft: 'private',
    fall: 'ja',
    ...changes,
  };
}

/** The id at the end of where an answer leads: `/faelle/<id>?ok=…`. */
export function idOf(answer: Response): string {
  return /\/([0-9a-f-]{36})(?:\?|$)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}
