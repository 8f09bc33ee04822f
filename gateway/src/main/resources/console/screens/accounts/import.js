// A file of accounts, or what was copied out of one: all of it is entered, or nothing.
import {LitElement, html, nothing} from 'lit';
import {sentence} from '../../screen.js';
import {upload} from './upload.js';

/** What looks at its first character to tell JSON from CSV need not ask. @param {string} text */
const formatOf = text => /^\ufeff?\s*[[{]/.test(text) ? 'json' : 'csv';

class Import extends LitElement {
  static properties = {problem: {state: true}, wrong: {state: true}, wrongInAll: {state: true}, progress: {state: true}};

  constructor() {
    super();
    this.forget();
  }

  createRenderRoot() {
    return this;
  }

  forget() {
    this.problem = '';
    /** @type {{line: number, problem: string}[]} */
    this.wrong = [];
    this.wrongInAll = 0;
    /** @type {{sent: number, all: number}|null} */
    this.progress = null;
  }

  open() {
    this.forget();
    this.querySelector('form').reset();
    this.querySelector('dialog').showModal();
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    if (this.progress) return;
    const {file, text} = event.target.elements;
    const what = file.files[0] ?? new Blob([text.value]);
    this.forget();
    if (!what.size) {
      this.problem = 'choose a file, or paste its lines';
      return file.focus();
    }
    const format = formatOf(await what.slice(0, 100).text());
    this.leaving = new AbortController();
    this.progress = {sent: 0, all: what.size};
    try {
      const {entries} = await upload('accounts/import?format=' + format, what,
          sent => { this.progress = {sent, all: what.size}; }, this.leaving.signal);
      this.querySelector('dialog').close();
      this.dispatchEvent(new CustomEvent('imported', {detail: `Imported ${entries} ${entries === 1 ? 'account' : 'accounts'}.`}));
    } catch (error) {
      if (error.name === 'AbortError') return;
      this.problem = error.message;
      this.wrong = error.body?.wrong ?? [];
      this.wrongInAll = error.body?.wrongInAll ?? 0;
      await this.updateComplete;
      this.querySelector('.wrong')?.focus();
    } finally {
      this.progress = null;
    }
  }

  close() {
    this.leaving?.abort();
    this.querySelector('dialog').close();
  }

  render() {
    return html`<dialog class="import" aria-labelledby="import-title" @cancel=${() => this.leaving?.abort()}>
      <form novalidate @submit=${event => this.send(event)}>
        <h2 id="import-title">Import accounts</h2>
        <p class="soft">CSV whose first line is <code>caller,merchant,stripe,whop</code>, or JSON as it is exported. A row replaces
          the entry of its merchant; merchants that are not in the file stay. If one row is wrong, nothing is imported.</p>
        <label for="import-file">File</label>
        <input id="import-file" name="file" type="file" accept=".csv,.json,.jsonl,text/csv,application/json">
        <label for="import-text">or its lines</label>
        <textarea id="import-text" name="text" rows="5" spellcheck="false"></textarea>
        <div role="status">${this.progress ? this.underWay(this.progress) : nothing}</div>
        <div role="alert">${this.problem ? html`<p class="problem">${sentence(this.problem)}</p>` : nothing}</div>
        ${this.wrong.length ? this.rows() : nothing}
        <div class="row"><button type="submit" ?disabled=${!!this.progress}>Import</button>
          <button type="button" class="quiet" @click=${() => this.close()}>Cancel</button></div>
      </form></dialog>`;
  }

  underWay({sent, all}) {
    return sent < all
      ? html`<label for="import-progress">Sending, ${Math.floor(100 * sent / all)} %</label>
          <progress id="import-progress" max=${all} value=${sent}></progress>`
      : html`<label for="import-progress">Checking and entering the rows</label><progress id="import-progress"></progress>`;
  }

  rows() {
    const hidden = this.wrongInAll - this.wrong.length;
    return html`<div class="scroll wrong" tabindex="0" role="region" aria-label="Wrong rows">
        <table><thead><tr><th scope="col" class="number">Line</th><th scope="col">What is wrong</th></tr></thead>
        <tbody>${this.wrong.map(row => html`<tr><td class="number">${row.line}</td><td>${sentence(row.problem)}</td></tr>`)}</tbody></table>
      </div>${hidden > 0 ? html`<p class="soft">And ${hidden} more rows.</p>` : nothing}`;
  }
}

customElements.define('lg-account-import', Import);
