// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** How large a packed workbook may become: 200,000 cells are some 12 MB of XML, formats of empty cells come on top. */
export const unpackedLimits = {
  bytes: 100 * 1024 * 1024,
  ratio: 100,
  /** So much may be packed as well as it likes. */ free: 1024 * 1024,
} as const;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
// Values that stand elsewhere, in the format for files of more than 4 GB.
const IN_ZIP64 = 0xffffffff;
const MANY_IN_ZIP64 = 0xffff;
/** What packing nothing costs. */
const EMPTY = 2;

/** Where the directory of a ZIP file is told: its end record, looked for from the back as the reading library does. */
function findDirectoryEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  return -1;
}

/**
 * Whether a ZIP file says of itself that it stays within the limits, before anything is unpacked (APPNOTE 4.3.12, 4.3.16).
 * The library unpacks no more of an entry than it claims, so that one that claims too little is found broken.
 * @returns undefined when the file is no ZIP file, or is packed as files of more than 4 GB are
 */
export function fitsUnpacked(bytes: Uint8Array): boolean | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  if (end < 0) return undefined;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (entries === MANY_IN_ZIP64 || at === IN_ZIP64 || view.getUint32(end + 12, true) === IN_ZIP64) return undefined;
  let sum = 0;
  for (let n = 0; n < entries; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    if (packed === IN_ZIP64 || unpacked === IN_ZIP64) return undefined;
    // Claims to be empty and is not: the library would unpack it without a limit.
    if (unpacked === 0 && packed > EMPTY) return false;
    sum += unpacked;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sum <= unpackedLimits.bytes && (sum <= unpackedLimits.free || sum <= bytes.length * unpackedLimits.ratio);
}
