// The request of a form as code, in the language one chose last.
import {LitElement, html} from 'lit';
import {copyButton} from '../screen.js';
import {snippets} from './index.js';

const CHOICE = 'linkgate.snippet'; // the name of a language, and nothing of the request

/** Shows the snippets of its property `asked`, which `snippets()` takes. */
class Snippets extends LitElement {
  static properties = {asked: {attribute: false}, chosen: {state: true}};

  constructor() {
    super();
    /** @type {import('./index.js').Asked|null} */
    this.asked = null;
    this.chosen = localStorage.getItem(CHOICE) ?? '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    if (!this.asked) return html``;
    const all = snippets(this.asked);
    const shown = all.find(one => one.id === this.chosen) ?? all[0];
    return html`<div class="row">
        <div><label for="snippet-language">Language</label>
          <select id="snippet-language" .value=${shown.id} @change=${event => this.choose(event.target.value)}>
            ${all.map(one => html`<option value=${one.id} ?selected=${one.id === shown.id}>${one.label}</option>`)}
          </select></div>
        ${copyButton(shown.code, 'Copy code')}
      </div>
      <pre tabindex="0" role="region" aria-label=${'Code for ' + shown.label}><code>${shown.code}</code></pre>
      <p class="soft">The key is read from the environment variable <code>LINKGATE_KEY</code>.</p>`;
  }

  /** @param {string} id */
  choose(id) {
    this.chosen = id;
    localStorage.setItem(CHOICE, id);
  }
}

customElements.define('lg-snippets', Snippets);
