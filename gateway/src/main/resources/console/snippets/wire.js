// The request as it is on the wire: curl, fetch, and the same body for `linkgate explain`.
import * as escape from './escape.js';
import {JS, JSON_TEXT, compactJson, formName, formPair, literal, pairs} from './tree.js';

/** @param {import('./index.js').Call} call */
export function curl(call) {
  const lines = [
    'curl -sS ' + escape.shell(call.url),
    '-H "Authorization: Bearer $LINKGATE_KEY"',
    ...headers(call).map(([name, value]) => '-H ' + escape.shell(`${name}: ${value}`)),
  ];
  if (call.form) {
    const data = pairs(call.body).map(pair => escape.hasUnseen(pair[1])
      ? '--data-raw ' + escape.shell(formPair(pair))
      : '--data-urlencode ' + escape.shell(formName(pair[0]) + '=' + pair[1]));
    lines.push(...(data.length ? data : ["--data-raw ''"]));
  } else {
    lines.push("-H 'Content-Type: application/json'", '--data-raw ' + escape.shell(literal(call.body, JSON_TEXT)));
  }
  return lines.join(' \\\n  ') + '\n';
}

/** @param {import('./index.js').Call} call */
export function fetching(call) {
  const sent = Object.fromEntries([...headers(call), ...(call.form ? [] : [['Content-Type', 'application/json']])]);
  const rest = literal(sent, JS, '  ').slice(1).replace(/^\n? *\}$/, '\n  }');
  const body = call.form
    ? `new URLSearchParams([${pairs(call.body).map(([name, value]) =>
      `\n    [${escape.js(name)}, ${escape.js(value)}],`).join('')}\n  ])`
    : `JSON.stringify(${literal(call.body, JS, '  ')})`;
  return `// Any JavaScript that has fetch, such as Node 18: save as link.mjs
const answer = await fetch(${escape.js(call.url)}, {
  method: 'POST',
  headers: {
    Authorization: \`Bearer \${process.env.LINKGATE_KEY}\`,${rest},
  body: ${body},
});
const link = await answer.json();
if (!answer.ok) throw new Error(link.error.message);
console.log(link.url);
`;
}

/** @param {import('./index.js').Call} call */
export function explain(call) {
  const body = call.form ? pairs(call.body).map(formPair).join('&') : compactJson(call.body);
  const options = [
    '--ingress=' + call.api,
    call.version && '--ingress-version=' + escape.word(call.version),
    call.caller && '--caller=' + escape.word(call.caller),
    ...headers({...call, version: ''}).map(([name, value]) => '--header ' + escape.shell(`${name}: ${value}`)),
  ].filter(Boolean);
  return `# Sends nothing: says what the gateway would make of it
printf '%s' ${escape.shell(body)} |
  linkgate explain ${options.join(' ')}
`;
}

/** @param {import('./index.js').Call} call @returns {[string, string][]} */
function headers(call) {
  const version = call.stripe ? 'Stripe-Version' : 'Api-Version-Date';
  return [...(call.version ? [[version, call.version]] : []), ...Object.entries(call.headers)];
}
