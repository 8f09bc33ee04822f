// A form's tree, written as a literal of a language or as the pairs of a form.
import * as escape from './escape.js';

/**
 * How a language writes a tree.
 * @typedef {object} Style
 * @property {(text: string) => string} text
 * @property {[string, string]} object
 * @property {[string, string]} list
 * @property {(key: string) => string} key with what stands behind it
 * @property {string[]} words for null, true and false
 * @property {string} [nothing] an object without entries
 * @property {string} step an indent
 * @property {boolean} [last] whether a comma may follow the last entry
 */

/** @type {Style} */
export const JS = {
  text: escape.js, object: ['{', '}'], list: ['[', ']'], step: '  ', words: ['null', 'true', 'false'], last: true,
  key: key => (key === '__proto__' ? "['__proto__']" : /^[a-z_$][\w$]*$/i.test(key) ? key : escape.js(key)) + ': ',
};

/** @type {Style} */
export const PYTHON = {
  text: escape.python, object: ['{', '}'], list: ['[', ']'], step: '    ', words: ['None', 'True', 'False'], last: true,
  key: key => escape.python(key) + ': ',
};

/** @type {Style} */
export const RUBY = {
  text: escape.ruby, object: ['{', '}'], list: ['[', ']'], step: '  ', words: ['nil', 'true', 'false'], last: true,
  key: key => /^[a-z_]\w*$/.test(key) ? key + ': ' : escape.ruby(key) + ' => ',
};

/** @type {Style} An array without entries would be a list in JSON. */
export const PHP = {
  text: escape.php, object: ['[', ']'], list: ['[', ']'], step: '    ', words: ['null', 'true', 'false'], last: true,
  key: key => escape.php(key) + ' => ', nothing: 'new \\stdClass()',
};

/** @type {Style} */
export const JSON_TEXT = {
  text: escape.json, object: ['{', '}'], list: ['[', ']'], step: '  ', words: ['null', 'true', 'false'],
  key: key => escape.json(key) + ': ',
};

const SHORT_LIST = 60;

/**
 * @param {unknown} value
 * @param {Style} style
 * @param {string} [indent] of the line it begins in
 * @returns {string}
 */
export function literal(value, style, indent = '') {
  if (typeof value === 'string') return style.text(value);
  if (value === null) return style.words[0];
  if (typeof value === 'boolean') return style.words[value ? 1 : 2];
  if (typeof value === 'number') return String(value);
  const inner = indent + style.step;
  if (Array.isArray(value)) {
    const items = value.map(item => literal(item, style, inner));
    const short = items.join(', ');
    return short.length < SHORT_LIST && !short.includes('\n')
      ? style.list[0] + short + style.list[1]
      : block(items, style.list, style, indent);
  }
  const entries = Object.entries(value).map(([key, item]) => style.key(key) + literal(item, style, inner));
  return entries.length ? block(entries, style.object, style, indent) : style.nothing ?? style.object.join('');
}

function block(lines, [open, close], style, indent) {
  const inner = '\n' + indent + style.step;
  return open + inner + lines.join(',' + inner) + (style.last ? ',' : '') + '\n' + indent + close;
}

/** The tree in one line, with nothing unseen in it. @param {unknown} tree */
export function compactJson(tree) {
  return Array.isArray(tree)
    ? '[' + tree.map(compactJson).join(',') + ']'
    : tree && typeof tree === 'object'
      ? '{' + Object.entries(tree).map(([key, value]) => escape.json(key) + ':' + compactJson(value)).join(',') + '}'
      : literal(tree, JSON_TEXT);
}

/**
 * The pairs of a form with brackets; empty lists and objects have none.
 * @param {object} tree
 * @param {string} [inside]
 * @returns {[string, string][]}
 */
export function pairs(tree, inside = '') {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = inside ? `${inside}[${key}]` : key;
    if (value && typeof value === 'object') return pairs(value, name);
    return [[name, value === null ? '' : String(value)]];
  });
}

/** A pair's name as it may stand in a form. @param {string} name */
export const formName = name => encodeURIComponent(name).replace(/%5B/g, '[').replace(/%5D/g, ']');

/** @param {[string, string]} pair */
export const formPair = ([name, value]) => formName(name) + '=' + encodeURIComponent(value);
