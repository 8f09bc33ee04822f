// The account map: found, entered, changed, removed, brought in and taken out.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {get, remove, search} from '../api.js';
import {Screen} from '../screen.js';
import './accounts/entry.js';
import './accounts/import.js';
import {SPACES} from './accounts/spaces.js';

/** Long enough for a word to be typed, too short to be waited for. */
const TYPING = 200;

class Accounts extends Screen {
  static properties = {accounts: {state: true}, next: {state: true}, said: {state: true}};

  constructor() {
    super();
    /** @type {import('./accounts/spaces.js').Account[]|null} */
    this.accounts = null;
    /** @type {string|null} */
    this.next = null;
    /** What was done last, for readers' ears too. */
    this.said = '';
    this.load();
  }

  queried() {
    this.load();
  }

  /** @param {string} [after] where a further page begins; from the start when left out */
  async load(after) {
    this.asking?.abort();
    const asking = this.asking = new AbortController();
    const {search: text, caller} = this.query;
    const page = await this.during('Loading the accounts', () =>
      get('accounts', {search: text, caller, after}, asking.signal));
    if (!page || asking.signal.aborted) return;
    this.accounts = after ? [...this.accounts, ...page.accounts] : page.accounts;
    this.next = page.next;
  }

  /** @param {string} name @param {string} value */
  typed(name, value) {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.ask({[name]: value.trim()});
      this.load();
    }, TYPING);
  }

  async more() {
    const before = this.accounts.length;
    await this.load(this.next);
    await this.updateComplete;
    this.querySelectorAll('tbody tr')[before]?.querySelector('button').focus();
  }

  /** @param {string} words */
  async changed(words) {
    this.said = words;
    await this.load();
  }

  /** @param {import('./accounts/spaces.js').Account} account */
  async removed(account) {
    const done = await this.during('Removing ' + account.merchant, () =>
      remove(`accounts/${encodeURIComponent(account.caller)}/${encodeURIComponent(account.merchant)}`));
    this.querySelector('dialog.remove').close();
    if (!done) return;
    await this.changed(`Removed ${account.merchant} of ${account.caller}.`);
    this.querySelector('[data-search]').focus(); // the button that was pressed is gone
  }

  render() {
    const entry = () => this.querySelector('lg-account-entry');
    return html`
      <div class="row tools" role="search" aria-label="Accounts">
        <div class="find"><label for="search">Search</label>
          <input id="search" data-search type="search" autocomplete="off" spellcheck="false" .value=${this.query.search ?? ''}
            placeholder="How a merchant or an account id begins"
            @input=${event => this.typed('search', event.target.value)}></div>
        <div><label for="caller">Caller</label>
          <input id="caller" autocomplete="off" spellcheck="false" placeholder="all" .value=${this.query.caller ?? ''}
            @input=${event => this.typed('caller', event.target.value)}></div>
        <button type="button" @click=${() => entry().open(null, this.query.caller)}>Add account</button>
        <button type="button" class="quiet" @click=${() => this.querySelector('lg-account-import').open()}>Import</button>
        ${['csv', 'json'].map(format => html`<a class="button quiet" download=${'accounts.' + format}
          href=${'/api/accounts/export' + search({format, caller: this.query.caller})}>Export ${format.toUpperCase()}</a>`)}
      </div>
      ${this.notice()}
      <p role="status" class="good">${this.said}</p>
      ${this.accounts ? this.accounts.length ? this.table(entry) : this.empty() : nothing}
      <lg-account-entry @saved=${event => this.changed(event.detail)}></lg-account-entry>
      <lg-account-import @imported=${event => this.changed(event.detail)}></lg-account-import>
      <dialog class="remove" aria-labelledby="remove-title">${this.leaving ? this.confirmation(this.leaving) : nothing}</dialog>`;
  }

  table(entry) {
    return html`<div class="scroll card" tabindex="0" role="region" aria-label="Accounts found">
        <table><thead><tr><th scope="col">Caller</th><th scope="col">Merchant</th>
          ${SPACES.map(([, title]) => html`<th scope="col">${title}</th>`)}<th scope="col">Change</th></tr></thead>
        <tbody>${repeat(this.accounts, account => account.caller + '/' + account.merchant, account => html`<tr>
          <td>${account.caller}</td><th scope="row" class="mono">${account.merchant}</th>
          ${SPACES.map(([space]) => html`<td class="mono">${account[space] ?? nothing}</td>`)}
          <td class="changes"><button type="button" class="quiet" aria-label=${'Edit ' + account.merchant}
              @click=${() => entry().open(account)}>Edit</button>
            <button type="button" class="quiet" aria-label=${'Remove ' + account.merchant}
              @click=${() => this.confirm(account)}>Remove</button></td></tr>`)}</tbody></table>
      </div>
      <p class="soft">${this.accounts.length} shown${this.next ? ', and there are more. ' : '.'}
        ${this.next ? html`<button type="button" class="quiet" ?disabled=${!!this.busy} @click=${() => this.more()}>Show more</button>` : nothing}</p>`;
  }

  empty() {
    return this.query.search || this.query.caller
      ? html`<p class="empty">No account begins with that${this.query.caller ? html` at the caller <b>${this.query.caller}</b>` : nothing}.
          A search finds merchants and account ids by how they begin.</p>`
      : html`<div class="empty"><p>The account map is empty. It ties your own name for a seller, the merchant, to its id at each
          provider, so that a request for <code>seller-17</code> reaches the right account whichever provider it is routed to.</p>
          <p>Add one account, or import a file whose first line is <code>caller,merchant,stripe,whop</code>.</p></div>`;
  }

  /** @param {import('./accounts/spaces.js').Account} account */
  async confirm(account) {
    this.leaving = account;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog.remove').showModal();
  }

  confirmation(account) {
    return html`<h2 id="remove-title">Remove ${account.merchant}?</h2>
      <p>Requests of ${account.caller} that name <span class="mono">${account.merchant}</span> are refused from then on.
        The accounts at the providers stay as they are.</p>
      <div class="row"><button type="button" @click=${() => this.removed(account)}>Remove</button>
        <button type="button" class="quiet" autofocus @click=${event => event.target.closest('dialog').close()}>Keep</button></div>`;
  }
}

customElements.define('lg-accounts', Accounts);
