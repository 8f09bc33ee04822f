// What all screens have in common: light DOM, a query that is part of the address, and a load that can fail.
import {LitElement, html, nothing} from 'lit';
import {install} from './keys.js';

install();

/** A screen. Its state that is worth a link is in `this.query`, which is the address's. */
export class Screen extends LitElement {
  static properties = {
    query: {state: true},
    busy: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.query = Object.fromEntries(new URLSearchParams(location.search));
    /** What is under way, in words; empty for nothing. */
    this.busy = '';
    /** @type {Error|null} */
    this.problem = null;
    addEventListener('popstate', () => {
      this.query = Object.fromEntries(new URLSearchParams(location.search));
      this.queried();
    });
  }

  /** Pages are one document each, with one style sheet. */
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  /** Called when the address's query changed by going back. */
  queried() {}

  /**
   * Changes parts of the query, and the address with it; what is empty is left out.
   * @param {Record<string, string|null|undefined>} change
   * @param {boolean} [kept] whether Back leads to what was before
   */
  ask(change, kept = false) {
    const query = Object.fromEntries(
        Object.entries({...this.query, ...change}).filter(([, value]) => value));
    this.query = query;
    const text = new URLSearchParams(query).toString();
    history[kept ? 'pushState' : 'replaceState'](null, '', location.pathname + (text ? '?' + text : ''));
  }

  /**
   * Does something that takes time: says so, and says what went wrong.
   * @template T
   * @param {string} words what is under way, such as "Loading the audit"
   * @param {() => Promise<T>} work
   * @returns {Promise<T|undefined>} undefined where it failed
   */
  async during(words, work) {
    this.busy = words;
    this.problem = null;
    try {
      return await work();
    } catch (error) {
      if (error.name !== 'AbortError') this.problem = error;
      return undefined;
    } finally {
      this.busy = '';
    }
  }

  /** What is under way and what went wrong, for readers' ears too. */
  notice() {
    return html`<div role="status" class="notice">${this.busy ? html`<p class="busy">${this.busy}…</p>` : nothing}</div>
      <div role="alert">${this.problem ? html`<p class="problem">${sentence(this.problem.message)}</p>` : nothing}</div>`;
  }
}

/** @param {string} text one of the API's details, which begin small and end open */
export function sentence(text) {
  const end = /[.!?]$/.test(text) ? '' : '.';
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}

const LOCAL = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});

/**
 * A time as the clock on the wall has it, with UTC on hover.
 * @param {string|null|undefined} instant ISO 8601
 */
export function time(instant) {
  return instant
    ? html`<time datetime=${instant} title=${instant.replace('T', ' ').replace(/Z$/, ' UTC')}>${LOCAL.format(new Date(instant))}</time>`
    : nothing;
}

/** @param {string} text what a button puts into the clipboard @param {string} [label] */
export function copyButton(text, label = 'Copy') {
  const copy = async event => {
    const button = event.currentTarget;
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 1500);
  };
  return html`<button type="button" class="quiet" @click=${copy}>${label}</button>`;
}
