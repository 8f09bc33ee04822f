// One account, entered or changed.
import {LitElement, html, nothing} from 'lit';
import {put} from '../../api.js';
import {sentence} from '../../screen.js';
import {SPACES} from './spaces.js';

/** How the API's lines about an entry begin or end, and the field they are about. */
const ABOUT = [
  [/^there is no caller /, 'caller'],
  [/^a merchant has | is no merchant:/, 'merchant'],
  [/ is no id of (\w+)$/, null],
  [/^it has no id/, 'stripe'],
];

/** @param {string} problem @param {Record<string, string>} values */
function fieldOf(problem, values) {
  for (const [pattern, field] of ABOUT) {
    const found = problem.match(pattern);
    if (found) return field ?? found[1];
  }
  const named = Object.entries(values).filter(([, value]) => value && problem.includes(value));
  return named.length === 1 ? named[0][0] : SPACES.map(([space]) => space).find(space => named.some(([name]) => name === space)) ?? '';
}

class Entry extends LitElement {
  static properties = {account: {state: true}, problems: {state: true}, saving: {state: true}};

  createRenderRoot() {
    return this;
  }

  /**
   * @param {import('./spaces.js').Account|null} account to be changed; null for another one
   * @param {string} [caller] whose a new one is
   */
  async open(account, caller = '') {
    this.account = account;
    this.problems = {};
    this.saving = false;
    await this.updateComplete;
    const form = this.querySelector('form');
    for (const input of form.querySelectorAll('input')) input.value = account?.[input.name] ?? '';
    if (!account) form.elements.caller.value = caller;
    this.querySelector('dialog').showModal();
    const first = account ? SPACES[0][0] : caller ? 'merchant' : 'caller';
    form.elements[first].focus();
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    if (this.saving) return;
    const values = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    const {caller, merchant, ...ids} = values;
    this.problems = {
      ...(caller ? {} : {caller: ['say whose account it is']}),
      ...(merchant ? {} : {merchant: ['give it the name by which the caller knows it']}),
    };
    if (Object.keys(this.problems).length) return this.show();
    this.saving = true;
    try {
      await put(`accounts/${encodeURIComponent(caller)}/${encodeURIComponent(merchant)}`,
          Object.fromEntries(Object.entries(ids).filter(([, id]) => id)));
      this.querySelector('dialog').close();
      this.dispatchEvent(new CustomEvent('saved', {detail: `Saved ${merchant} of ${caller}.`}));
    } catch (error) {
      this.problems = Object.groupBy
        ? Object.groupBy(error.body?.problems ?? [error.message], problem => fieldOf(problem, values))
        : {'': error.body?.problems ?? [error.message]};
      this.show();
    } finally {
      this.saving = false;
    }
  }

  /** Puts the focus where the first thing is wrong. */
  async show() {
    await this.updateComplete;
    (this.querySelector('[aria-invalid=true]') ?? this.querySelector('dialog [type=submit]')).focus();
  }

  render() {
    const problems = this.problems ?? {};
    const field = (name, title, hint, fixed = false) => html`<label for=${'entry-' + name}>${title}</label>
      <input id=${'entry-' + name} name=${name} autocomplete="off" spellcheck="false" placeholder=${hint} ?readonly=${fixed}
        aria-invalid=${problems[name] ? 'true' : 'false'} aria-describedby=${'problem-' + name}>
      <p class="problem" id=${'problem-' + name} ?hidden=${!problems[name]}>${(problems[name] ?? []).map(sentence).join(' ')}</p>`;
    return html`<dialog class="entry" aria-labelledby="entry-title">
      <form novalidate @submit=${event => this.save(event)}>
        <h2 id="entry-title">${this.account ? 'Edit ' + this.account.merchant : 'Add account'}</h2>
        ${field('caller', 'Caller', 'as the configuration names it', !!this.account)}
        ${field('merchant', 'Merchant', 'the caller’s own name for it', !!this.account)}
        ${SPACES.map(([space, title, looks]) => field(space, title + ' account', looks))}
        <div role="alert">${problems[''] ? html`<p class="problem">${problems[''].map(sentence).join(' ')}</p>` : nothing}</div>
        <div class="row"><button type="submit" ?disabled=${this.saving}>${this.saving ? 'Saving…' : 'Save'}</button>
          <button type="button" class="quiet" @click=${event => event.target.closest('dialog').close()}>Cancel</button></div>
      </form></dialog>`;
  }
}

customElements.define('lg-account-entry', Entry);
