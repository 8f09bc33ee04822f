// Which API and version, as whom, and where to.
import {html} from 'lit';

const option = (value, chosen, label = value) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;

/** @param {any} screen the try screen */
export function choices(screen) {
  const {callers, upstreams} = screen.about;
  const typed = !!screen.key;
  return html`<section class="card choices" aria-labelledby="choices-title"><h2 id="choices-title">Who asks whom</h2>
    <div><label for="api">API</label><select id="api" @change=${event => screen.goTo(event.target.value)}>
      ${screen.apis.map(one => option(one.api, screen.spoken.api))}</select></div>
    <div><label for="version">Version</label><select id="version" @change=${event => screen.goTo(screen.spoken.api, event.target.value)}>
      ${screen.spoken.versions.map(one => option(one, screen.form.version))}</select></div>
    <div><label for="caller">Caller</label><select id="caller" ?disabled=${typed} @change=${event => screen.prefer('caller', event.target.value)}>
      ${callers.map(one => option(one.name, screen.caller))}</select></div>
    <div><label for="upstream">Upstream</label><select id="upstream" ?disabled=${typed} @change=${event => screen.prefer('upstream', event.target.value)}>
      ${option('', screen.upstream, 'let the routes decide')}
      ${upstreams.map(one => option(one.name, screen.upstream, `${one.name} (${one.api}${one.live ? ', live' : ''})`))}</select></div>
    <div class="wide"><label for="gateway">Gateway URL, for the code</label>
      <input id="gateway" type="url" autocomplete="off" spellcheck="false" placeholder=${screen.about['callers-url']}
        .value=${screen.memory.gatewayUrl ?? ''} @input=${event => screen.prefer('gatewayUrl', event.target.value.trim())}></div>
  </section>`;
}

/** @param {any} screen the try screen */
export const keyField = screen => html`<label for="key">Caller's key</label>
  <input id="key" type="password" autocomplete="off" spellcheck="false" aria-describedby="key-help" .value=${screen.key}
    @input=${event => screen.types(event.target.value.trim())}>
  <p class="help" id="key-help">Left empty, the console sends with a key of its own for the caller chosen above; it lives a quarter of
    an hour, in the gateway's memory. One typed here is never kept; it says who the caller is, and the routes decide.</p>`;
