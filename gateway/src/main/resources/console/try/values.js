// What is in the form, and the body it makes.

/** @typedef {{name: string, pointer: string, types: string[], required?: boolean, deprecated?: boolean, description?: string, format?: string, choices?: any[], open?: boolean, example?: any, otherwise?: any, longest?: number, fields?: Field[], items?: Field, alternatives?: {title: string, field: Field}[], selector?: string, when?: {field: string, value: string}, raw?: boolean}} Field */
/** @typedef {{body: any, headers: Record<string, string>, chosen: Record<string, number>}} Values what was typed; chosen: which alternative, by pointer */

/** @returns {Values} */
export const empty = () => ({body: {}, headers: {}, chosen: {}});

const steps = pointer => pointer.split('/').slice(1).map(it => it.replace(/~1/g, '/').replace(/~0/g, '~'));

/** @param {string} pointer @param {string|number} step */
export const below = (pointer, step) => `${pointer}/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** @param {any} tree @param {string} pointer */
export const valueAt = (tree, pointer) => steps(pointer).reduce((at, step) => at?.[step], tree);

/** Puts a value in; objects on the way are made, arrays are there before. */
export function put(tree, pointer, value) {
  const path = steps(pointer);
  const last = path.pop();
  let at = tree;
  for (const step of path) {
    if (typeof at[step] !== 'object' || at[step] === null) at[step] = {};
    at = at[step];
  }
  at[last] = value;
}

/** Whether a field belongs to a request with these values beside it. @param {Field} field */
export const applies = (field, beside) => !field.when || beside?.[field.when.field] === field.when.value;

/**
 * The body as it is meant: what is left empty is left out.
 * @param {Field} field
 * @param {any} value
 * @param {Record<string, number>} chosen
 * @param {string} [pointer]
 */
export function built(field, value, chosen, pointer = '') {
  if (field.alternatives) {
    return built(field.alternatives[chosen[pointer] ?? 0].field, value, chosen, pointer);
  }
  if (field.fields) {
    const made = {};
    for (const one of field.fields) {
      const part = applies(one, value) ? built(one, value?.[one.name], chosen, below(pointer, one.name)) : undefined;
      if (part !== undefined) made[one.name] = part;
    }
    return Object.keys(made).length ? made : undefined;
  }
  if (field.items) {
    const made = (Array.isArray(value) ? value : [])
        .map((one, index) => built(field.items, one, chosen, below(pointer, index)))
        .filter(one => one !== undefined);
    return made.length ? made : undefined;
  }
  if (value === undefined || value === null || value === '') return undefined;
  return field.raw ? parsed(String(value)) : scalar(field.types, String(value));
}

/** What cannot be of its type goes as it was typed, so that the gateway says what is wrong. */
function scalar(types, text) {
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  if (/integer|number/.test(types.join()) && text.trim() && Number.isFinite(Number(text))) return Number(text);
  return text;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A body as the form has it: every scalar as text. @param {any} body @param {Field} field */
export function typed(body, field) {
  if (field.raw && typeof body === 'object') return JSON.stringify(body, null, 2);
  if (Array.isArray(body)) return body.map(one => typed(one, field.items ?? field));
  if (body && typeof body === 'object') {
    return Object.fromEntries(Object.entries(body).map(([name, value]) =>
      [name, typed(value, field.fields?.find(it => it.name === name) ?? field)]));
  }
  return String(body);
}

/** The bytes of a body, as the API writes them. @param {any} body @param {string} mediaType */
export const written = (body, mediaType) =>
  mediaType.endsWith('json') ? JSON.stringify(body ?? {}) : pairs(body ?? {}, '').join('&');

function pairs(value, name) {
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([step, part]) => pairs(part, name ? `${name}[${step}]` : step));
  }
  return [encodeURIComponent(name).replace(/%5B/g, '[').replace(/%5D/g, ']') + '=' + encodeURIComponent(value)];
}
