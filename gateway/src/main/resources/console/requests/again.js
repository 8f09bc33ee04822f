// One exchange's request once more: as a command, and to the sandbox.

/** What stands for a value that was not kept. */
const GONE = /^<.*>$/s;

/**
 * What is left of a body when what was not kept is left out.
 * @param {any} asked
 * @param {(origin: string) => string} url what becomes of a URL of which scheme and host are known
 */
export function said(asked, url) {
  if (typeof asked === 'string') {
    return GONE.test(asked) ? undefined : asked.endsWith('/…') ? url(asked.slice(0, -1)) : asked;
  }
  if (Array.isArray(asked)) return asked.map(it => said(it, url)).filter(it => it !== undefined);
  if (asked === null || typeof asked !== 'object') return asked;
  return Object.fromEntries(Object.entries(asked)
      .filter(([name]) => !GONE.test(name))
      .map(([name, value]) => [name, said(value, url)])
      .filter(([, value]) => value !== undefined));
}

/** Whether anything but the ends of URLs is missing. @param {any} asked */
export function lacks(asked) {
  if (typeof asked === 'string') return GONE.test(asked);
  return asked !== null && typeof asked === 'object'
      && Object.entries(asked).some(([name, value]) => GONE.test(name) || lacks(value));
}

/** Names in brackets, as forms have them. @param {any} value @param {string} [name] @returns {[string, string][]} */
export function pairs(value, name = '') {
  if (value === null || typeof value !== 'object') return [[name, value === null ? '' : String(value)]];
  return Object.entries(value).flatMap(([step, inner]) => pairs(inner, name ? name + '[' + step + ']' : step));
}

/** @param {string} type @param {any} body */
export const written = (type, body) => type.includes('json')
    ? JSON.stringify(body)
    : new URLSearchParams(pairs(body)).toString();

/** For a shell. @param {string} text */
const quoted = text => "'" + text.replaceAll("'", "'\\''") + "'";

/**
 * A command that asks the same, with the key in a variable.
 * @param {object} row
 * @param {{gateway: string, apis: Record<string, {type: string, 'version-header': string}>}} choices
 */
export function curl(row, choices) {
  const api = choices.apis[row.ingress];
  const body = said(row.asked, origin => origin + '…');
  const lines = ['curl ' + quoted(choices.gateway + row.route), '-H "Authorization: Bearer $LINKGATE_KEY"'];
  if (row.version) lines.push('-H ' + quoted(api['version-header'] + ': ' + row.version));
  if (api.type.includes('json')) {
    lines.push('-H ' + quoted('Content-Type: ' + api.type), '-d ' + quoted(JSON.stringify(body)));
  } else {
    lines.push(...pairs(body).map(([name, value]) => '--data-urlencode ' + quoted(name + '=' + value)));
  }
  return lines.join(' \\\n  ');
}

/**
 * What /api/try is asked, or why it cannot be.
 * @param {object} row
 * @param {object|null} choices
 * @returns {{ask?: object, why?: string}}
 */
export function sandboxed(row, choices) {
  if (!choices) return {why: 'This needs a running gateway’s configuration, which could not be read.'};
  if (!row.asked || !choices.apis[row.ingress]) return {why: 'Only a link request whose body was kept can be sent again.'};
  if (!choices.callers.includes(row.caller)) return {why: 'The caller is not configured any more.'};
  const names = Object.keys(choices.sandboxes);
  if (!names.length) return {why: 'No upstream is a sandbox: add one, such as sandbox: { api: sandbox }.'};
  const upstream = names.find(name => choices.sandboxes[name].includes(row.caller));
  if (!upstream) return {why: 'Caller ' + row.caller + ' may reach no sandbox: add ' + names[0] + ' to its upstreams.'};
  const body = said(row.asked, origin => origin);
  return {ask: {
    ingress: row.ingress, version: row.version, caller: row.caller, upstream, headers: {},
    body: written(choices.apis[row.ingress].type, body),
  }};
}
