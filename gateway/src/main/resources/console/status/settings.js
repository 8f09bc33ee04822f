// The effective configuration, value by value, with where each comes from.
import {html, nothing} from 'lit';

/**
 * @param {{file: string|null, values: {path: string, value: string, source: string, place: string|null}[]}} configuration
 * @param {string} find what each shown row has in it
 * @param {(find: string) => void} ask
 */
export function settings({file, values}, find, ask) {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = values.filter(one => words.every(word => `${one.path} ${one.value} ${one.source} ${one.place ?? ''}`.toLowerCase().includes(word)));
  return html`<section aria-labelledby="configuration"><h2 id="configuration">Configuration</h2>
    <p class="soft">${file ? html`What runs, from <code>${file}</code>; change it there. Secrets are shown as their reference or the beginning of their hash.`
      : 'There is no file: the sandbox alone runs, with what is built in.'}</p>
    <div class="narrow"><label for="find">Filter</label>
      <input id="find" type="search" data-search autocomplete="off" spellcheck="false" .value=${find} @input=${event => ask(event.target.value)}></div>
    <p role="status" class="soft">${shown.length} of ${values.length} values</p>
    ${shown.length ? html`<div class="scroll card" tabindex="0" role="group" aria-labelledby="configuration"><table>
      <thead><tr><th scope="col">Key</th><th scope="col">Value</th><th scope="col">From</th></tr></thead>
      <tbody>${shown.map(one => html`<tr><th scope="row" class="mono">${one.path}</th><td class="mono">${one.value}</td>
        <td>${from(one)}</td></tr>`)}</tbody></table></div>`
      : html`<p class="empty">No value has this in it. <button type="button" class="quiet" @click=${() => ask('')}>Show all</button></p>`}
  </section>`;
}

/** The file's own words need no more than their place. */
function from({source, place}) {
  return source === 'file' ? html`<span class="mono">${place}</span>`
    : html`<span class="tag">${source}</span>${place ? html` <span class="mono">${place}</span>` : nothing}`;
}
