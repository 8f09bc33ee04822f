// Reference pages come whole from the server; this adds keys, a filter, and news of what is unfinished.
import {install} from '../keys.js';

const TRIES = 60;

install();
filter();
if (unfinished()) setTimeout(look, 1000, TRIES);

addEventListener('beforeprint', () => open(true));
addEventListener('afterprint', () => open(false));

/** Browsers that do not print what is folded have it unfolded. @param {boolean} printing */
function open(printing) {
  for (const details of document.querySelectorAll(printing ? 'details:not([open])' : 'details[data-printing]')) {
    details.open = printing;
    details.toggleAttribute('data-printing', printing);
  }
}

function unfinished() {
  return document.querySelector('[data-unfinished]') !== null;
}

/** Looks whether the server has more to show by now. @param {number} tries */
async function look(tries) {
  const answer = await fetch(location.pathname).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['changes', 'fidelity']) {
      const ours = document.getElementById(id)?.parentElement;
      const theirs = page.getElementById(id)?.parentElement;
      if (theirs && ours?.querySelector('[data-unfinished]')) ours.replaceWith(document.adoptNode(theirs));
    }
    document.querySelector('[data-filter]')?.dispatchEvent(new Event('input'));
  }
  if (tries > 1 && unfinished()) setTimeout(look, 1000, tries - 1);
}

/** A field that leaves the rows that have its text. */
function filter() {
  const place = document.getElementById('parameters');
  if (!place) return;
  const box = document.createElement('div');
  box.className = 'filter';
  const label = Object.assign(document.createElement('label'), {textContent: 'Filter all tables'});
  const field = Object.assign(document.createElement('input'), {type: 'search', id: 'filter'});
  label.htmlFor = field.id;
  field.dataset.search = '';
  field.dataset.filter = '';
  const found = document.createElement('p');
  found.className = 'soft';
  found.setAttribute('role', 'status');
  field.addEventListener('input', () => {
    const text = field.value.trim().toLowerCase();
    const rows = [...document.querySelectorAll('.sections tbody tr')];
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(text);
    const left = rows.filter(row => !row.hidden).length;
    found.textContent = text ? `${left} of ${rows.length} rows` : '';
  });
  box.append(label, field, found);
  document.querySelector('.sections').prepend(box);
}
