// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Hexadecimal digits of the hash that count: 52 bits, an exact float64. */
const DIGITS = 13;

/**
 * The published lottery: per child its rank, 0 first, all different. Order of the SHA-256 of `seed:id` (UTF-8), by its
 * first 13 hexadecimal digits, equal ones by id. So
 * `while read -r id; do printf '%s %s\n' "$(printf '%s' "42:$id" | sha256sum | cut -c1-13)" "$id"; done < ids | sort`
 * lists the children in the order of the lottery with seed 42 (`LC_ALL=C`), and anybody can check it.
 *
 * Each number hangs on the seed and the child's own id alone: who comes later or leaves does not change the order of the
 * others, nor does the order of `ids`. The seed must be drawn after the ids are known, or it could be chosen.
 */
export function lotteryNumbers(seed: number, ids: readonly string[]): Int32Array {
  const utf8 = new TextEncoder();
  const draw = Float64Array.from(ids, (id) => {
    const hash = sha256(utf8.encode(`${seed}:${id}`));
    return hash[0]! * 2 ** (4 * (DIGITS - 8)) + (hash[1]! >>> (4 * (16 - DIGITS)));
  });
  const before = (a: number, b: number): number => draw[a]! - draw[b]! || (ids[a]! < ids[b]! ? -1 : 1);
  const rank = new Int32Array(ids.length);
  for (const [place, index] of Int32Array.from(ids.keys()).sort(before).entries()) rank[index] = place;
  return rank;
}

// Fractional parts of the cube roots of the first 64 primes (FIPS 180-4, § 4.2.2).
const ROUND = Int32Array.from(
  (
    '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 ' +
    'd807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 ' +
    'e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da ' +
    '983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 ' +
    '27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 ' +
    'a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 ' +
    '19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 ' +
    '748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2'
  ).split(' '),
  (word) => Number.parseInt(word, 16),
);
const INITIAL = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** SHA-256 (FIPS 180-4) as eight words. Here because this directory runs anywhere and `crypto.subtle` only answers later. */
export function sha256(message: Uint8Array): Uint32Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor((message.length * 8) / 2 ** 32));
  view.setUint32(padded.length - 4, message.length * 8);
  const state = Uint32Array.from(INITIAL);
  const word = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t += 1) word[t] = view.getInt32(block + 4 * t);
    for (let t = 16; t < 64; t += 1) {
      const early = word[t - 15]!;
      const late = word[t - 2]!;
      const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      word[t] = (word[t - 16]! + small + word[t - 7]! + large) | 0;
    }
    mix(state, word);
  }
  return state;
}

/** The 64 rounds over one block (FIPS 180-4, § 6.2.2). */
function mix(state: Uint32Array, word: Int32Array): void {
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 0;
  let e = state[4]! | 0;
  let f = state[5]! | 0;
  let g = state[6]! | 0;
  let h = state[7]! | 0;
  for (let t = 0; t < 64; t += 1) {
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[t]! + word[t]!) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}
