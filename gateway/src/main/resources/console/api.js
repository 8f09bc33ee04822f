// The admin API, as the console's pages ask it.

/** What the API refused, in its own words. */
export class ApiProblem extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {object} body the whole problem
   */
  constructor(status, detail, body) {
    super(detail);
    this.status = status;
    this.body = body;
  }
}

/**
 * Reads a page of the API.
 * @param {string} path below /api/
 * @param {Record<string, string|number|null|undefined>} [query] what is empty is left out
 * @param {AbortSignal} [signal]
 */
export const get = (path, query, signal) => ask('GET', path + search(query), undefined, undefined, signal);

/** @param {string} path @param {object} [body] @param {AbortSignal} [signal] */
export const post = (path, body, signal) => ask('POST', path, JSON.stringify(body ?? {}), 'application/json', signal);

/** @param {string} path @param {object} body */
export const put = (path, body) => ask('PUT', path, JSON.stringify(body), 'application/json');

/** @param {string} path */
export const remove = path => ask('DELETE', path);

/**
 * Any request, for bodies that are no JSON.
 * @param {string} method
 * @param {string} path
 * @param {BodyInit} [body]
 * @param {string} [type]
 * @param {AbortSignal} [signal]
 */
export async function ask(method, path, body, type, signal) {
  const headers = {'Linkgate-Console': '1'};
  if (type) headers['Content-Type'] = type;
  let answer;
  try {
    answer = await fetch('/api/' + path, {method, headers, body, signal});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'the gateway does not answer; is it running?', {});
  }
  if (answer.status === 401) {
    const here = location.pathname + location.search;
    location.assign('/console/sign-in?next=' + encodeURIComponent(here));
    return new Promise(() => {}); // the page goes away
  }
  const text = await answer.text();
  const json = /json/.test(answer.headers.get('Content-Type') ?? '') && text ? JSON.parse(text) : text;
  if (!answer.ok) throw new ApiProblem(answer.status, json.detail ?? text, json);
  return json;
}

/** @param {Record<string, string|number|null|undefined>} [query] */
export function search(query = {}) {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  return given.length ? '?' + new URLSearchParams(given) : '';
}
