// A version's fields as controls. Each control has its place in the body as data-pointer.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {applies, below, put, valueAt} from './values.js';

/**
 * @typedef {object} Context
 * @property {import('./values.js').Values} values
 * @property {Map<string, string[]>} broken what is wrong, by pointer
 * @property {Set<string>} shown pointers that have a place in the form, filled while it is made
 * @property {Set<string>} others choices in whose place a value is typed
 * @property {(pointer: string) => void} changed
 */

const id = pointer => 'field' + encodeURIComponent(pointer);

/** @param {Context} form @param {import('./values.js').Field} field */
export const body = (form, field) => html`${inOrder(form, field, '')}`;

/** What depends on another value comes behind it. */
function inOrder(form, field, pointer) {
  const beside = valueAt(form.values.body, pointer);
  const there = field.fields.filter(one => applies(one, beside));
  const sorted = [...there.filter(one => !one.when), ...there.filter(one => one.when)];
  return repeat(sorted, one => one.name, one => part(form, one, below(pointer, one.name), one.name));
}

/** @param {Context} form */
function part(form, field, pointer, label) {
  form.shown.add(pointer);
  if (field.alternatives) return union(form, field, pointer, label);
  if (field.fields) return group(form, field, pointer, label, inOrder(form, field, pointer));
  if (field.items) return list(form, field, pointer, label);
  return html`<div class="field">
    <label for=${id(pointer)}>${caption(field, label)}</label>
    ${control(form, field, pointer)}${about(form, field, pointer)}</div>`;
}

const caption = (field, label) => html`<code>${label}</code>${field.required
  ? html` <span class="need">required</span>` : nothing}${field.deprecated
  ? html` <span class="tag warn">deprecated</span>` : nothing}`;

function about(form, field, pointer) {
  const broken = form.broken.get(pointer);
  const limits = [field.format, field.longest && `at most ${field.longest} characters`].filter(Boolean).join(', ');
  return html`${field.description || limits
    ? html`<p class="help" id=${id(pointer) + '-help'}>${field.description} ${limits ? `(${limits})` : ''}</p>` : nothing}
    ${broken ? html`<p class="problem" id=${id(pointer) + '-wrong'}>${broken.join(' ')}</p>` : nothing}`;
}

/** What is read with a control: its help, and what is wrong with it. */
function described(form, field, pointer) {
  const ids = [];
  if (field.description || field.format || field.longest) ids.push(id(pointer) + '-help');
  if (form.broken.has(pointer)) ids.push(id(pointer) + '-wrong');
  return ids.length ? ids.join(' ') : nothing;
}

function group(form, field, pointer, label, content) {
  return html`<fieldset data-pointer=${pointer} aria-describedby=${described(form, field, pointer)}>
    <legend>${caption(field, label)}</legend>${about(form, field, pointer)}${content}</fieldset>`;
}

function control(form, field, pointer) {
  const value = valueAt(form.values.body, pointer) ?? '';
  const invalid = form.broken.has(pointer) ? 'true' : nothing;
  const set = event => {
    put(form.values.body, pointer, event.target.value);
    form.changed(pointer);
  };
  const choices = field.choices?.map(String) ?? (field.types.includes('boolean') ? ['true', 'false'] : null);
  const other = form.others.has(pointer) || (value !== '' && choices && !choices.includes(value));
  if (choices && !other) {
    return html`<select id=${id(pointer)} data-pointer=${pointer} aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${invalid} aria-describedby=${described(form, field, pointer)} @change=${event => {
        if (event.target.value !== '\u0000') return set(event);
        form.others.add(pointer);
        put(form.values.body, pointer, '');
        form.changed('');
        focus(pointer);
      }}>
      <option value="" ?selected=${value === ''}>${field.required ? 'choose one' : 'left out'}</option>
      ${choices.map(one => html`<option value=${one} ?selected=${value === one}>${one}</option>`)}
      ${field.open ? html`<option value=${'\u0000'}>another value…</option>` : nothing}</select>`;
  }
  const placeholder = field.example === undefined ? nothing : `such as ${field.example}`;
  if (field.raw) {
    return html`<textarea id=${id(pointer)} data-pointer=${pointer} rows="4" spellcheck="false" placeholder="JSON"
      aria-invalid=${invalid} aria-describedby=${described(form, field, pointer)} .value=${value} @input=${set}></textarea>`;
  }
  const input = html`<input id=${id(pointer)} data-pointer=${pointer} autocomplete="off" spellcheck="false"
    inputmode=${/integer|number/.test(field.types.join()) ? 'decimal' : nothing}
    aria-required=${field.required ? 'true' : nothing} aria-invalid=${invalid}
    aria-describedby=${described(form, field, pointer)} placeholder=${placeholder} .value=${value} @input=${set}>`;
  return other
    ? html`<div class="item">${input}<button type="button" class="quiet" @click=${() => {
        form.others.delete(pointer);
        put(form.values.body, pointer, '');
        form.changed('');
        focus(pointer);
      }}>Choices</button></div>`
    : input;
}

