// Try it: a form made from a version's document, what would become of the request, and the request itself.
import {html, nothing} from 'lit';
import {get, post} from '../api.js';
import {Screen, sentence} from '../screen.js';
import {answered} from '../try/answer.js';
import {explained} from '../try/explained.js';
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

  /** Changes API and version; what there is none of becomes the first. */
  async choose(api, version) {
    const spoken = this.apis.find(one => one.api === api) ?? this.apis[0];
    const wanted = version ?? this.memory.versions?.[spoken.api];
    const chosen = spoken.versions.includes(wanted) ? wanted : spoken.versions[0];
    const form = await get(`specs/${spoken.api}/${encodeURIComponent(chosen)}`);
    this.spoken = spoken;
    this.form = form;
    this.values = {...empty(), ...this.memory.forms?.[`${spoken.api}@${chosen}`]};
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
    this.built(this.form.body).forEach(pointer => this.touched.add(pointer));
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

  /** Every pointer the form shows: after an attempt to send, all say what is wrong. */
  built() {
    return [...this.shown];
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
    const {tree, headers} = this.request();
    const context = {values: this.values, broken: this.broken, shown: new Set(), others: this.others, changed: pointer => this.changed(pointer)};
    this.sort();
    context.broken = this.broken;
    const fields = body(context, this.form.body);
    this.shown = context.shown;
    return html`<div class="columns">
      <div>${this.choices()}
        <section class="card" aria-labelledby="body-title"><h2 id="body-title">Request</h2>
          <p class="mono">${this.form.method} ${this.form.path}</p>
          <p class="soft">${this.form.description ?? this.form.summary}</p>
          <p class="row">${this.form.examples.map(one => html`<button type="button" class="quiet" @click=${() => this.fill(one.value)}>Fill in: ${one.summary}</button>`)}
            <button type="button" class="quiet" @click=${() => this.fill({})}>Empty the form</button></p>
          ${fields}
          <details ?open=${Object.keys(headers).length > 0}><summary>Optional headers</summary>${this.headerFields(context)}</details>
          <details><summary>A key of your own</summary>${this.keyField()}</details>
          ${this.sender()}
        </section></div>
      <div>${this.answer()}
        <section class="card" aria-labelledby="told-title"><h2 id="told-title">What becomes of it</h2>
          ${this.unexplained ? html`<p class="problem">${sentence(this.unexplained)}</p>` : nothing}
          ${this.told ? explained(this.told, this.nowhere, this.live) : html`<p class="busy">Asking…</p>`}</section>
        ${this.snippets(tree, headers)}</div></div>`;
  }

  headerFields(context) {
    return headers(context, this.form.headers);
  }

  choices() {
    const {callers, upstreams} = this.about;
    const option = (value, chosen, label = value) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
    const choose = (name, value) => {
      this.memory[name] = value;
      this.keep();
    };
    return html`<section class="card choices" aria-labelledby="choices-title"><h2 id="choices-title">Who asks whom</h2>
      <div><label for="api">API</label><select id="api" @change=${event => this.goTo(event.target.value)}>
        ${this.apis.map(one => option(one.api, this.spoken.api))}</select></div>
      <div><label for="version">Version</label><select id="version" @change=${event => this.goTo(this.spoken.api, event.target.value)}>
        ${this.spoken.versions.map(one => option(one, this.form.version))}</select></div>
      <div><label for="caller">Caller</label><select id="caller" ?disabled=${!!this.key} @change=${event => choose('caller', event.target.value)}>
        ${callers.map(one => option(one.name, this.caller))}</select></div>
      <div><label for="upstream">Upstream</label><select id="upstream" ?disabled=${!!this.key} @change=${event => choose('upstream', event.target.value)}>
        ${option('', this.upstream, 'let the routes decide')}
        ${upstreams.map(one => option(one.name, this.upstream, `${one.name} (${one.api}${one.live ? ', live' : ''})`))}</select></div>
      <div class="wide"><label for="gateway">Gateway URL, for the snippets</label>
        <input id="gateway" type="url" autocomplete="off" spellcheck="false" placeholder=${this.about['callers-url']}
          .value=${this.memory.gatewayUrl ?? ''} @input=${event => choose('gatewayUrl', event.target.value.trim())}></div>
    </section>`;
  }

  keyField() {
    return html`<label for="key">Caller's key</label>
      <input id="key" type="password" autocomplete="off" spellcheck="false" aria-describedby="key-help" .value=${this.key}
        @input=${event => { this.key = event.target.value.trim(); this.keep(); }}>
      <p class="help" id="key-help">Left empty, the console sends with a key of its own for the caller chosen above; it lives a quarter
        of an hour, in the gateway's memory. One typed here is never kept; it says who the caller is, and the routes decide.</p>`;
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
