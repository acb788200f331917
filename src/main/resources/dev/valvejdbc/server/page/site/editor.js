// The editor: completion from the catalogue, the word that an error means.
import { ask } from './server.js';
import { byId, element, shown } from './texts.js';

const TYPING_PAUSE = 120;
const WORD = /[\w$]/;

// those of the library's PostgreSQL are 900, and names such as map and name among them
const KEYWORDS = words(`all and any as asc between by case create cross desc describe distinct drop else end except
  exclude exists explain analyze fetch filter first following for from full group having if ilike in inner insert
  intersect interval into is join last lateral left like limit natural not nulls offset on or order outer over partition
  preceding range replace reset right rows select set show similar summarize table temp then to unbounded union unnest
  using values view when where window with within`);

function words(text) {
  return Object.fromEntries(text.split(/\s+/).map((word) => [word, true]));
}

/** Makes an editor of the page's text area; `run` is called by Ctrl-Enter. */
export function makeEditor(run) {
  const editor = CodeMirror.fromTextArea(byId('sql'), {
    mode: { ...CodeMirror.resolveMode('text/x-pgsql'), keywords: KEYWORDS, client: {} },
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    viewportMargin: Infinity,
    screenReaderLabel: 'SQL',
    placeholder: 'SELECT …',
    extraKeys: {
      'Ctrl-Enter': run,
      'Cmd-Enter': run,
      'Ctrl-Space': (cm) => complete(cm),
      Tab: false, // leads on, as everywhere on a page
      'Shift-Tab': false,
    },
  });
  let pause;
  editor.on('inputRead', (cm, change) => {
    clearTimeout(pause);
    if (change.origin === '+input' && /[\w.]$/.test(change.text[0]) && !cm.state.completionActive) {
      pause = setTimeout(() => complete(cm), TYPING_PAUSE);
    }
  });
  return {
    editor,
    text: () => editor.getSelection() || editor.getValue(),
    /** Where the text that runs begins. */
    offset: () => (editor.somethingSelected() ? editor.indexFromPos(editor.getCursor('from')) : 0),
    fill: (text) => {
      editor.setValue(text);
      editor.setCursor(editor.lineCount(), 0);
    },
    insert: (text) => {
      editor.replaceSelection(text);
      editor.focus();
    },
    mark: (place) => markWord(editor, place),
    unmark: () => editor.getAllMarks().forEach((m) => m.clear()),
  };
}

function complete(cm) {
  cm.showHint({ hint: offered, completeSingle: false });
}

async function offered(cm) {
  const cursor = cm.getCursor();
  const line = cm.getLine(cursor.line);
  let from = cursor.ch;
  while (from > 0 && WORD.test(line[from - 1])) from--;
  const answer = await ask('complete', { text: cm.getValue(), cursor: cm.indexFromPos(cursor) }).catch(() => ({ offered: [] }));
  const typed = line.slice(from, cursor.ch).toLowerCase();
  const list = answer.offered.filter((o) => o.text.toLowerCase() !== typed);
  return {
    from: CodeMirror.Pos(cursor.line, from),
    to: cursor,
    list: list.map((o) => ({
      text: o.text,
      render: (item) => {
        item.append(element('span', o.text), ' ', element('small', o.about));
        item.setAttribute('aria-label', shown(o.text));
      },
    })),
  };
}

/** Marks the word that begins at an index of the whole text. */
function markWord(editor, index) {
  const from = editor.posFromIndex(index);
  const line = editor.getLine(from.line);
  let end = from.ch;
  while (end < line.length && WORD.test(line[end])) end++;
  if (end === from.ch) end++;
  editor.markText(from, CodeMirror.Pos(from.line, end), { className: 'wrong', title: 'Here' });
  editor.scrollIntoView(from, 60);
}

/** The index of a place in a text, lines and columns from 1. */
export function indexOf(text, line, column) {
  let at = 0;
  for (let i = 1; i < line; i++) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}
