// Try it: a form made from a version's document, what would become of the request, and the request itself.
import {html, nothing} from 'lit';
import {get, post} from '../api.js';
import {Screen, sentence} from '../screen.js';
import {answered} from '../try/answer.js';
import {explained} from '../try/explained.js';
import {choices, keyField} from '../try/choices.js';
import {body, goTo, headers} from '../try/fields.js';
import {recall, remember} from '../try/memory.js';
import '../snippets/lg-snippets.js';
import {built, empty, typed, written} from '../try/values.js';

/** Faster than anybody reads, slower than anybody types. */
const PAUSE = 150;

customElements.define('lg-try', class extends Screen {
  constructor() {
    super();
    this.memory = recall();
    /** In memory only, for as long as the page is there. */
    this.key = '';
    this.touched = new Set();
    this.others = new Set();
    this.broken = new Map();
    this.shown = new Set();
    this.nowhere = [];
    this.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.send();
      }
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.during('Loading', async () => {
      const [{apis}, about] = await Promise.all([get('specs'), get('about')]);
      this.apis = apis;
      this.about = about;
      this.live = Object.fromEntries(about.upstreams.map(one => [one.name, one.live]));
      await this.choose(this.query.api ?? this.memory.api, this.query.version);
    });
  }

  queried() {
    this.during('Loading', () => this.choose(this.query.api, this.query.version));
  }

  get gatewayUrl() {
    return this.memory.gatewayUrl || this.about['callers-url'];
  }

  get caller() {
    const {callers} = this.about;
    return (callers.find(one => one.name === this.memory.caller) ?? callers[0])?.name;
  }

  /** The chosen upstream; empty where the routes decide. */
  get upstream() {
    return this.about.upstreams.some(one => one.name === this.memory.upstream) ? this.memory.upstream : '';
  }

  /** Somebody chooses API and version: the address is theirs. */
  goTo(api, version) {
    this.during('Loading', async () => {
      await this.choose(api, version);
      this.ask({api: this.spoken.api, version: this.form.version});
    });
  }

  /** @param {'caller'|'upstream'|'gatewayUrl'} name @param {string} value */
  prefer(name, value) {
    this.memory[name] = value;
    this.keep();
  }

  /** @param {string} key typed by the operator */
  types(key) {
    this.key = key;
    this.keep();
  }

  /** Changes API and version; what there is none of becomes the first. */
  async choose(api, version) {
    const spoken = this.apis.find(one => one.api === api) ?? this.apis[0];
    const wanted = version ?? this.memory.versions?.[spoken.api];
    const chosen = spoken.versions.includes(wanted) ? wanted : spoken.versions[0];
    const form = await get(`specs/${spoken.api}/${encodeURIComponent(chosen)}`);
    this.spoken = spoken;
    this.form = form;
    this.values = {...empty(), ...this.memory.forms?.[`${spoken.api}@${chosen}`]};
    this.hasHeaders = Object.values(this.values.headers).some(Boolean); // remembered ones are not hidden
    this.touched.clear();
    this.others.clear();
    this.came = this.told = undefined;
    this.memory.api = spoken.api;
    (this.memory.versions ??= {})[spoken.api] = chosen;
    this.keep();
  }

  /** Something was typed or chosen. @param {string} [pointer] */
  changed(pointer) {
    if (pointer) this.touched.add(pointer);
    this.keep();
  }

  keep() {
    (this.memory.forms ??= {})[`${this.spoken.api}@${this.form.version}`] = this.values;
    remember(this.memory);
    this.explain();
    this.requestUpdate();
  }

  /** What is asked, for the API and for the snippets. */
  request() {
    const tree = built(this.form.body, this.values.body, this.values.chosen) ?? {};
    const given = Object.entries(this.values.headers).filter(([name, value]) =>
      value && this.form.headers.some(one => one.name === name));
    return {tree, headers: Object.fromEntries(given)};
  }

  question() {
    const {tree, headers} = this.request();
    return {
      ingress: this.spoken.api,
      version: this.form.version,
      caller: this.caller,
      upstream: this.key ? undefined : this.upstream || undefined,
      headers,
      body: written(tree, this.form['media-type']),
    };
  }

  /** Asks what would become of it, a moment after the last key; only the last answer counts. */
  explain() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.timer = setTimeout(async () => {
      const asking = this.asking = new AbortController();
      try {
        const told = await post('explain', this.question(), asking.signal);
        if (asking.signal.aborted) return;
        this.told = told;
        this.unexplained = '';
      } catch (error) {
        if (asking.signal.aborted) return;
        this.unexplained = error.message;
      }
      this.requestUpdate();
    }, PAUSE);
  }

  async send() {
    if (!this.form || this.sending) return;
    this.sending = true;
    this.came = undefined;
    this.shown.forEach(pointer => this.touched.add(pointer)); // now every field may say what is wrong
    const question = this.question();
    this.came = await this.during('Sending', () =>
      post('try', this.key ? {...question, caller: undefined, key: this.key} : question));
    this.sending = false;
    this.requestUpdate();
    await this.updateComplete;
    const wrong = [...this.shown].find(pointer => this.broken.has(pointer));
    if (this.came?.status >= 400 && wrong) goTo(wrong);
    else if (this.came) this.querySelector('#answer').focus();
  }

  /** Violations go to their fields, once these were touched; the rest is listed. */
  sort() {
    const violations = this.told?.violations ?? [];
    const at = one => this.shown.has(one.pointer);
    this.broken = Map.groupBy(violations.filter(one => at(one) && this.touched.has(one.pointer)), one => one.pointer);
    this.broken.forEach((all, pointer) => this.broken.set(pointer, all.map(one => sentence(one.message))));
    this.nowhere = violations.filter(one => !at(one));
    this.waiting = violations.filter(one => at(one) && !this.touched.has(one.pointer)).length;
  }

  render() {
    if (!this.form) return this.notice();
    const {tree, headers: given} = this.request();
    this.sort();
    this.shown = new Set();
    const context = {values: this.values, broken: this.broken, shown: this.shown, others: this.others, changed: pointer => this.changed(pointer)};
    return html`<div class="columns">
      <div>${choices(this)}
        <section class="card" aria-labelledby="body-title"><h2 id="body-title">Request</h2>
          <p class="mono">${this.form.method} ${this.form.path}</p>
          <p class="soft">${this.form.description ?? this.form.summary}</p>
          <p class="row">${this.form.examples.map(one => html`<button type="button" class="quiet" @click=${() => this.fill(one.value)}>Fill in: ${one.summary}</button>`)}
            <button type="button" class="quiet" @click=${() => this.fill({})}>Empty the form</button></p>
          ${body(context, this.form.body)}
          <details ?open=${this.hasHeaders}><summary>Optional headers</summary>${headers(context, this.form.headers)}</details>
          <details><summary>A key of your own</summary>${keyField(this)}</details>
          ${this.sender()}
        </section></div>
      <div>${this.answer()}
        <section class="card" aria-labelledby="told-title"><h2 id="told-title">What becomes of it</h2>
          ${this.unexplained ? html`<p class="problem">${sentence(this.unexplained)}</p>` : nothing}
          ${this.told ? explained(this.told, this.nowhere, this.live) : html`<p class="busy">Asking…</p>`}</section>
        ${this.snippets(tree, given)}</div></div>`;
  }

  sender() {
    return html`<p class="row send"><button type="button" ?disabled=${this.sending} @click=${() => this.send()}>Send</button>
      <span class="soft"><kbd>Ctrl</kbd> <kbd>Enter</kbd>${this.waiting ? html`, ${this.waiting} to fill in` : nothing}</span></p>
      ${this.notice()}`;
  }

  answer() {
    return html`<section class="card" aria-labelledby="answer" ?hidden=${!this.came}>
      <h2 id="answer" tabindex="-1">Answer</h2>${this.came ? answered(this.came) : nothing}</section>`;
  }

  snippets(tree, headers) {
    const asked = {api: this.spoken.api, version: this.form.version, gatewayUrl: this.gatewayUrl, path: this.form.path, body: tree, headers, caller: this.caller};
    return html`<section class="card" aria-labelledby="code-title"><h2 id="code-title">The same as code</h2>
      <lg-snippets .asked=${asked}></lg-snippets></section>`;
  }

  fill(value) {
    this.values.body = typed(value, this.form.body);
    this.values.chosen = {};
    this.others.clear();
    this.touched.clear();
    this.keep();
  }
});
