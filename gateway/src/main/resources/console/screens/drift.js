// Where upstreams leave their documents: alarms, the latest first, until somebody says that they are known.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {get, post} from '../api.js';
import {Screen} from '../screen.js';
import {alarm, matches} from '../drift/alarm.js';

customElements.define('lg-drift', class extends Screen {
  static properties = {...Screen.properties, rows: {state: true}, chosen: {state: true}, said: {state: true}, watches: {state: true}};

  constructor() {
    super();
    this.rows = null;
    /** @type {Set<number>} */
    this.chosen = new Set();
    this.said = '';
    this.watches = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  queried() {
    this.load();
  }

  async load() {
    await this.during('Loading alarms', async () => {
      try {
        this.rows = (await get('drift', {all: this.query.all})).rows;
      } catch (error) {
        if (error.status !== 404) throw error;
        this.watches = false;
      }
    });
    this.choose([...this.chosen].filter(id => this.rows?.some(row => row.id === id)));
  }

  choose(ids) {
    this.chosen = new Set(ids);
  }

  shown() {
    return this.rows.filter(row => (!this.query.upstream || row.upstream === this.query.upstream) && matches(row, this.query.text ?? ''));
  }

  /** Acknowledges, and puts the focus where the next one is. @param {number[]} ids */
  async acknowledge(ids) {
    const before = this.shown().map(row => row.id);
    const next = before.slice(before.indexOf(ids[0])).find(id => !ids.includes(id)) ?? before.findLast(id => !ids.includes(id));
    const done = await this.during('Acknowledging', () => post('drift/ack', {ids}));
    if (!done) return;
    this.said = (ids.length === 1 ? 'One alarm is' : ids.length + ' alarms are') + ' acknowledged, and counted on.';
    this.choose([...this.chosen].filter(id => !ids.includes(id)));
    await this.load();
    await this.updateComplete;
    const there = this.query.all ? ids[0] : next;
    (this.querySelector('#alarm-' + there) ?? this.querySelector('[data-search]') ?? this.querySelector('.empty'))?.focus();
  }

  render() {
    if (!this.watches) {
      return html`<p class="empty">This gateway does not watch for drift: it was started without a place to keep alarms.</p>`;
    }
    return html`${this.rows ? this.filters() : nothing}${this.notice()}
      <p role="status" class="good">${this.said}</p>${this.rows ? this.alarms() : nothing}`;
  }

  filters() {
    const upstreams = [...new Set([...this.rows.map(row => row.upstream), this.query.upstream].filter(Boolean))].sort();
    return html`<form class="card row" role="search" aria-label="Filters" @submit=${event => event.preventDefault()}>
      <div><label for="text">Text</label><input id="text" data-search .value=${this.query.text ?? ''} placeholder="field, value, operation"
        autocomplete="off" @input=${event => this.ask({text: event.target.value})}></div>
      <div><label for="upstream">Upstream</label><select id="upstream" @change=${event => this.ask({upstream: event.target.value})}>
        <option value="" ?selected=${!this.query.upstream}>Any</option>
        ${upstreams.map(it => html`<option ?selected=${it === this.query.upstream}>${it}</option>`)}</select></div>
      <label class="check"><input type="checkbox" .checked=${this.query.all === 'true'}
        @change=${event => { this.ask({all: event.target.checked ? 'true' : null}); this.load(); }}> Acknowledged too</label>
    </form>`;
  }

  alarms() {
    const rows = this.shown();
    const open = rows.filter(row => !row.acknowledged);
    if (!rows.length) return html`<p class="empty" tabindex="-1">${this.nothing()}</p>`;
    const chosen = open.filter(row => this.chosen.has(row.id)).map(row => row.id);
    const all = chosen.length === open.length;
    const toggle = row => event => this.choose(event.target.checked ? [...this.chosen, row.id] : [...this.chosen].filter(id => id !== row.id));
    return html`${open.length ? html`<div class="row tools">
        <button type="button" ?disabled=${!chosen.length} @click=${() => this.acknowledge(chosen)}>Acknowledge ${chosen.length || ''} selected</button>
        <button type="button" class="quiet" @click=${() => this.choose(all ? [] : open.map(row => row.id))}>${all ? 'Select none' : 'Select all ' + open.length}</button>
      </div>` : nothing}
      <ul class="alarms">${repeat(rows, row => row.id, row =>
        alarm(row, this.chosen.has(row.id), {toggle: toggle(row), acknowledge: () => this.acknowledge([row.id])}))}</ul>`;
  }

  nothing() {
    if (this.rows.length) return 'No alarm has this text and upstream.';
    return html`Every upstream has kept to its document${this.query.all ? '' : ', or what it did is acknowledged'}. Drift is an answer
      that leaves the document in <code>specs/</code>: a new field, a new value, another type. It fails no request; it appears here.`;
  }
});
