// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Cents as people write money in Germany: 123456 is "1.234,56 €". @param cents whole cents */
export function formatCents(cents: number): string {
  const euros = Math.trunc(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '−' : ''}${String(euros).replace(/\B(?=(\d{3})+$)/g, '.')},${rest} €`;
}
