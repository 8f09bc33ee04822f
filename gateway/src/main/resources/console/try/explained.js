// What would become of the request, as /api/explain says it.
import {html, nothing} from 'lit';
import {sentence} from '../screen.js';

const VERDICTS = {
  taken: 'taken: the first that matches',
  too_late: 'matches too, but comes later',
  not_reached: 'not looked at: the request was refused before',
  chosen: 'chosen here, in place of the routes',
  passed_over: 'not looked at: the upstream was chosen',
};

/**
 * @param {any} told the explanation
 * @param {{pointer: string|null, message: string}[]} nowhere violations that have no field
 * @param {Record<string, boolean>} live by upstream
 */
export function explained(told, nowhere, live) {
  const {upstream, refusal} = told;
  return html`
    <p role="status" class="outcome">${outcome(told)} ${live[upstream?.name] ? html`<span class="tag bad">live</span>` : nothing}</p>
    ${refusal ? html`<p class="problem">${sentence(refusal.message)} <span class="soft">Fault: ${refusal.fault}.</span></p>` : nothing}
    ${nowhere.length ? html`<h3>Wrong, and in no field</h3><ul>${nowhere.map(one =>
      html`<li class="problem">${one.pointer ? html`<code>${one.pointer}</code>: ` : nothing}${sentence(one.message)}</li>`)}</ul>` : nothing}
    ${told.losses.length ? html`<h3>Lost on the way</h3><ul>${told.losses.map(one =>
      html`<li><code>${one.parameter}</code>: <span class=${one.outcome === 'refused' ? 'bad' : 'warn'}>${one.outcome === 'refused'
        ? 'the upstream cannot say it, and the route refuses that'
        : 'sent without it, and reported'}</span>${one.avoidable ? nothing : ' (this version demands it)'}</li>`)}</ul>` : nothing}
    <h3>Canonical request</h3>${told.canonical ? canonical(told) : html`<p class="soft">Refused before it could be read.</p>`}
    <h3>Routes</h3><ol class="routes">${told.routes.map(route)}</ol>
    ${upstream ? html`<h3>Upstream</h3><dl><dt>name</dt><dd>${upstream.name}</dd><dt>speaks</dt><dd>${upstream.api}${upstream.version ? ' ' + upstream.version : ''}</dd>
      ${upstream.manner ? html`<dt>${upstream.manner}</dt><dd>${upstream.because}</dd>` : nothing}</dl>` : nothing}
    <h3>Outgoing request</h3>${outgoing(told)}`;
}

function outcome({outcome, upstream, refusal}) {
  if (outcome === 'refused') return html`<span class="tag bad">refused</span> Would be refused with ${refusal.status}.`;
  return outcome === 'made'
    ? html`<span class="tag good">made</span> Would be made by ${upstream.name}, which needs no network.`
    : html`<span class="tag good">sent</span> Would be sent to ${upstream.name}, ${upstream.manner}.`;
}

const WORDS = [
  ['account', 'account'], ['purpose', 'purpose'], ['requirementFields', 'requirements'], ['futureRequirements', 'future requirements'],
  ['refreshUrl', 'refresh URL'], ['returnUrl', 'return URL'], ['configurations', 'configurations'], ['expand', 'expand'],
  ['actingFor', 'acting for'], ['context', 'context'], ['undocumented', 'undocumented'],
];

function canonical({canonical, account}) {
  const said = WORDS.map(([name, word]) => [word, [canonical[name] ?? []].flat().join(', ')]).filter(([, value]) => value);
  return html`<dl>${said.map(([word, value]) => html`<dt>${word}</dt><dd>${value}</dd>`)}
    ${account?.merchant ? html`<dt>merchant</dt><dd>${account.merchant}</dd>` : nothing}
    ${account?.upstream ? html`<dt>sent as</dt><dd>${account.upstream}</dd>` : nothing}</dl>`;
}

function route(one) {
  const goes = one.verdict === 'taken' || one.verdict === 'chosen';
  const when = Object.entries(one.when).map(([key, value]) => `${key} is ${value}`).join(' and ') || 'anything';
  const why = VERDICTS[one.verdict] ?? 'not matched: ' + one.unmet.map(it =>
    `${it.condition} is ${it.is.join(' or ') || 'missing'}, not ${it.wants}`).join('; ');
  return html`<li class=${goes ? 'goes' : 'soft'}>${when} → <strong>${one.to}</strong>, on-loss ${one.onLoss}
    <div class=${goes ? 'good' : ''}>${why}</div>${one.verdict === 'chosen' ? nothing : html`<div class="soft">${one.place}</div>`}</li>`;
}

function outgoing({request, refusal}) {
  if (!request) {
    return html`<p class="soft">${refusal ? 'None: it is refused before.' : 'None: this upstream needs no network, the gateway makes the link itself.'}</p>`;
  }
  const text = [`${request.method} ${request.url}`, ...request.headers.map(it => `${it.name}: ${it.value}`), '', pretty(request.body)].join('\n');
  return html`<pre tabindex="0" role="region" aria-label="Outgoing request">${text}</pre>`;
}

/** JSON with lines, a form with a line for each pair, else as it is. @param {string} text */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return /^[^\s<]*=[^\s]*$/.test(text) ? text.replace(/&/g, '\n&') : text;
  }
}
