// One alarm.
import {html, nothing} from 'lit';
import {copyButton, time} from '../screen.js';

/** What the document has there, and what came, by kind. */
const KINDS = {
  'unknown-field': ['A new field', 'has no such field there'],
  'missing-field': ['A missing field', 'requires this field'],
  'new-enum-value': ['A new value', 'lists other values there'],
  'wrong-type': ['Another type', 'has another type there'],
  'unexpected-null': ['A null', 'allows no null there'],
  'too-long': ['A string too long', 'has a shorter limit there'],
  'undocumented-status': ['A new status', 'does not have this status'],
  'not-json': ['Not JSON', 'says that answers are JSON'],
  more: ['More of the same', 'is left in more places than are kept; the rest is only counted'],
};

/** Whether it has this text anywhere. @param {object} row @param {string} text */
export const matches = (row, text) => [row.kind, row.upstream, row.operation, row.version, row.pointer, row.found, row.document]
    .some(value => value?.toLowerCase().includes(text.trim().toLowerCase()));

const term = (words, value) => value == null ? nothing : html`<dt>${words}</dt><dd>${value}</dd>`;

/** What the steps of a patch say that the document has now. */
function now(row) {
  const tests = (row.patch ?? []).filter(step => step.op === 'test');
  return tests.length ? html`<code>${JSON.stringify(tests[0].value)}</code>` : nothing;
}

/**
 * @param {object} row
 * @param {boolean} chosen
 * @param {{toggle: (event: Event) => void, acknowledge: () => void}} act
 */
export function alarm(row, chosen, act) {
  const [kind, says] = KINDS[row.kind] ?? [row.kind, 'says something else'];
  const patch = row.patch && JSON.stringify(row.patch, null, 2);
  const name = kind + (row.pointer == null ? '' : ' at ' + (row.pointer || 'the top'));
  return html`<li class="card">
    <h2 id="title-${row.id}">${row.acknowledged
      ? html`<span tabindex="-1" id="alarm-${row.id}">${title(kind, row)}</span> <span class="tag">known</span>`
      : html`<label class="check"><input type="checkbox" id="alarm-${row.id}" .checked=${chosen} @change=${act.toggle}> ${title(kind, row)}</label>`}</h2>
    <div class="columns"><dl>
      ${term('Upstream', row.upstream)}
      ${term('Operation', row.operation && html`${row.operation}, answer ${row.answer}`)}
      ${term('Seen', html`${row.count}×, last ${time(row.last)}`)}
      ${term('First', time(row.first))}
      ${term('Acknowledged', row.acknowledged && time(row.acknowledged))}
      ${term('What came', row.sample && html`<code>${row.sample}</code>`)}
      ${term('The document', html`${row.document ? html`<code>${row.document}</code> ` : row.version ?? ''} ${says} ${now(row)}`)}
    </dl>
    ${patch ? html`<div><p class="row"><strong>A patch that accepts it</strong> ${copyButton(patch, 'Copy patch')}</p>
      <pre tabindex="0" role="group" aria-label="Patch for ${name}">${patch}</pre></div>` : nothing}</div>
    ${row.acknowledged ? nothing : html`<button type="button" class="quiet" aria-describedby="title-${row.id}" @click=${act.acknowledge}>Acknowledge</button>`}
  </li>`;
}

const title = (kind, row) => html`${kind}${row.pointer == null ? nothing : html` at <code>${row.pointer || '/'}</code>`}`;
