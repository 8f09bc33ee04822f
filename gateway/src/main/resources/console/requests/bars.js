// Where the time of one exchange went, as bars and in words.
import {html, svg, nothing} from 'lit';

const PARTS = [
  ['read', 'Reading and checking the request'],
  ['store', 'Waiting for the store'],
  ['upstream', 'Waiting for the upstream'],
  ['rest', 'Everything else in the gateway'],
];

const WIDTH = 1000;

const ms = value => value < 10 ? value.toFixed(2) + ' ms' : value.toFixed(0) + ' ms';

/** @param {object} row with took-ms and timings-ms */
export function bars(row) {
  const known = row['timings-ms'];
  if (!known) return html`<p class="soft">Not measured: the row is older than this version of the gateway.</p>`;
  const spent = {...known, rest: Math.max(0, row['took-ms'] - known.read - known.store - known.upstream)};
  const all = Math.max(row['took-ms'], 0.001);
  let from = 0;
  const strips = PARTS.map(([part, words], number) => {
    const width = spent[part] / all * WIDTH;
    const strip = svg`<rect class="bar-${part}" x=${from} y=${number * 12} width=${Math.max(width, 2)} height="10"><title>${words}: ${ms(spent[part])}</title></rect>`;
    from += width;
    return strip;
  });
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} 48" preserveAspectRatio="none" aria-hidden="true">${strips}</svg>
    <dl class="spent">${PARTS.map(([part, words]) => html`
      <dt><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="bar-${part}" width="10" height="10"></rect></svg> ${words}</dt>
      <dd class="number">${ms(spent[part])}</dd>`)}
      <dt><strong>In all</strong></dt><dd class="number"><strong>${ms(row['took-ms'])}</strong></dd></dl>
    ${row['key-hash'] ? html`<p class="soft">Until this row was written; the commit it is in is not counted.</p>` : nothing}`;
}
