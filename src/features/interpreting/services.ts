// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { services } from '../../web/feature.ts';

/** What is counted of the interpreter service: each request that is finished once, as what it came to. */
export const interpretingServices = services({
  interpreted_education: { line: 'education', unit: 'hour', label: 'Gedolmetscht in Kita und Schule' },
  interpreted_elsewhere: { line: 'cross_cutting', unit: 'hour', label: 'Gedolmetscht in anderen Stellen' },
  interpreting_missed: {
    line: 'cross_cutting',
    unit: 'contact',
    label: 'Dolmetschen zugesagt, Gespräch zu spät abgesagt oder niemand gekommen',
  },
  interpreting_ended: {
    line: 'cross_cutting',
    unit: 'contact',
    label: 'Dolmetschanfrage ohne Einsatz abgeschlossen',
  },
});
