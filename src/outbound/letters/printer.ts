// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { type ConfirmationSheet, confirmationView } from './confirmation.ts';
import { type ConsentSheet, consentView } from './consent.ts';
import type { DecisionLetter } from './data.ts';
import { type EmergencyList, emergencyView } from './emergency.ts';
import { findUncovered, type GlyphCover, glyphCover, nameCharacter } from './glyphs.ts';
import { type InvitationLetter, invitationView } from './invitation.ts';
import { defaultLetterPaths, type LetterPaths } from './paths.ts';
import { type PreFormSheet, preFormView } from './pre-form.ts';
import { type ProgressSheet, progressView } from './progress.ts';
import { type ProofSheets, proofView } from './proof.ts';
import { createSetter, type Setter, WorkerLostError } from './setter.ts';
import { letterWords as words } from './texts/de.ts';
import { type ThanksLetters, thanksView } from './thanks.ts';
import { letterView, textsOf } from './view.ts';
import type { Template } from './worker.ts';

export type LetterPrinter = {
  /**
   * The letter as PDF/UA-1; equal data give equal bytes. Letters are set one after the other.
   * Rejects with a LetterError whose message is a German sentence for staff.
   */
  readonly print: (letter: DecisionLetter) => Promise<Uint8Array>;
  /** The same for an invitation to an appointment. */
  readonly printInvitation: (letter: InvitationLetter) => Promise<Uint8Array>;
  /** A list of persons that opens with this password alone. */
  readonly printEmergencyList: (list: EmergencyList, password: string) => Promise<Uint8Array>;
  /** The same for the sheets a family fills in before the talk. */
  readonly printPreForm: (sheet: PreFormSheet) => Promise<Uint8Array>;
  /** A page about a person, to be signed. */
  readonly printConfirmation: (sheet: ConfirmationSheet) => Promise<Uint8Array>;
  /** A text parents consent to, in two languages, to be signed. */
  readonly printConsent: (sheet: ConsentSheet) => Promise<Uint8Array>;
  /** What a child can do, on one page for child and parents. */
  readonly printProgress: (sheet: ProgressSheet) => Promise<Uint8Array>;
  /** Proofs of service to be filled in by hand, each on a page. */
  readonly printProofs: (sheets: ProofSheets) => Promise<Uint8Array>;
  /** Letters that thank, each on a page. */
  readonly printThanks: (letters: ThanksLetters) => Promise<Uint8Array>;
  /** Lets the letters already asked for finish, then ends the child process. */
  readonly close: () => Promise<void>;
};

export type LetterPrinterOptions = {
  readonly paths?: Partial<LetterPaths>;
  /** After so many letters the child process is replaced. */
  readonly lettersPerWorker?: number;
  /** Milliseconds after which one letter is given up. */
  readonly timeoutMs?: number;
  /** Told the process id of each child process. */
  readonly onWorker?: (pid: number) => void;
};

/** The letter could not be made; `message` is for staff, `characters` names what no font can set. */
export class LetterError extends Error {
  override readonly name = 'LetterError';
  readonly characters: readonly string[];

  constructor(message: string, characters: readonly string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.characters = characters;
  }
}

const LETTERS_PER_WORKER = 300;
const TIMEOUT_MS = 20_000;

/** A printer for letters; starts its child process with the first letter. */
export function createLetterPrinter(options: LetterPrinterOptions = {}): LetterPrinter {
  const paths = { ...defaultLetterPaths(import.meta.url), ...options.paths };
  const fonts = paths.fontPaths.map((path) => glyphCover(readFileSync(path)));
  const setter = createSetter({
    paths,
    lettersPerWorker: options.lettersPerWorker ?? LETTERS_PER_WORKER,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    onWorker: options.onWorker ?? (() => undefined),
  });
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function printView(template: Template, view: Dated, password = ''): Promise<Uint8Array> {
    if (closed) throw new LetterError(words.closed);
    refuseUncovered(view, fonts);
    const pdf = queue.then(() => setOrRetry(setter, template, view, password));
    queue = pdf.catch(() => undefined);
    return await pdf;
  }

  async function close(): Promise<void> {
    closed = true;
    await queue;
    await setter.stop();
  }

  return {
    print: async (letter) => await printView('decision', letterView(letter)),
    printInvitation: async (letter) => await printView('invitation', invitationView(letter)),
    printEmergencyList: async (list, password) => await printView('emergency', emergencyView(list), password),
    printPreForm: async (sheet) => await printView('pre-form', preFormView(sheet)),
    printConfirmation: async (sheet) => await printView('confirmation', confirmationView(sheet)),
    printConsent: async (sheet) => await printView('consent', consentView(sheet)),
    printProgress: async (sheet) => await printView('progress', progressView(sheet)),
    printProofs: async (sheets) => await printView('proof', proofView(sheets)),
    printThanks: async (letters) => await printView('thanks', thanksView(letters)),
    close,
  };
}

/** What every template is given: finished strings, and the day of the file. */
type Dated = { readonly date: { readonly year: number; readonly month: number; readonly day: number } };

function refuseUncovered(view: Dated, fonts: readonly GlyphCover[]): void {
  const uncovered = findUncovered(textsOf(view).join('\u0020'), fonts);
  if (uncovered.length > 0) throw new LetterError(words.unprintable(uncovered.map(nameCharacter)), uncovered);
}

async function setOrRetry(setter: Setter, template: Template, view: Dated, password: string): Promise<Uint8Array> {
  const letter = JSON.stringify(view);
  const stamp = Date.UTC(view.date.year, view.date.month - 1, view.date.day, 12) / 1000;
  const outcome = await setter
    .set(template, letter, stamp, password)
    .catch((error: unknown) => {
      // The process may have been ended from outside, for want of memory: not the letter's fault.
      if (error instanceof WorkerLostError) return setter.set(template, letter, stamp, password);
      throw error;
    })
    .catch((cause: unknown) => {
      throw new LetterError(words.notSet, [], { cause });
    });
  if ('pdf' in outcome) return outcome.pdf;
  throw new LetterError(words[outcome.problem], [], { cause: outcome.detail });
}
