// Stripe's own SDKs, but for Java's.
import * as escape from './escape.js';
import {V1, V2_WITHOUT_CONFIGURATIONS, fits} from './shape.js';
import {JS, PHP, PYTHON, RUBY, literal} from './tree.js';

/** The headers for which the SDKs have an option. */
const OPTIONS = {'idempotency-key': 'idempotency_key', 'stripe-account': 'stripe_account', 'stripe-context': 'stripe_context'};

/**
 * Options of one call by their names in Ruby, Python and PHP; what has none is named in a comment.
 * @param {import('./index.js').Call} call
 * @param {string} comment what begins one
 */
export function options(call, comment) {
  const known = {};
  let notes = '';
  for (const [name, value] of Object.entries(call.headers)) {
    const option = OPTIONS[name.toLowerCase()];
    if (option) known[option] = value;
    else notes += `${comment} The SDK has no option for the header ${name}; use curl or fetch to send it.\n`;
  }
  return {known, notes, any: Object.keys(known).length > 0};
}

const camel = name => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** @param {import('./index.js').Call} call @param {boolean} typed TypeScript */
export function node(call, typed) {
  const {known, notes} = options(call, '//');
  const given = Object.fromEntries(Object.entries(known).map(([name, value]) => [camel(name), value]));
  if (call.version) given.apiVersion = call.version;
  const untyped = typed && !fits(call.body, call.form ? V1 : V2_WITHOUT_CONFIGURATIONS);
  const method = untyped ? 'rawRequest' : call.form ? 'accountLinks.create' : 'v2.core.accountLinks.create';
  const params = (untyped ? `'POST', ${escape.js(call.path)}, ` : '') + literal(call.body, JS);
  const rest = Object.keys(given).length ? ', ' + literal(given, JS) : '';
  return `// npm install stripe; save as ${typed ? 'link.mts' : 'link.mjs'}
import Stripe from 'stripe';

${notes}const stripe = new Stripe(process.env.LINKGATE_KEY${typed ? '!' : ''}, ${base(call.gatewayUrl)});
${untyped ? '// A raw request: the types of stripe 23, which are of one version, do not have this form.\n' : ''}const link = await stripe.${method}(${params}${rest});
console.log(link.url);
`;
}

/** stripe-node takes a host and a port, no path. */
function base(gatewayUrl) {
  let url;
  try {
    url = new URL(gatewayUrl);
  } catch {
    url = new URL('http://gateway.invalid');
  }
  const port = url.port ? `\n  port: ${url.port},` : url.protocol === 'http:' ? '\n  port: 80,' : '';
  const path = url.pathname === '/' ? '' : '\n  // stripe-node cannot have a path here: the gateway must be at the root of its host.';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return `{
  protocol: ${escape.js(url.protocol.slice(0, -1))},
  host: ${escape.js(host)},${port}${path}
}`;
}

/** @param {import('./index.js').Call} call */
export function python(call) {
  const {known, notes, any} = options(call, '#');
  return `# pip install stripe
import os

import stripe

${notes}client = stripe.StripeClient(
    os.environ["LINKGATE_KEY"],
    base_addresses={"api": ${escape.python(call.gatewayUrl)}},
${call.version ? `    stripe_version=${escape.python(call.version)},\n` : ''})
link = client.${call.form ? 'v1' : 'v2.core'}.account_links.create(
    ${literal(call.body, PYTHON, '    ')},
${any ? `    options=${literal(known, PYTHON, '    ')},\n` : ''})
print(link.url)
`;
}

/** @param {import('./index.js').Call} call */
export function ruby(call) {
  const {known, notes, any} = options(call, '#');
  return `# gem install stripe
require "stripe"

${notes}client = Stripe::StripeClient.new(
  ENV.fetch("LINKGATE_KEY"),
  api_base: ${escape.ruby(call.gatewayUrl)},
${call.version ? `  stripe_version: ${escape.ruby(call.version)},\n` : ''})
link = client.${call.form ? 'v1' : 'v2.core'}.account_links.create(
  ${literal(call.body, RUBY, '  ')},
${any ? `  ${literal(known, RUBY, '  ')},\n` : ''})
puts link.url
`;
}

/** @param {import('./index.js').Call} call */
export function php(call) {
  const {known, notes, any} = options(call, '//');
  return `<?php
// composer require stripe/stripe-php
require 'vendor/autoload.php';

${notes}$stripe = new \\Stripe\\StripeClient([
    'api_key' => getenv('LINKGATE_KEY'),
    'api_base' => ${escape.php(call.gatewayUrl)},
${call.version ? `    'stripe_version' => ${escape.php(call.version)},\n` : ''}]);
$link = $stripe->${call.form ? 'accountLinks' : 'v2->core->accountLinks'}->create(${literal(call.body, PHP)}${any ? ', ' + literal(known, PHP) : ''});
echo $link->url, PHP_EOL;
`;
}
