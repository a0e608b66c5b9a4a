// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Comforts of the page a family reads, and of the sheet it is given. Without them the code is typed and the text is read. */

/**
 * A scanned code stands behind the # of the address, which is sent to nobody: it is put into the field and sent in the form,
 * and taken out of the address, so that the history of a shared phone does not keep it.
 */
export function takeCodeOfAddress(): void {
  const field = document.querySelector<HTMLInputElement>('[data-code-of-address] input');
  if (field === null) return;
  const take = (): void => {
    const [code] = /(?<=^#)[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.exec(window.location.hash) ?? [];
    if (code === undefined) return;
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    field.value = code;
    field.form?.requestSubmit();
  };
  take();
  window.addEventListener('hashchange', take);
}

/** The button that reads aloud is there only where the device has a voice for the language: some know theirs only after a while. */
export function offerReadingAloud(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-aloud]');
  const text = document.querySelector<HTMLElement>('[data-aloud-text]');
  const speech = window.speechSynthesis as SpeechSynthesis | undefined;
  const label = button?.querySelector('span');
  if (!button || !text || !label || speech === undefined) return;
  const language = button.dataset.aloud ?? '';
  const voice = (): SpeechSynthesisVoice | undefined =>
    speech.getVoices().find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
  const offer = (): void => {
    button.hidden = voice() === undefined;
  };
  const words = { start: label.textContent ?? '', stop: button.dataset.aloudStop ?? '' };
  const rest = (): void => {
    label.textContent = words.start;
  };
  button.addEventListener('click', () => {
    const running = speech.speaking;
    speech.cancel();
    const speaker = voice();
    if (running || speaker === undefined) return rest();
    const said = new SpeechSynthesisUtterance(text.innerText);
    said.voice = speaker;
    said.lang = speaker.lang;
    said.addEventListener('end', rest);
    label.textContent = words.stop;
    speech.speak(said);
  });
  window.addEventListener('pagehide', () => speech.cancel());
  speech.addEventListener?.('voiceschanged', offer);
  offer();
}

export function listenForPrinting(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-print]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
