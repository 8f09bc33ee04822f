// One pair of versions: a row for each cell, and the run behind the one that is chosen.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

/** A cell's name in addresses. @param {object} cell */
export const key = cell => [cell.part, cell.parameter, cell.value].join('|');

const text = cell => [cell.part, cell.parameter, cell.value, cell.note, ...cell.carriedBy].join(' ').toLowerCase();

/** @param {import('../screen.js').Screen} screen the fidelity screen */
export function cells(screen) {
  const {from, to, search = '', outcome = ''} = screen.query;
  const pair = screen.pair;
  const fitting = (pair?.cells ?? []).filter(cell =>
    (!outcome || cell.outcome === outcome) && text(cell).includes(search.trim().toLowerCase()));
  return html`<h2 tabindex="-1">${from} to ${to}</h2>
    <p class="soft" role="status">${pair ? `${fitting.length} of ${pair.cells.length} cells. Choose one to see why.` : nothing}</p>
    ${pair && !fitting.length ? html`<p class="empty">No cell of this pair is like that. Try another text or outcome.</p>` : nothing}
    ${fitting.length ? html`<table class="cells"><thead><tr><th scope="col">Property</th><th scope="col">Part</th><th scope="col">Value</th>
      <th scope="col">Outcome</th><th scope="col">How</th></tr></thead>
      <tbody>${repeat(fitting, key, cell => row(screen, cell))}</tbody></table>` : nothing}`;
}

function row(screen, cell) {
  const open = screen.query.cell === key(cell);
  const toggle = () => screen.choose({cell: open ? null : key(cell)});
  return html`<tr><th scope="row"><code>${cell.parameter}</code></th><td>${cell.part}</td><td>${cell.value || '–'}</td>
    <td><button type="button" class="quiet outcome ${cell.outcome}" aria-expanded=${open} @click=${toggle} @keydown=${move}
        aria-label="${cell.outcome}: why ${cell.parameter} ${cell.value}">${cell.outcome}</button></td>
    <td>${how(cell)}</td></tr>
    ${open ? html`<tr class="why"><td colspan="5">${why(screen, cell)}</td></tr>` : nothing}`;
}

/** Up and down go from cell to cell. @param {KeyboardEvent} event */
function move(event) {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...document.querySelectorAll('.cells button.outcome')];
  all[all.indexOf(event.currentTarget) + step]?.focus();
}

/** In a few words. */
function how(cell) {
  const other = cell.carriedBy.length && String(cell.carriedBy) !== cell.parameter && cell.part !== 'added';
  return html`${other ? html`${cell.part === 'answer' ? 'from' : 'as'} <code>${cell.carriedBy.join(', ')}</code> ` : nothing}${cell.note}${
    cell.relayed ? html` <span class="tag">relayed</span>` : nothing}`;
}

function why(screen, cell) {
  const run = screen.evidence;
  const meaning = screen.summary.outcomes.find(one => one.outcome === cell.outcome)?.meaning;
  return html`<div class="run"><p><b class="outcome ${cell.outcome}">${cell.outcome}</b>: ${meaning}.
      ${cell.note ? html`Here: ${cell.note}.` : nothing}
      ${cell.relayed ? 'In practice the caller’s own bytes go on unchanged; this is what comes of translating them.' : nothing}</p>
    ${run ? html`<div class="columns">
      ${lines('The caller says', [...Object.entries(run.headers).map(([name, value]) => name + ': ' + value), JSON.stringify(run.asked, null, 2)])}
      ${run.refusal ? html`<div><h3>The caller is refused</h3><p class="refusal">${run.refusal}</p></div>` : nothing}
      ${Object.keys(run.told).length ? lines('The upstream is told', Object.entries(run.told).map(([name, value]) => name + ' = ' + value)) : nothing}
      ${run.lost.length ? lines('Reported as lost', run.lost) : nothing}
      ${cell.part === 'answer' && run.heard ? lines('The upstream answers', [JSON.stringify(run.heard, null, 2)]) : nothing}
      ${cell.part === 'answer' && run.answer ? lines('The caller gets', [JSON.stringify(run.answer, null, 2)]) : nothing}
    </div>` : html`<p class="soft">${screen.busy ? 'Running it again…' : 'There is no run to show.'}</p>`}</div>`;
}

function lines(title, texts) {
  return html`<div><h3>${title}</h3><pre tabindex="0" role="region" aria-label=${title}>${texts.join('\n')}</pre></div>`;
}
