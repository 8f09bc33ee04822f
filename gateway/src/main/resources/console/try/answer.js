// What came back from the callers' listener.
import {html, nothing} from 'lit';
import {copyButton} from '../screen.js';
import {pretty} from './explained.js';

const FAULTS = {
  caller: 'The request is at fault: change it, and send it again.',
  gateway: 'This gateway is at fault, or its configuration: the message says what to look at.',
  upstream: 'The upstream is at fault: the gateway did its part.',
};

/** @param {{status: number, headers: {name: string, value: string}[], body: string, 'took-ms': number, 'request-id'?: string, link?: {url: string, sandbox: boolean}}} came */
export function answered(came) {
  const fault = came.headers.find(it => it.name.toLowerCase() === 'linkgate-fault')?.value;
  const id = came['request-id'];
  return html`<p class="came"><span class="tag ${came.status < 400 ? 'good' : 'bad'}" data-status=${came.status}>${came.status}</span>
      in ${came['took-ms']} ms ${id ? html`as <a href=${'/console/requests?request=' + encodeURIComponent(id)}>${id}</a>` : nothing}</p>
    ${came.status >= 400 ? html`<p class="problem">${FAULTS[fault] ?? 'It failed, and nobody says at whose fault.'}</p>` : nothing}
    ${came.link ? link(came.link) : nothing}
    <h3>Body</h3><pre tabindex="0" role="region" aria-label="Body of the answer">${pretty(came.body)}</pre>
    <details><summary>Headers</summary><pre tabindex="0" role="region" aria-label="Headers of the answer">${came.headers.map(it => `${it.name}: ${it.value}`).join('\n')}</pre></details>`;
}

function link({url, sandbox}) {
  if (sandbox) {
    return html`<p class="row"><a class="button" href=${url} target="_blank" rel="noopener noreferrer">Open the sandbox page</a>
      ${copyButton(url, 'Copy the link')}</p>`;
  }
  return html`<p class="link"><code>${url}</code></p><p class="row">${copyButton(url, 'Copy the link')}
    <span class="soft">It is a provider's page and no sandbox: a visit would spend the link, so it does not open from here.</span></p>`;
}
