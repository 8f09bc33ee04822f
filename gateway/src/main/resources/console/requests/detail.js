// One exchange in full.
import {html, nothing} from 'lit';
import {copyButton, time} from '../screen.js';
import {search} from '../api.js';
import {curl, lacks, sandboxed} from './again.js';
import {bars} from './bars.js';
import {duration, status} from './list.js';

const term = (words, value) => value == null || value === '' ? nothing : html`<dt>${words}</dt><dd>${value}</dd>`;

const coded = value => value ? html`<code>${value}</code>` : null;

/**
 * @param {object} row as /api/audit/<id> has it
 * @param {object|null} choices
 * @param {{back: string, again: () => void, sent: object|null, sending: boolean, closed: (event: Event) => void}} act
 */
export function detail(row, choices, act) {
  return html`<article>
    <p><a href=${act.back} @click=${act.closed}>Back to the list</a></p>
    <h2 tabindex="-1" id="exchange">${status(row)} ${row.method} ${row.route || 'elsewhere'}</h2>
    <p class="soft">${time(row.at)} · <span class="mono">${row.request}</span> ${copyButton(row.request, 'Copy request id')}</p>
    <div class="columns">
      <section class="card" aria-labelledby="asked"><h3 id="asked">What was asked</h3>${asked(row)}${actions(row, choices, act)}</section>
      <section class="card" aria-labelledby="went"><h3 id="went">Where it went</h3>${went(row)}</section>
      ${row.kind || row.fault ? html`<section class="card" aria-labelledby="failed"><h3 id="failed">Why it failed</h3>${failed(row)}</section>` : nothing}
      ${row.lost ? html`<section class="card" aria-labelledby="lost"><h3 id="lost">What was lost</h3>
        <p>${row.upstream} cannot say these; the rest was sent.</p><ul>${row.lost.map(it => html`<li><code>${it}</code></li>`)}</ul>
        <p><a href="/console/fidelity">What becomes of each parameter</a></p></section>` : nothing}
      <section class="card" aria-labelledby="spent"><h3 id="spent">Where the time went</h3>${bars(row)}</section>
    </div></article>`;
}

function asked(row) {
  return html`<dl>
      ${term('Caller', row.caller ?? 'nobody we know')}
      ${term('API', row.ingress && html`${row.ingress} ${row.version}`)}
      ${term('For', row.purpose)}
      ${term('Account', coded(row.account))}
      ${term('Merchant', coded(row.merchant))}
    </dl>
    ${row.asked
      ? html`<pre tabindex="0" role="group" aria-label="Body, redacted">${JSON.stringify(row.asked, null, 2)}</pre>
        <p class="soft">Redacted when it was stored: of URLs scheme and host are kept, of other free text its length.</p>`
      : html`<p class="soft">No body was kept: only those of link requests are, when they can be read.</p>`}`;
}

function went(row) {
  return html`<dl>
    ${term('Upstream', row.upstream ?? 'none: it was answered here')}
    ${term('In version', row['upstream-version'])}
    ${term('Account there', coded(row['upstream-account']))}
    ${term('Answered', row['upstream-status'])}
    ${term('Its request id', row['upstream-request'] && html`<code>${row['upstream-request']}</code> ${copyButton(row['upstream-request'], 'Copy its id')}`)}
    ${term('How', row.replayed ? 'the stored answer of an earlier request with the same key'
      : row.relayed ? 'relayed: the caller’s own bytes, with our credential' : row.upstream ? 'translated' : null)}
    ${term('Answer of', row.replays && html`<a href=${search({id: row.replays})}>${row.replays}</a>`)}
    ${term('Key, hashed', coded(row['key-hash']))}
    ${term('Took', duration(row['took-ms']))}
  </dl>`;
}

function failed(row) {
  return html`<dl>
    ${term('Whose fault', row.fault)}
    ${term('Kind', row.kind?.replaceAll('_', ' '))}
    ${term('Because', row.reason?.replaceAll('_', ' '))}
  </dl>`;
}

function actions(row, choices, act) {
  const known = choices?.apis[row.ingress] && row.asked;
  const {ask, why} = sandboxed(row, choices);
  const without = lacks(row.asked) ? 'paths of URLs, free text and the key' : 'paths of URLs and the key';
  return html`<div class="row">
      ${known ? copyButton(curl(row, choices), 'Copy as curl, without ' + without) : nothing}
      <button type="button" class="again" ?disabled=${!ask || act.sending} aria-describedby=${why ? 'why-not' : nothing}
        @click=${act.again}>Send again to the sandbox</button></div>
    ${why ? html`<p class="soft" id="why-not">${why}</p>` : nothing}
    <div role="status">${act.sent ? sent(act.sent) : nothing}</div>`;
}

function sent(answer) {
  return html`<p>The sandbox answered <strong>${answer.status}</strong> in ${duration(answer['took-ms'])}:
    <a href=${search({id: answer['request-id']})}>see that exchange</a>${answer.link?.sandbox
      ? html`, or <a href=${answer.link.url} target="_blank" rel="noopener noreferrer">open its page</a>` : nothing}.</p>`;
}
