// The keyboard on every page: / for search, ? for help, g and a letter for another screen.

const SCREENS = {t: 'try', r: 'reference', q: 'requests', a: 'accounts', f: 'fidelity', d: 'drift', s: 'status'};

const HELP = [
  ['/', 'Search or filter this page'],
  ['?', 'This help'],
  ['Esc', 'Close what is open'],
  ['g t', 'Try it'],
  ['g r', 'Reference'],
  ['g q', 'Requests'],
  ['g a', 'Accounts'],
  ['g f', 'Fidelity'],
  ['g d', 'Drift'],
  ['g s', 'Status'],
];

let going = false;
let installed = false;

/** Listens, once a page. */
export function install() {
  if (installed) return;
  installed = true;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (going && SCREENS[event.key]) {
      location.assign('/console/' + SCREENS[event.key]);
    } else if (event.key === '/') {
      const field = document.querySelector('[data-search]');
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select?.();
    } else if (event.key === '?') {
      event.preventDefault();
      help();
    }
    going = event.key === 'g';
  });
}

/** @param {EventTarget|null} target */
function typing(target) {
  return target instanceof HTMLElement
      && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function help() {
  let dialog = document.querySelector('dialog.help');
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.className = 'help';
    dialog.setAttribute('aria-labelledby', 'help-title');
    const title = document.createElement('h2');
    title.id = 'help-title';
    title.textContent = 'Keys';
    const list = document.createElement('dl');
    for (const [keys, words] of HELP) {
      const term = document.createElement('dt');
      for (const key of keys.split(' ')) {
        term.append(Object.assign(document.createElement('kbd'), {textContent: key}), ' ');
      }
      list.append(term, Object.assign(document.createElement('dd'), {textContent: words}));
    }
    const form = document.createElement('form');
    form.method = 'dialog';
    form.append(Object.assign(document.createElement('button'), {textContent: 'Close'}));
    dialog.append(title, list, form);
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
}
