// Drives the official SDKs, unmodified. One JSON command per line on stdin, one JSON reply per line on
// stdout, in the order they finish. Ends when stdin does, so it never outlives the tests.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const packages = {
  stripe18: require("stripe18"),
  stripe20: require("stripe20"),
  stripe23: require("stripe23"),
  whop16: require("whop16"),
  whop42: require("whop42"),
};

/** Clients are kept, as an application keeps its own: connections stay open from call to call. */
const clients = new Map();

function client({ sdk, baseUrl, key, options = {} }) {
  const settings = { maxRetries: options.maxNetworkRetries, timeout: options.timeout };
  const name = JSON.stringify([sdk, baseUrl, key, settings]);
  if (!clients.has(name)) {
    clients.set(name, sdk.startsWith("whop") ? whop(sdk, baseUrl, key, settings) : stripe(sdk, baseUrl, key, settings));
  }
  return clients.get(name);
}

function stripe(sdk, baseUrl, key, { maxRetries, timeout }) {
  const url = new URL(baseUrl);
  if (url.pathname !== "/") throw new Error(`stripe-node takes no base path: ${url.pathname}`);
  return new packages[sdk](key, defined({
    protocol: url.protocol.slice(0, -1),
    host: url.hostname,
    port: url.port || (url.protocol === "https:" ? 443 : 80),
    maxNetworkRetries: maxRetries,
    timeout,
  }));
}

function whop(sdk, baseURL, apiKey, settings) {
  const Whop = packages[sdk].Whop ?? packages[sdk].default;
  return new Whop(defined({ apiKey, baseURL, maxRetries: settings.maxRetries, timeout: settings.timeout }));
}

function call(command) {
  return command.sdk.startsWith("whop") ? callWhop(command) : callStripe(command);
}

async function callStripe(command) {
  const { api, operation, method, path, params, options = {} } = command;
  const perRequest = defined({
    idempotencyKey: options.idempotencyKey,
    stripeAccount: options.stripeAccount,
    apiVersion: command.apiVersion,
    additionalHeaders: operation === "raw" ? options.headers : undefined,
  });
  if (operation !== "raw" && Object.keys(options.headers ?? {}).length) throw new Error("only a raw request takes headers");
  const stripe = client(command);
  const rest = Object.keys(perRequest).length ? [perRequest] : []; // older versions refuse empty options
  const value = await (operation === "raw"
    ? stripe.rawRequest(method, path, params, perRequest)
    : operation === "createAccount" || operation === "retrieveAccount"
      ? stripeAccount(api === "v2" ? stripe.v2.core.accounts : stripe.accounts, command, rest)
    : api === "v2"
      ? stripe.v2.core.accountLinks.create(params, ...rest)
      : stripe.accountLinks.create(params, ...rest));
  const last = value.lastResponse ?? {};
  return { value, lastResponse: lastResponse(last.statusCode, last.headers ?? {}, last) };
}

/** An empty object of parameters is taken for options by older versions, so that none is sent. */
function stripeAccount(accounts, { operation, account, params }, rest) {
  const given = params ? [params] : [];
  return operation === "createAccount" ? accounts.create(...given, ...rest) : accounts.retrieve(account, ...given, ...rest);
}

async function callWhop(command) {
  const { operation, method, path, params, options = {} } = command;
  const headers = defined({
    "Api-Version-Date": command.apiVersion,
    "Idempotency-Key": options.idempotencyKey, // its own option of that name is ignored in 0.0.x
    ...options.headers,
  });
  const whop = client(command);
  const pending = operation === "raw"
    ? whop[method.toLowerCase()](path, defined({ body: params, headers }))
    : operation === "createAccount"
      ? whop.companies.create(params, { headers })
      : operation === "retrieveAccount"
        ? whop.companies.retrieve(command.account, { headers })
        : whop.accountLinks.create(params, { headers });
  const { data, response } = await pending.withResponse();
  return { value: data, lastResponse: lastResponse(response.status, Object.fromEntries(response.headers)) };
}

function lastResponse(statusCode, headers, last = {}) {
  return defined({
    statusCode,
    requestId: last.requestId ?? headers["request-id"] ?? headers["x-request-id"],
    apiVersion: last.apiVersion ?? headers["stripe-version"] ?? headers["api-version-date"],
    idempotencyKey: last.idempotencyKey ?? headers["idempotency-key"],
    stripeAccount: last.stripeAccount ?? headers["stripe-account"],
    headers,
  });
}

function failure(sdk, thrown) {
  const common = { class: thrown.constructor?.name ?? typeof thrown, message: String(thrown.message ?? thrown) };
  if (sdk.startsWith("whop")) {
    const said = thrown.error?.error ?? {};
    const headers = thrown.headers ? Object.fromEntries(thrown.headers) : {};
    return defined({
      ...common, type: said.type, rawType: said.type, code: said.code, param: said.param,
      status: thrown.status, requestId: headers["request-id"] ?? headers["x-request-id"], headers, body: thrown.error,
    });
  }
  const { headers = {}, requestId, statusCode, ...body } = thrown.raw ?? {};
  return defined({
    ...common, type: thrown.type, rawType: thrown.rawType, code: thrown.code, param: thrown.param,
    status: thrown.statusCode, requestId: thrown.requestId, userMessage: thrown.userMessage,
    docUrl: thrown.doc_url, headers, body: { error: body },
  });
}

function defined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null));
}

async function answer(line) {
  const command = JSON.parse(line);
  const start = performance.now();
  let reply;
  try {
    reply = { ok: true, ...(await call(command)) };
  } catch (thrown) {
    reply = { ok: false, error: failure(command.sdk, thrown) };
  }
  process.stdout.write(JSON.stringify({ id: command.id, elapsed: Math.round(performance.now() - start), ...reply }) + "\n");
}

console.log = console.info = console.warn = console.error; // stdout is for replies alone
createInterface({ input: process.stdin }).on("line", answer).on("close", () => process.exit(0));
