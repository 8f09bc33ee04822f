// The table of exchanges.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {search} from '../api.js';
import {time} from '../screen.js';

/** @param {number} ms */
export const duration = ms => ms < 1 ? '<1 ms' : ms < 10000 ? Math.round(ms) + ' ms' : (ms / 1000).toFixed(1) + ' s';

/** @param {{status: number}} row */
export function status(row) {
  const kind = row.status === 0 || row.status >= 500 ? 'bad' : row.status >= 400 ? 'warn' : 'good';
  return html`<span class="tag ${kind}" title=${row.status === 0 ? 'The connection ended before the answer' : nothing}>${row.status || 'cut'}</span>`;
}

/** What is worth a word beside an answer. */
export const marks = row => [
  row.kind?.replaceAll('_', ' '),
  row.fault && row.fault + '’s fault',
  row.lost && row.lost.length + ' lost',
  row.replayed && 'answered again',
  row.relayed && 'relayed',
].filter(Boolean);

/**
 * @param {object[]} rows
 * @param {Record<string, string>} query
 * @param {(row: object) => void} opened
 */
export function list(rows, query, opened) {
  const open = row => event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // a tab of its own
    event.preventDefault();
    opened(row);
  };
  // What comes is put before the others; another page goes into the rows that are there, which costs half.
  const fromTheEnd = (row, index) => rows.length - index;
  return html`<div class="scroll" role="region" aria-label="Exchanges" tabindex="0"><table class="exchanges">
    <thead><tr><th scope="col">Began</th><th scope="col">Status</th><th scope="col">Caller</th><th scope="col">Asked in</th>
      <th scope="col">Upstream</th><th scope="col">Account</th><th scope="col" class="number">Took</th><th scope="col">Notes</th></tr></thead>
    <tbody @keydown=${walk}>${repeat(rows, fromTheEnd, row => html`<tr>
      <td><a href=${search({...query, id: row.request})} data-request=${row.request} @click=${open(row)}>${time(row.at)}</a></td>
      <td>${status(row)}</td>
      <td>${row.caller ?? html`<span class="soft">nobody</span>`}</td>
      <td>${row.ingress ?? html`<span class="soft">no API</span>`} <span class="soft">${row.version}</span></td>
      <td>${row.upstream} <span class="soft">${row['upstream-version']}</span></td>
      <td class="mono">${row.merchant ?? row.account}</td>
      <td class="number">${duration(row['took-ms'])}</td>
      <td>${marks(row).join(', ')}</td></tr>`)}</tbody></table></div>`;
}

/** Up and down among rows; Tab works too. */
function walk(event) {
  const step = {ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling'}[event.key];
  const row = step && event.target.closest('tr')?.[step];
  if (row) {
    event.preventDefault();
    row.querySelector('a').focus();
  }
}
