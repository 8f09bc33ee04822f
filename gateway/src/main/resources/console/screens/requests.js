// What was asked, newest first and live; with ?id= one exchange in full.
import {html, nothing} from 'lit';
import {get, post, search} from '../api.js';
import {Screen, time} from '../screen.js';
import {detail} from '../requests/detail.js';
import {PAGE, follow, page} from '../requests/feed.js';
import {filters, filtersOf} from '../requests/filters.js';
import {list} from '../requests/list.js';
import {sandboxed} from '../requests/again.js';

/** More than anybody reads, and less than a browser is slow with. */
const MOST = 300;

customElements.define('lg-requests', class extends Screen {
  static properties = {
    ...Screen.properties,
    rows: {state: true}, further: {state: true}, fresh: {state: true}, paused: {state: true}, live: {state: true},
    choices: {state: true}, one: {state: true}, sent: {state: true}, looking: {state: true},
  };

  constructor() {
    super();
    this.rows = null;
    this.fresh = [];
    this.paused = false;
    this.live = true;
    this.choices = null;
    this.sent = null;
    this.looking = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.queried();
    get('audit-choices').then(choices => { this.choices = choices; }, () => {});
  }

  queried() {
    this.work?.abort();
    this.sent = null;
    if (this.query.id) this.open(this.query.id);
    else if (this.rows && this.shown === this.view()) this.close();
    else this.load();
  }

  /** What the list is of; the exchange that is looked at is no part of it. */
  view() {
    return JSON.stringify([filtersOf(this.query), this.query.before]);
  }

  begin() {
    this.work?.abort();
    this.work = new AbortController();
    return this.work.signal;
  }

  async open(id) {
    const signal = this.begin();
    this.one = null;
    const row = await this.during('Loading the exchange', () => get('audit/' + encodeURIComponent(id), {}, signal));
    if (signal.aborted || !row) return;
    this.one = row;
    await this.updateComplete;
    this.querySelector('#exchange').focus();
  }

  /** Back at the list as it was, where one came from. */
  async close() {
    const from = this.one?.request;
    this.one = null;
    await this.updateComplete;
    (this.querySelector('a[data-request="' + from + '"]') ?? this.querySelector('[data-search]')).focus();
    this.watch(this.last);
  }

  async load() {
    const signal = this.begin();
    const asked = filtersOf(this.query);
    this.one = null;
    this.fresh = [];
    this.shown = this.view();
    await this.during('Loading', async () => {
      this.looking = true;
      this.last = await page(asked, this.query.before, signal, (rows, further) => {
        this.rows = rows;
        this.further = further;
        if (further && rows.length < PAGE) this.busy = 'Looked back to ' + new Date(further.at).toLocaleString();
      });
    });
    if (this.work?.signal === signal) this.looking = false;
    if (!signal.aborted && !this.problem) this.watch(this.last);
  }

  /** Follows what comes, where the end of the list is now. */
  watch(last) {
    if (this.paused || this.query.before || this.query.to || this.query.request) return;
    const signal = this.begin();
    follow(filtersOf(this.query), last, signal, rows => this.came(rows), works => { this.live = works; });
  }

  came(rows) {
    this.last = rows[0].id;
    const reading = scrollY > 4 || this.querySelector('tbody')?.contains(document.activeElement);
    if (reading) this.fresh = [...rows, ...this.fresh].slice(0, MOST);
    else this.insert([...rows, ...this.fresh]);
  }

  insert(rows) {
    this.rows = [...rows, ...this.rows].slice(0, MOST);
    this.fresh = [];
    const last = this.rows.at(-1);
    if (this.rows.length === MOST) this.further = {id: last.id, at: last.at};
  }

  async showFresh() {
    this.insert(this.fresh);
    await this.updateComplete;
    this.querySelector('tbody a').focus();
    scrollTo(0, 0);
  }

  pause() {
    this.paused = !this.paused;
    if (this.paused) this.work?.abort();
    else this.watch(this.last);
  }

  stop() {
    this.work?.abort();
    this.looking = false;
  }

  async turn(before) {
    this.ask({before: before && String(before)}, true);
    await this.load();
    await this.updateComplete;
    (this.querySelector('tbody a') ?? this.querySelector('[data-search]')).focus();
    scrollTo(0, 0);
  }

  show(row) {
    this.ask({id: row.request}, true);
    this.queried();
  }

  async again() {
    const {ask} = sandboxed(this.one, this.choices);
    this.sent = null;
    this.sent = await this.during('Asking the sandbox', () => post('try', ask)) ?? null;
  }

  render() {
    if (this.query.id) return html`${this.notice()}${this.one ? this.exchange()
      : this.busy ? nothing : html`<p><a href="/console/requests">To the list</a></p>`}`;
    const changed = change => { this.ask({...change, before: null}, true); this.load(); };
    return html`${filters(this.query, this.choices, changed)}${this.bar()}${this.notice()}
      ${this.rows?.length ? list(this.rows, this.query, row => this.show(row)) : nothing}${this.end()}`;
  }

  exchange() {
    const {id, ...rest} = this.query;
    const closed = event => {
      event.preventDefault();
      this.ask({id: null}, true);
      this.queried();
    };
    return detail(this.one, this.choices, {
      back: location.pathname + search(rest), closed, sent: this.sent, sending: Boolean(this.busy), again: () => this.again(),
    });
  }

  /** What comes, and whether anything does. */
  bar() {
    const older = this.query.before;
    const words = older ? 'Older exchanges' : this.query.to || this.query.request ? 'Not live: the filter has an end'
      : this.paused ? 'Paused' : this.live ? 'Live' : 'Not live: the gateway does not answer; trying again';
    return html`<div class="row live"><span role="status" class=${words === 'Live' ? 'good' : 'soft'}>${words}</span>
      ${words === 'Live' || words === 'Paused' ? html`<button type="button" class="quiet" @click=${() => this.pause()}>${this.paused ? 'Go on' : 'Pause'}</button>` : nothing}
      ${older ? html`<button type="button" class="quiet" @click=${() => this.turn(null)}>Newest</button>` : nothing}
      ${this.looking && this.busy.startsWith('Looked') ? html`<button type="button" class="quiet" @click=${() => this.stop()}>Stop looking</button>` : nothing}
      <span role="status">${this.fresh.length ? html`<button type="button" @click=${() => this.showFresh()}>${this.fresh.length}${this.fresh.length === MOST ? ' or more' : ''} new</button>` : nothing}</span></div>`;
  }

  /** Below the rows: what to do when there are no more of them. */
  end() {
    if (!this.rows || this.busy) return nothing;
    const filtered = Object.keys(filtersOf(this.query)).length > 0;
    const full = this.rows.length >= PAGE;
    const further = this.further && (full ? this.rows.at(-1).id : this.further.id);
    const empty = this.further ? html`Nothing matches since ${time(this.further.at)}.`
      : filtered ? 'No exchange matches. Times are local; an account is matched whole, as the caller, the account map or the upstream has it.'
      : this.query.before ? 'There is nothing older.'
      : html`Nobody has asked for anything yet. <a href="/console/try">Try it</a>, and the request appears here.`;
    return html`${this.rows.length ? nothing : html`<p class="empty">${empty}</p>`}
      ${further ? html`<p><button type="button" class="quiet" @click=${() => this.turn(further)}>${full ? 'Older' : 'Look further'}</button>
        ${full ? nothing : html`<span class="soft">Looked back to ${time(this.further.at)}.</span>`}</p>` : nothing}`;
  }
});
