// Texts of strangers: what cannot be seen, or turns what stands beside it, is spelled.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]|[\u{e0000}-\u{e0fff}]/gu;

/** The text as it may be shown; line ends stay if they are wanted. */
export function shown(text, lines = false) {
  return String(text).replace(UNSEEN, (c) => (lines && (c === '\n' || c === '\t') ? c : spelled(c)));
}

function spelled(c) {
  const code = c.codePointAt(0);
  const digits = code.toString(16);
  if (code < 0x100) return '\\x' + digits.padStart(2, '0');
  return code < 0x10000 ? '\\u' + digits.padStart(4, '0') : '\\U' + digits.padStart(6, '0');
}

/** An element with a text, which stays a text whatever stands in it. */
export function element(name, text = '', classes = '') {
  const made = document.createElement(name);
  if (text !== '') made.textContent = shown(text);
  if (classes) made.className = classes;
  return made;
}

/** A button that does something. */
export function button(text, action, classes = '') {
  const made = element('button', text, classes);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

/** What a cell shows: the text of a value that is not null. */
export function cellText(value, column) {
  if (typeof value === 'number' && column.kind === 'number') return String(value);
  if (column.kind === 'time') return String(value).replace('T', ' ').replace(/(\.\d{3})\d*Z?$|Z$/, '$1');
  return shown(value);
}

export const byId = (id) => document.getElementById(id);
