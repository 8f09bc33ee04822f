// A link request in the languages its API's callers write. Pure: runs in a browser and in node alike.
import {java} from './stripe-java.js';
import * as stripe from './stripe.js';
import * as whop from './whop.js';
import {curl, explain, fetching} from './wire.js';

/**
 * What a snippet is asked to send.
 * @typedef {object} Asked
 * @property {'stripe-v1'|'stripe-v2'|'whop'} api
 * @property {string} [version] of the API; none when left out
 * @property {string} gatewayUrl without a slash at the end
 * @property {string} path
 * @property {object} body the tree of the form
 * @property {Record<string, string>} [headers] optional ones, such as Idempotency-Key
 * @property {string} [caller] by its name, for `linkgate explain`
 *
 * @typedef {Required<Asked> & {stripe: boolean, form: boolean, url: string}} Call
 * @typedef {{id: string, label: string, language: string, code: string}} Snippet
 */

const STRIPE = [
  ['curl', 'curl', 'shell', curl],
  ['stripe-node', 'stripe-node, JavaScript', 'javascript', call => stripe.node(call, false)],
  ['stripe-node-ts', 'stripe-node, TypeScript', 'typescript', call => stripe.node(call, true)],
  ['stripe-python', 'stripe-python', 'python', stripe.python],
  ['stripe-java', 'stripe-java', 'java', java],
  ['stripe-ruby', 'stripe-ruby', 'ruby', stripe.ruby],
  ['stripe-php', 'stripe-php', 'php', stripe.php],
  ['fetch', 'fetch', 'javascript', fetching],
  ['explain', 'linkgate explain', 'shell', explain],
];

const WHOP = [
  ['curl', 'curl', 'shell', curl],
  ['whop-node', '@whop/sdk, JavaScript', 'javascript', call => whop.node(call, false)],
  ['whop-node-ts', '@whop/sdk, TypeScript', 'typescript', call => whop.node(call, true)],
  ['whop-python', 'whop_sdk, Python', 'python', whop.python],
  ['fetch', 'fetch', 'javascript', fetching],
  ['explain', 'linkgate explain', 'shell', explain],
];

/**
 * Each language's snippet for this request, the key read from LINKGATE_KEY.
 * @param {Asked} asked
 * @returns {Snippet[]}
 */
export function snippets(asked) {
  const call = callOf(asked);
  return (call.stripe ? STRIPE : WHOP).map(([id, label, language, code]) => ({
    id, label, language,
    get code() { return code(call); }, // written when it is looked at: one is shown, ten are not
  }));
}

/** @param {Asked} asked @returns {Call} */
function callOf(asked) {
  const gatewayUrl = line(asked.gatewayUrl).replace(/\/+$/, '');
  const path = line(asked.path);
  return {
    api: asked.api,
    stripe: asked.api !== 'whop',
    form: asked.api === 'stripe-v1',
    version: line(asked.version),
    gatewayUrl,
    path,
    url: gatewayUrl + path,
    body: wellFormed(asked.body) ?? {},
    headers: Object.fromEntries(Object.entries(asked.headers ?? {})
        .filter(([name, value]) => /^[\w-]+$/.test(name) && line(value))
        .map(([name, value]) => [name, line(value)])),
    caller: line(asked.caller),
  };
}

/** What goes into one line of a request: nothing else can be sent there. @param {string|null|undefined} text */
const line = text => halves(text ?? '').replace(/\p{Cc}+/gu, ' ').trim();

/** Half of an emoji cannot be sent by anybody. @param {string} text */
const halves = text => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** @param {unknown} value */
function wellFormed(value) {
  if (typeof value === 'string') return halves(value);
  if (Array.isArray(value)) return value.filter(item => item !== undefined).map(wellFormed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [halves(key), wellFormed(item)]));
}
