// What runs here: renews itself while somebody looks, and leaves focus and scroll where they are.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {get} from '../api.js';
import {Screen, sentence, time} from '../screen.js';
import {settings} from '../status/settings.js';
import {upstreams} from '../status/upstreams.js';
import {amount, duration, size} from '../status/words.js';

const EVERY_MS = 5000;

customElements.define('lg-status', class extends Screen {
  static properties = {...Screen.properties, status: {state: true}, stale: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.during('Loading the status', () => this.renew());
    this.timer = setInterval(() => this.look(), EVERY_MS);
    this.back = () => this.look();
    document.addEventListener('visibilitychange', this.back);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.back);
  }

  async renew() {
    this.status = await get('status');
    this.stale = '';
    this.problem = null;
  }

  /** Nobody is told each time it renews; only when it cannot. */
  async look() {
    if (document.visibilityState !== 'visible' || this.asking) return;
    this.asking = true;
    try {
      await this.renew();
    } catch (error) {
      this.stale = error.message;
    } finally {
      this.asking = false;
    }
  }

  render() {
    const status = this.status;
    return html`${this.notice()}
      <div role="alert">${this.stale ? html`<p class="problem">${sentence(this.stale)} What is shown is from before.</p>` : nothing}</div>
      ${status ? html`${problems(status)}${summary(status)}${upstreams(status)}${routes(status)}
        ${settings(status.configuration, this.query.find ?? '', find => this.ask({find}))}` : nothing}`;
  }
});

function problems({problems, reload}) {
  return html`<section aria-labelledby="problems" class="card ${problems.length ? 'alarm' : ''}">
    <h2 id="problems">Problems</h2>
    ${problems.length ? html`<ul class="problems">${problems.map(({text, screen}) => html`<li>${sentence(text)}
      ${screen ? html`<a href=${'/console/' + screen}>Look at ${screen.split('?')[0]}</a>` : nothing}</li>`)}</ul>`
      : html`<p class="good">None that this gateway knows of.</p>`}
    ${reload && !reload.taken ? html`<ul class="notes mono">${reload.errors.map(note => html`<li>${note}</li>`)}</ul>` : nothing}
  </section>`;
}

function summary({process, listeners, store, configuration, reload, sandboxTime, door, drift}) {
  return html`<div class="columns">
    <section class="card" aria-labelledby="process"><h2 id="process">Process</h2><dl>
      <dt>Linkgate</dt><dd>${process.version}</dd>
      <dt>Java</dt><dd>${process.java} <span class="soft">${process.jvm}</span></dd>
      <dt>Node</dt><dd>${process.node}</dd>
      <dt>Up</dt><dd>${duration(process.uptimeSeconds)} <span class="soft">since ${time(process.started)}</span></dd>
      <dt>Heap</dt><dd>${size(process.heapUsed)} of ${size(process.heapMost)}</dd>
      ${sandboxTime ? html`<dt>Sandbox clock</dt><dd class="warn">moved to ${time(sandboxTime)}</dd>` : nothing}
      <dt>Not let in</dt><dd>${amount(door.wrongTokens + door.tooSoon, 'wrong token')}, ${amount(door.foreign, 'foreign request')}</dd>
    </dl></section>
    <section class="card" aria-labelledby="store"><h2 id="store">Store</h2><dl>
      <dt>Kind</dt><dd>${store.kind} <span class=${store.healthy ? 'good' : 'bad'}>${store.healthy ? 'can be written' : 'cannot be written'}</span></dd>
      <dt>Where</dt><dd class="mono">${store.url}</dd>
      <dt>Schema</dt><dd>version ${store.schema}</dd>
      ${store.bytes == null ? nothing : html`<dt>Size</dt><dd>${size(store.bytes)}</dd>`}
      ${drift == null ? nothing : html`<dt>Drift</dt><dd>${drift} <a href="/console/drift">not acknowledged</a></dd>`}
    </dl></section>
    <section class="card" aria-labelledby="reload"><h2 id="reload">Last reload</h2>
      ${reload ? html`<p>${time(reload.at)} <strong class=${reload.taken ? 'good' : 'bad'}>${reload.taken ? 'taken' : 'refused'}</strong></p>`
        : html`<p class="soft">${configuration.file ? 'The file has not changed since the start.' : 'There is no file, so nothing is reloaded.'}</p>`}
      ${reload && !reload.taken ? html`<p>What is on the disk is not what runs.</p>` : nothing}
      ${[...configuration.warnings, ...(reload && !reload.taken ? reload.warnings : [])].map(note => html`<p class="warn mono">${note}</p>`)}
    </section>
    <section class="card" aria-labelledby="listeners"><h2 id="listeners">Listeners</h2>
      ${listeners.map(one => html`<h3>${one.name}</h3><dl>
        <dt>Bound</dt><dd class="mono">${one.bound}</dd>
        <dt>Configured</dt><dd class="mono">${one.configured}</dd>
        ${one.publicUrl ? html`<dt>Public URL</dt><dd class="mono">${one.publicUrl}</dd>` : nothing}
        <dt>Now</dt><dd>${amount(one.connections, 'connection')}, ${amount(one.inFlight, 'request')} in flight</dd></dl>`)}
    </section>
  </div>`;
}

function routes({routes}) {
  return html`<section aria-labelledby="routes"><h2 id="routes">Routes</h2>
    <p class="soft">Looked at from the top; the first that matches is taken. Counted since ${time(routes.since)}.</p>
    <div class="scroll card" tabindex="0" role="group" aria-labelledby="routes"><table>
      <thead><tr><th scope="col">When</th><th scope="col">To</th><th scope="col">Losses</th><th scope="col">Place</th><th scope="col" class="number">Taken</th></tr></thead>
      <tbody>${repeat(routes.routes, (_, i) => i, route => html`<tr>
        <td>${Object.keys(route.when).length ? Object.entries(route.when).map(([key, value]) => html`<span class="condition">${key} <code>${value}</code></span> `) : html`<span class="soft">always</span>`}</td>
        <td>${route.to} ${route.hostsRefresh ? html`<span class="tag">hosts refresh</span>` : nothing}</td>
        <td>${route.onLoss}</td><td class="mono">${route.place}</td><td class="number">${route.hits}</td></tr>`)}
        <tr><td colspan="4" class=${routes.unmatched ? 'warn' : 'soft'}>No route matched</td><td class="number">${routes.unmatched}</td></tr>
      </tbody></table></div></section>`;
}
