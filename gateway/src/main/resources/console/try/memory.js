// What the browser remembers of the form. Never a key: none is ever given to this module.

const NAME = 'linkgate-try';

/** Headers that name one attempt only. */
const PASSING = ['Idempotency-Key'];

/** @typedef {{gatewayUrl?: string, api?: string, caller?: string, upstream?: string, versions?: Record<string, string>, forms?: Record<string, import('./values.js').Values>}} Memory */

/** @returns {Memory} */
export function recall() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

/** @param {Memory} memory */
export function remember(memory) {
  const kept = structuredClone(memory);
  for (const form of Object.values(kept.forms ?? {})) PASSING.forEach(name => delete form.headers[name]);
  try {
    localStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // full, or forbidden: then it is not remembered
  }
}
