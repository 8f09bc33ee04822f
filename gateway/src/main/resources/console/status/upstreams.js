// Upstreams, as this gateway has seen them.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {time} from '../screen.js';
import {sparkline} from './sparkline.js';
import {amount, millis} from './words.js';

const BREAKERS = {closed: ['good', 'closed'], open: ['bad', 'open: nothing is sent'], half_open: ['warn', 'half open: one is tried']};

/** @param {object} status */
export function upstreams({upstreams}) {
  return html`<section aria-labelledby="upstreams"><h2 id="upstreams">Upstreams</h2>
    <div class="columns">${repeat(upstreams, one => one.name, one => html`<article class="card" aria-labelledby=${'up-' + one.name}>
      <h3 id=${'up-' + one.name}>${one.name} ${one.live ? html`<span class="tag warn">live</span>` : html`<span class="tag">test</span>`}</h3>
      ${sparkline(one.name, one.points, one.pieceSeconds)}
      ${key(one)}
      <dl>
        <dt>API</dt><dd>${one.api}${one.version ? ' ' + one.version : nothing}</dd>
        <dt>Host</dt><dd class="mono">${one.host ?? 'none, it is played here'}</dd>
        ${one.breaker ? html`<dt>Breaker</dt><dd class=${BREAKERS[one.breaker][0]}>${BREAKERS[one.breaker][1]}</dd>` : nothing}
        <dt>Since the start</dt><dd>${amount(one.count, 'request')}, ${amount(one.errors, 'error')}
          <a href=${'/console/requests?upstream=' + encodeURIComponent(one.name)} aria-label=${'Requests to ' + one.name}>requests</a></dd>
        <dt>Last success</dt><dd>${one.lastSuccess ? time(one.lastSuccess) : html`<span class="soft">none seen</span>`}</dd>
        <dt>Last failure</dt><dd>${one.lastFailure ? html`${time(one.lastFailure.at)} <code>${one.lastFailure.kind}</code>` : html`<span class="soft">none seen</span>`}</dd>
      </dl></article>`)}</div></section>`;
}

/** What the tallest bar stands for; readers' ears have it from the picture. */
function key({points}) {
  const most = Math.max(...points.map(point => point[3]));
  return html`<p class="soft key" aria-hidden="true">${most > 0 ? html`<span class="swatch median"></span> median
    <span class="swatch longest"></span> slowest, up to ${millis(most)} <span class="swatch errors"></span> errors` : 'Nothing was sent in the last 10 minutes'}</p>`;
}
