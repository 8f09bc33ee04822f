// Whop's own SDKs, of the generation that package registries have: their types know company_id only.
import * as escape from './escape.js';
import {WHOP, fits} from './shape.js';
import {JS, PYTHON, literal} from './tree.js';

const OPERATION = '/account_links';

/** @param {import('./index.js').Call} call */
const base = call => call.url.endsWith(OPERATION) ? call.url.slice(0, -OPERATION.length) : call.url;

/** @param {import('./index.js').Call} call */
const headers = call => ({...(call.version ? {'Api-Version-Date': call.version} : {}), ...call.headers});

const RAW = 'A raw request: the types of the SDK do not have this form.';

/** @param {import('./index.js').Call} call @param {boolean} typed TypeScript */
export function node(call, typed) {
  const raw = typed && !fits(call.body, WHOP);
  const given = headers(call);
  const any = Object.keys(given).length > 0;
  const rest = any ? `headers: ${literal(given, JS, '  ')}` : '';
  const made = raw
    ? `client.post<{url: string}>('${OPERATION}', {
  body: ${literal(call.body, JS, '  ')},${rest && `\n  ${rest},`}
}`
    : `client.accountLinks.create(${literal(call.body, JS)}${rest && `, {\n  ${rest},\n}`}`;
  return `// npm install @whop/sdk; save as ${typed ? 'link.mts' : 'link.mjs'}
import Whop from '@whop/sdk';

const client = new Whop({
  apiKey: process.env.LINKGATE_KEY${typed ? '!' : ''},
  baseURL: ${escape.js(base(call))},
});
${raw ? `// ${RAW}\n` : ''}const link = await ${made});
console.log(link.url);
`;
}

/** @param {import('./index.js').Call} call */
export function python(call) {
  const given = headers(call);
  const any = Object.keys(given).length > 0;
  const raw = !fits(call.body, WHOP);
  const made = raw
    ? `# ${RAW}
link = client.post(
    "${OPERATION}",
    cast_to=httpx.Response,
    body=${literal(call.body, PYTHON, '    ')},
${any ? `    options={"headers": ${literal(given, PYTHON, '    ')}},\n` : ''})
print(link.json()["url"])`
    : `link = client.account_links.create(
${Object.entries(call.body).map(([name, value]) => `    ${name}=${literal(value, PYTHON, '    ')},\n`).join('')}${
      any ? `    extra_headers=${literal(given, PYTHON, '    ')},\n` : ''})
print(link.url)`;
  return `# pip install whop-sdk
import os

${raw ? 'import httpx\n' : ''}from whop_sdk import Whop

client = Whop(
    api_key=os.environ["LINKGATE_KEY"],
    base_url=${escape.python(base(call))},
)
${made}
`;
}
