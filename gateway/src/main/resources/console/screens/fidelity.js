import {html, nothing} from 'lit';
import {get} from '../api.js';
import {Screen} from '../screen.js';
import {grid} from '../fidelity/grid.js';
import {cells, key} from '../fidelity/cells.js';

/** How often unfinished work is looked at again, in milliseconds: a pair takes about 80. */
const AGAIN = 600;

/** What becomes of everything between every two versions. */
customElements.define('lg-fidelity', class extends Screen {
  static properties = {...Screen.properties, summary: {state: true}, pair: {state: true}, evidence: {state: true}};

  constructor() {
    super();
    /** @type {object|null} the answer of /api/fidelity, by what is filtered */
    this.summary = null;
    /** @type {object|null} the cells of the pair that is looked at */
    this.pair = null;
    /** @type {object|null} the run behind the cell that is looked at */
    this.evidence = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.queried();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  queried() {
    this.counts();
    this.cells();
  }

  /** Counts of all pairs, again and again until all are known. */
  async counts() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = new AbortController();
    const {search, outcome} = this.query;
    const signal = this.asked.signal;
    const work = () => get('fidelity', {search, outcome}, signal);
    const summary = this.summary ? await work().catch(error => this.failed(error)) : await this.during('Loading the matrix', work);
    if (!summary || signal.aborted) return;
    this.summary = summary;
    if (summary.done < summary.of) this.timer = setTimeout(() => this.counts(), AGAIN);
  }

  failed(error) {
    if (error.name !== 'AbortError') this.problem = error;
  }

  async cells() {
    const {from, to} = this.query;
    const name = from && to ? `${encodeURIComponent(from)}/${encodeURIComponent(to)}` : '';
    if (name !== this.name) {
      this.name = name;
      this.pair = this.evidence = null;
      if (name) {
        const pair = await this.during('Running the pair', () => get('fidelity/' + name));
        if (this.name === name) this.pair = pair ?? null;
      }
    }
    await this.explain();
  }

  /** The run behind the cell the address names. */
  async explain() {
    const cell = this.pair?.cells.find(one => key(one) === this.query.cell);
    const explained = cell ? this.name + ' ' + key(cell) : '';
    if (explained === this.explained) return;
    this.explained = explained;
    this.evidence = null;
    if (!cell) return;
    const {part, parameter, value} = cell;
    const evidence = await this.during('Running it again', () => get(`fidelity/${this.name}/cell`, {part, parameter, value}));
    if (this.explained === explained) this.evidence = evidence ?? null;
  }

  /** @param {Record<string, string|null>} change @param {boolean} [kept] */
  choose(change, kept = false) {
    this.ask(change, kept);
    this.queried();
  }

  render() {
    const all = this.summary;
    return html`${this.notice()}${all ? html`
      ${this.progress(all)}
      ${all.sound ? nothing : html`<p class="problem">Something is lost silently, or not as documented: ${all.faults.join('; ')}</p>`}
      ${this.choices(all)}
      ${this.query.from && this.query.to ? cells(this) : grid(this)}
      ${legend(all)}` : nothing}`;
  }

  progress(all) {
    return all.done < all.of
      ? html`<p class="finding"><label for="found">The gateway's own code is run with every property and value: ${all.done} of ${all.of} pairs of versions</label>
          <progress id="found" max=${all.of} .value=${all.done}></progress></p>`
      : html`<p class="soft" data-all>${all.cells} cells of ${all.of} pairs of versions, each found by running it.</p>`;
  }

  choices(all) {
    const {from = '', to = '', search = '', outcome = ''} = this.query;
    const side = (id, label, sides, chosen) => html`<div><label for=${id}>${label}</label>
      <select id=${id} @change=${event => this.choose({[id]: event.target.value, cell: null}, true)}>
        <option value="" ?selected=${!chosen}>all</option>
        ${sides.map(one => html`<option value=${one.name} ?selected=${one.name === chosen}>${one.name}</option>`)}
      </select></div>`;
    return html`<form class="row choices" @submit=${event => event.preventDefault()}>
      ${side('from', 'Callers speak', all.callers, from)}
      ${side('to', 'Upstream is spoken to in', all.upstreams, to)}
      <div><label for="search">Text</label>
        <input id="search" type="search" data-search .value=${search} placeholder="a property, value or note"
            @input=${event => this.choose({search: event.target.value})}></div>
      <div><label for="outcome">Outcome</label>
        <select id="outcome" @change=${event => this.choose({outcome: event.target.value})}>
          <option value="" ?selected=${!outcome}>any</option>
          ${all.outcomes.map(one => html`<option ?selected=${one.outcome === outcome}>${one.outcome}</option>`)}
        </select></div>
      ${from || to || search || outcome ? html`<button type="button" class="quiet"
          @click=${() => this.choose({from: null, to: null, search: null, outcome: null, cell: null}, true)}>Show all</button>` : nothing}
    </form>`;
  }
});

function legend(all) {
  return html`<section class="card"><h2>What the words mean</h2><dl>
    ${all.outcomes.map(one => html`<dt><span class="outcome ${one.outcome}">${one.outcome}</span></dt><dd>${one.meaning}</dd>`)}
    <dt>relayed</dt><dd>the API is the same on both sides, so that in practice the caller's own bytes go on; the outcome is that of translating them</dd>
    <dt>added</dt><dd>what the upstream is told beyond what was said</dd>
    <dt>answer</dt><dd>what the caller is answered</dd>
    <dt>any, any other</dt><dd>every value fares alike; a value that is not listed, where the list is open</dd>
    <dt>undocumented</dt><dd>a property no document names</dd>
  </dl></section>`;
}
