// Reads the audit: a page of it, as far back as that takes, and then what comes.
import {get} from '../api.js';

/** A browser takes some 50 ms for 100 rows, most of it to lay them out. */
export const PAGE = 50;

/** Each looks at some 20,000 rows; after so many somebody is asked whether to go on. */
const LOOKS = 60;

const PAUSE = 3000;

/**
 * A page of rows, newest first. The API looks at a part of the rows at one time and says how far it came.
 * @param {Record<string, string>} filters
 * @param {string|undefined} before
 * @param {AbortSignal} signal
 * @param {(rows: object[], further: {id: number, at?: string}|undefined) => void} found called after each look
 * @return {Promise<number>} the id of the last row there was, whatever was asked for; 0 for none
 */
export async function page(filters, before, signal, found) {
  const rows = [];
  let latest;
  let further = before ? {id: before} : undefined;
  for (let look = 0; look < LOOKS && rows.length < PAGE && (look === 0 || further); look++) {
    const answer = await get('audit', {...filters, before: further?.id, limit: PAGE - rows.length}, signal);
    rows.push(...answer.rows);
    further = answer.further;
    latest ??= answer.latest;
    found([...rows], further);
  }
  return latest;
}

/**
 * What comes from now on, until it is aborted.
 * @param {Record<string, string>} filters
 * @param {number} last id after which rows are new
 * @param {AbortSignal} signal
 * @param {(rows: object[]) => void} came newest first
 * @param {(works: boolean) => void} live told when it begins or stops to work
 */
export async function follow(filters, last, signal, came, live) {
  let after = last;
  while (!signal.aborted) {
    try {
      const answer = await get('audit', {...filters, after, wait: 25, limit: PAGE}, signal);
      live(true);
      after = answer.further?.id ?? after;
      if (answer.rows.length) came(answer.rows.reverse());
    } catch (error) {
      if (signal.aborted) return;
      live(false);
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  }
}
