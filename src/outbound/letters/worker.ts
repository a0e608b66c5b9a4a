// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Sets letters in a process of its own: the typesetter keeps some 0.3 MB of memory per letter, so the process is thrown away.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { PDFDocument } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** First argument of the process, as JSON. */
export type WorkerSettings = { readonly templatePath: string; readonly fontPaths: readonly string[] };
/** What is set: each has a template of its name. */
export type Template =
  | 'confirmation'
  | 'consent'
  | 'decision'
  | 'emergency'
  | 'invitation'
  | 'pre-form'
  | 'progress'
  | 'proof'
  | 'thanks';
/** `letter` is the letter's view as JSON; `stamp` the creation time of the file in seconds. */
export type WorkerRequest = {
  readonly id: number;
  readonly template: Template;
  readonly letter: string;
  readonly stamp: number;
  /** The file opens with this alone (AES-256, ISO 32000-2); '': for everybody. */
  readonly password: string;
};
export type WorkerAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly problem: 'addressTooLong' | 'notSet'; readonly detail: string };

const settings = JSON.parse(process.argv[2] ?? '{}') as WorkerSettings;
const folder = dirname(settings.templatePath);
const templates = new Map<Template, string>([['decision', readFileSync(settings.templatePath, 'utf8')]]);

/** Each template is read when it is wanted for the first time. */
function textOf(template: Template): string {
  const text = templates.get(template) ?? readFileSync(join(folder, `${template}.typ`), 'utf8');
  templates.set(template, text);
  return text;
}
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: settings.fontPaths.map((path) => readFileSync(path)) }],
});

// Messages may quote the letter; names must not reach a log.
const withoutQuotes = (text: string): string => text.replace(/(["'`“„]).*?(["'`”“])/gsu, '…').slice(0, 200);

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  const { id } = request;
  try {
    const result = compiler.compile({ mainFileContent: textOf(request.template), inputs: { letter: request.letter } });
    if (result.result === null) {
      const messages = JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? []);
      const problem = messages.includes('ADDRESS_TOO_LONG') ? 'addressTooLong' : 'notSet';
      return { id, problem, detail: problem === 'notSet' ? withoutQuotes(firstMessage(messages)) : '' };
    }
    const pdf = compiler.pdf(result.result, { pdfStandard: 'ua-1', creationTimestamp: request.stamp });
    return { id, pdf: request.password === '' ? new Uint8Array(pdf) : await locked(pdf, request.password) };
  } catch (error) {
    return { id, problem: 'notSet', detail: withoutQuotes(String(error)) };
  } finally {
    compiler.evictCache(0);
  }
}

/** Screen readers may read the text as without a password, and whoever opens it may print it. */
async function locked(pdf: Uint8Array, password: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.encrypt({
    userPassword: password,
    ownerPassword: password,
    permissions: { printing: 'highResolution', contentAccessibility: true },
  });
  return await document.save();
}

function firstMessage(diagnostics: string): string {
  const parsed: unknown = JSON.parse(diagnostics);
  const first: unknown = Array.isArray(parsed) ? parsed[0] : undefined;
  return typeof first === 'object' && first !== null && 'message' in first ? String(first.message) : '';
}

process.on('message', (request: WorkerRequest) => {
  void answer(request).then((one) => process.send?.(one));
});
// Whoever asked is gone: nobody would ever end this process otherwise.
process.on('disconnect', () => process.exit(0));
