// Left: what there is to ask, examples, what was asked.
import { forget, kept, whenKept } from './history.js';
import { ask } from './server.js';
import { button, byId, element } from './texts.js';

const LISTS = ['tables', 'examples', 'history'];

/** Makes the lists; `query` is filled by a click. */
export async function makeSidebar(query, library) {
  LISTS.forEach((id, i) => {
    const tab = byId('tab-' + id);
    tab.addEventListener('click', () => turnTo(id));
    tab.addEventListener('keydown', (e) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (step) turnTo(LISTS[(i + step + LISTS.length) % LISTS.length], true);
    });
  });
  byId('find').addEventListener('input', find);
  fillHistory(query);
  whenKept(() => fillHistory(query));
  library.then((l) => fillExamples(query, l.examples)).catch(() => {});
  fillTables(query, await ask('tables'));
  find();
}

function turnTo(list, focus = false) {
  for (const id of LISTS) {
    const tab = byId('tab-' + id);
    tab.ariaSelected = String(id === list);
    tab.tabIndex = id === list ? 0 : -1;
    byId(id).hidden = id !== list;
    if (focus && id === list) tab.focus();
  }
  find();
}

/** Hides what does not hold the wanted letters. */
function find() {
  const wanted = byId('find').value.trim().toLowerCase();
  for (const group of document.querySelectorAll('#side details.group')) {
    let any = false;
    for (const item of group.querySelectorAll('.item')) {
      const holds = item.dataset.text.includes(wanted);
      item.hidden = !holds;
      any ||= holds;
    }
    group.hidden = !any;
    if (wanted) group.open = true;
  }
}

function group(title, open) {
  const made = element('details', '', 'group');
  made.open = open;
  made.append(element('summary', title));
  return made;
}

function fillTables(query, { tables, functions }) {
  const schemas = new Map();
  for (const table of tables) {
    if (!schemas.has(table.schema)) schemas.set(table.schema, []);
    schemas.get(table.schema).push(table);
  }
  const first = (entry) => (entry[0] === 'valve' ? 0 : 1);
  const places = [...schemas].sort((a, b) => first(a) - first(b)).map(([schema, list]) => {
    const place = group(schema, schema === 'valve');
    place.append(...list.map((table) => tableItem(query, table)));
    return place;
  });
  const called = group('functions', false);
  called.append(...functions.map((f) => {
    const item = element('div', '', 'item');
    item.dataset.text = f.name.toLowerCase();
    item.append(button(f.name, () => query.typed.insert((f.table ? 'TABLE(' : '') + f.name + '('), 'name'));
    item.append(element('small', f.remarks));
    return item;
  }));
  byId('tables').replaceChildren(...places, called);
}

function tableItem(query, table) {
  const item = element('details', '', 'item');
  item.dataset.text = (table.name + ' ' + table.remarks).toLowerCase();
  const summary = element('summary', table.name);
  summary.title = table.remarks;
  item.append(summary, element('small', table.remarks));
  item.addEventListener('toggle', async () => {
    if (!item.open || item.dataset.read) return;
    item.dataset.read = 'yes';
    try {
      const { columns } = await ask('columns', { schema: table.schema, table: table.name });
      const list = element('ul');
      list.append(...columns.map((c) => {
        const line = element('li');
        line.append(button(c.name, () => query.typed.insert(c.name), 'name'), ' ', element('code', c.type.toLowerCase()), element('small', c.remarks));
        return line;
      }));
      item.append(list);
    } catch (e) {
      item.append(element('small', e.message));
      delete item.dataset.read;
    }
  });
  return item;
}

function fillExamples(query, themes) {
  byId('examples').replaceChildren(...Object.entries(themes).map(([theme, list]) => {
    const place = group(theme, true);
    place.append(...list.map((example) => {
      const item = button(example.title, () => query.fill(example.sql), 'item');
      item.dataset.text = (example.title + ' ' + example.sql).toLowerCase();
      return item;
    }));
    return place;
  }));
}

function fillHistory(query) {
  const list = kept();
  const place = group('What was run here', true);
  place.append(...list.map((sql) => {
    const item = button(sql.replace(/\s+/g, ' ').slice(0, 120), () => query.fill(sql), 'item');
    item.dataset.text = sql.toLowerCase();
    return item;
  }));
  byId('history').replaceChildren(
    list.length ? place : element('p', 'Nothing was run yet.', 'quiet'),
    ...(list.length ? [button('Forget all', forget)] : []),
  );
}
