// One function for each language: any text as a literal of it. What nobody sees (controls, format characters, spaces that
// are no spaces) is written as an escape, so that a snippet shows what it sends and survives being copied.

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const SHORT = {'\n': '\\n', '\r': '\\r', '\t': '\\t'};

/** @param {string} text */
export const hasUnseen = text => text.search(UNSEEN) >= 0;

const hex = (number, digits = 0) => number.toString(16).padStart(digits, '0');

/** @param {string} text */
const units = text => text.split('').map(unit => '\\u' + hex(unit.charCodeAt(0), 4)).join('');

const braced = text => `\\u{${hex(text.codePointAt(0))}}`;

/**
 * @param {string} text
 * @param {string} quote around it
 * @param {RegExp} marked what a backslash must stand before
 * @param {(unseen: string) => string} escaped
 */
function quoted(text, quote, marked, escaped) {
  return quote + text.replace(marked, '\\$&').replace(UNSEEN, unseen => SHORT[unseen] ?? escaped(unseen)) + quote;
}

/** JavaScript and TypeScript. @param {string} text */
export const js = text => quoted(text, "'", /[\\']/g, units);

/** @param {string} text */
export const python = text => quoted(text, '"', /[\\"]/g, unseen =>
  unseen.length > 1 ? '\\U' + hex(unseen.codePointAt(0), 8) : units(unseen));

/** Java reads \u before anything else, and would see a line's end: that has its short form. @param {string} text */
export const java = text => quoted(text, '"', /[\\"]/g, units);

/** @param {string} text */
export const ruby = text => quoted(text, '"', /[\\"#]/g, braced);

/** Single quotes where they do. @param {string} text */
export const php = text => hasUnseen(text) ? quoted(text, '"', /[\\"$]/g, braced) : quoted(text, "'", /[\\']/g, braced);

/** @param {string} text */
export const json = text => JSON.stringify(text).replace(UNSEEN, units);

/** Any POSIX shell. It has no escape for what is unseen: callers write that in their format's own way. @param {string} text */
export const shell = text => "'" + text.replaceAll("'", "'\\''") + "'";

/** A shell's word without quotes where it needs none. @param {string} text */
export const word = text => /^[\w.:/-]+$/.test(text) ? text : shell(text);