function list(form, field, pointer, label) {
  const items = valueAt(form.values.body, pointer);
  const rows = Array.isArray(items) && items.length ? items : field.required ? [field.items.fields ? {} : ''] : [];
  if (rows !== items && rows.length) put(form.values.body, pointer, rows); // its first item is there to be filled in
  const change = (values, next) => {
    put(form.values.body, pointer, values);
    form.changed(pointer);
    focus(next);
  };
  const add = () => change([...rows, field.items.fields ? {} : ''], below(pointer, rows.length));
  const without = index => change(rows.filter((_, at) => at !== index),
      rows.length > 1 ? below(pointer, Math.max(0, index - 1)) : pointer + '/add');
  return group(form, field, pointer, label, html`${rows.map((_, index) => html`<div class="item">
      ${part(form, {...field.items, required: !!field.required && index === 0}, below(pointer, index), `${label} ${index + 1}`)}
      <button type="button" class="quiet" aria-label=${`Remove ${label} ${index + 1}`} @click=${() => without(index)}>Remove</button></div>`)}
    <button type="button" class="quiet" id=${id(pointer + '/add')} @click=${add}>Add to <code>${label}</code></button>`);
}

function union(form, field, pointer, label) {
  const index = form.values.chosen[pointer] ?? 0;
  const chosen = field.alternatives[index].field;
  const choose = event => {
    form.values.chosen[pointer] = Number(event.target.value);
    const next = field.alternatives[event.target.value].field;
    put(form.values.body, pointer, next.fields ? {} : next.items ? [] : '');
    form.changed(pointer);
  };
  return group(form, field, pointer, label, html`<div class="field">
      <label for=${id(pointer) + '-type'}>Type of <code>${label}</code>${field.selector
        ? html` <span class="soft">told by ${field.selector}</span>` : nothing}</label>
      <select id=${id(pointer) + '-type'} @change=${choose}>${field.alternatives.map((one, at) =>
        html`<option value=${at} ?selected=${at === index}>${one.title}</option>`)}</select></div>
    ${chosen.fields ? inOrder(form, chosen, pointer) : chosen.items ? list(form, chosen, pointer, label)
      : html`<div class="field"><label for=${id(pointer)}>${label}</label>${control(form, chosen, pointer)}</div>`}`);
}

/** After the page shows it. */
function focus(pointer) {
  setTimeout(() => document.getElementById(id(pointer))?.focus());
}

/** Puts the focus where a value is wrong. @param {string} pointer */
export const goTo = pointer => focus(pointer);

/** The optional headers. @param {{name: string, description: string, longest?: number}[]} headers */
export const headers = (form, headers) => headers.map(header => html`<div class="field">
  <label for=${'header-' + header.name}><code>${header.name}</code></label>
  <input id=${'header-' + header.name} data-header=${header.name} autocomplete="off" spellcheck="false"
    maxlength=${header.longest ?? nothing} aria-describedby=${'header-' + header.name + '-help'}
    .value=${form.values.headers[header.name] ?? ''} @input=${event => {
      form.values.headers[header.name] = event.target.value;
      form.changed('');
    }}>
  <p class="help" id=${'header-' + header.name + '-help'}>${header.description}</p></div>`);
