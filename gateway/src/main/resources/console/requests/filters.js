// What the list is narrowed by: each field is a part of the address.
import {html, nothing} from 'lit';

/** The API's names of filters, which are the address's, too. */
export const FILTERS = ['account', 'status', 'caller', 'ingress', 'upstream', 'fault', 'from', 'to', 'request'];

/** @param {Record<string, string>} query */
export const filtersOf = query => Object.fromEntries(FILTERS.map(name => [name, query[name]]).filter(([, value]) => value));

/**
 * @param {Record<string, string>} query
 * @param {object|null} choices what /api/audit-choices says
 * @param {(change: Record<string, string|null>) => void} changed
 */
export function filters(query, choices, changed) {
  const set = name => event => changed({[name]: event.target.value.trim() || null});
  const moment = name => event => changed({[name]: event.target.value ? new Date(event.target.value).toISOString() : null});
  const text = (name, label, about) => html`<div><label for="by-${name}">${label}</label>
    <input id="by-${name}" .value=${query[name] ?? ''} placeholder=${about} autocomplete="off" spellcheck="false"
      list=${name === 'status' ? 'statuses' : nothing} ?data-search=${name === 'account'} @change=${set(name)}></div>`;
  const choice = (name, label, offered) => html`<div><label for="by-${name}">${label}</label>
    <select id="by-${name}" @change=${set(name)}>
      <option value="" ?selected=${!query[name]}>Any</option>
      ${withAsked(offered, query[name]).map(it => html`<option value=${it} ?selected=${it === query[name]}>${it}</option>`)}
    </select></div>`;
  const time = (name, label) => html`<div><label for="by-${name}">${label}</label>
    <input id="by-${name}" type="datetime-local" step="1" .value=${local(query[name])} @change=${moment(name)}></div>`;
  return html`<form class="card filters" role="search" aria-label="Filters" @submit=${event => event.preventDefault()}>
    ${text('account', 'Account', 'or merchant, whole')}
    ${text('status', 'Status', '404, or 4xx')}
    <datalist id="statuses"><option value="2xx"></option><option value="4xx"></option><option value="5xx"></option></datalist>
    ${choice('caller', 'Caller', choices?.callers)}
    ${choice('ingress', 'API', choices && Object.keys(choices.apis))}
    ${choice('upstream', 'Upstream', choices?.upstreams)}
    ${choice('fault', 'Whose fault', ['caller', 'gateway', 'upstream'])}
    ${time('from', 'From')}
    ${time('to', 'To')}
    ${text('request', 'Request id', 'req_…')}
    ${Object.keys(filtersOf(query)).length
      ? html`<div class="clear"><button type="button" class="quiet"
          @click=${() => changed(Object.fromEntries(FILTERS.map(name => [name, null])))}>Show all</button></div>`
      : nothing}
  </form>`;
}

/** What the address asks for is offered even where nobody knows it any more. */
const withAsked = (offered, asked) => asked && !offered?.includes(asked) ? [...offered ?? [], asked] : offered ?? [];

/** A moment as such a field has it. @param {string|undefined} instant */
function local(instant) {
  if (!instant) return '';
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? '' : new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}
