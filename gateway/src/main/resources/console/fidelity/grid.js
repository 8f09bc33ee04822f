// Every pair of versions at once: how many cells fare how.
import {html, nothing} from 'lit';

/** Worst first: the first that occurs gives a pair its colour. */
const ORDER = ['silent', 'impossible', 'lost', 'defaulted', 'derived', 'exact'];

/** @param {import('../screen.js').Screen} screen the fidelity screen */
export function grid(screen) {
  const {summary: all, query} = screen;
  const callers = all.callers.filter(one => !query.from || one.name === query.from);
  const upstreams = all.upstreams.filter(one => !query.to || one.name === query.to);
  const pairs = new Map(all.pairs.map(pair => [pair.from + ' ' + pair.to, pair]));
  const filtered = query.search || query.outcome;
  const found = all.pairs.some(pair => Object.keys(pair.outcomes).length);
  if (filtered && !found && all.done === all.of) {
    return html`<p class="empty">No cell is like that. Try another text or outcome.</p>`;
  }
  return html`<table class="pairs"><caption class="soft">Choose a pair to see its cells${filtered ? '; only those that fit are counted' : ''}.</caption>
      <thead><tr><th scope="col">Callers speak</th>${upstreams.map(one => html`<th scope="col">to ${one.api} ${one.version}</th>`)}</tr></thead>
      <tbody>${callers.map(caller => html`<tr><th scope="row">${caller.api} ${caller.version}</th>
        ${upstreams.map(upstream => html`<td data-column=${upstream.name}>${pair(screen, pairs.get(caller.name + ' ' + upstream.name))}</td>`)}</tr>`)}
      </tbody></table>`;
}

/** @param {object} screen @param {object} one of the pairs */
function pair(screen, one) {
  if (!one?.done) return html`<span class="soft">…</span>`;
  const there = ORDER.filter(outcome => one.outcomes[outcome]).reverse();
  if (!there.length) return html`<span class="soft">–</span>`;
  const query = new URLSearchParams({...screen.query, from: one.from, to: one.to});
  const go = event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    screen.choose({from: one.from, to: one.to}, true);
    screen.updateComplete.then(() => screen.querySelector('h2')?.focus());
  };
  return html`<a href="?${query}" @click=${go} aria-label="${one.from} to ${one.to}: ${there.map(outcome => `${one.outcomes[outcome]} ${outcome}`).join(', ')}">
    ${there.map((outcome, i) => html`${i ? ' ' : nothing}<span class="count ${outcome}">${one.outcomes[outcome]} ${outcome}</span>`)}</a>`;
}
