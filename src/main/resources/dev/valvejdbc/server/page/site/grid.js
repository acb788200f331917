// Rows as a grid that sorts by type, filters, and holds a hundred thousand rows.
import { cellText, element, shown } from './texts.js';

/** Makes a grid of some columns; rows are added as they come. */
export function makeGrid(place, columns) {
  let ready = false;
  let all = [];
  let drawn = 0;
  const table = new Tabulator(place, {
    data: [],
    columns: columns.map(definition),
    height: '100%',
    layout: 'fitDataFill',
    nestedFieldSeparator: false,
    placeholder: 'No rows.',
    sortMode: 'local',
    headerSortClickElement: 'header',
    columnDefaults: { headerHozAlign: 'left', maxInitialWidth: 420, minWidth: 60 },
  });
  table.on('tableBuilt', () => {
    ready = true;
    // the library's roles stand in one another as no grid's may
    place.querySelector('.tabulator-header').role = 'presentation';
    place.querySelector('.tabulator-tableholder').role = 'rowgroup';
    place.querySelector('.tabulator-table').role = 'presentation';
    flush(true);
  });
  // Adding one by one would take longer with each row; so all are set anew whenever they doubled.
  function flush(now) {
    if (!ready || all.length === drawn || (!now && all.length < 2 * drawn)) return;
    drawn = all.length;
    table.replaceData(all);
  }
  return {
    /** Adds rows, of which some may be shown later. */
    add(rows) {
      for (const row of rows) all.push(record(row));
      flush(false);
    },
    /** Shows all that were added. */
    finish() {
      flush(true);
    },
    replace(rows) {
      all = rows.map(record);
      drawn = -1;
      flush(true);
    },
    filters(on) {
      place.classList.toggle('filtered', on);
      if (!on) table.clearHeaderFilter();
      table.redraw();
    },
    destroy() {
      table.destroy();
    },
  };
}

const record = (row) => Object.fromEntries(row.map((value, i) => ['c' + i, value]));

function definition(column, i) {
  return {
    title: shown(column.name),
    field: 'c' + i,
    hozAlign: column.kind === 'number' ? 'right' : 'left',
    titleFormatter: () => {
      const title = element('span', column.name);
      title.title = column.type;
      return title;
    },
    formatter: (cell) => {
      const value = cell.getValue();
      if (value === null) return element('span', 'null', 'null');
      const text = element('span', cellText(value, column));
      if (text.textContent.length > 60) text.title = text.textContent;
      return text;
    },
    sorter: (a, b) => compare(a, b, column.kind),
    headerFilter: (cell, rendered, success) => {
      const input = element('input');
      input.type = 'search';
      input.setAttribute('aria-label', 'Filter ' + shown(column.name));
      input.placeholder = column.kind === 'number' ? '> 0' : 'holds';
      input.addEventListener('input', () => success(input.value));
      return input;
    },
    headerFilterLiveFilter: false,
    headerFilterFunc: (wanted, value) => passes(wanted, value, column.kind),
  };
}

/** Compares values by their type; null is above all, as in the database. */
export function compare(a, b, kind) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (kind === 'number' && typeof a === 'string' && typeof b === 'string' && /^-?\d+$/.test(a + b.replace('-', ''))) {
    return BigInt(a) < BigInt(b) ? -1 : Number(BigInt(a) > BigInt(b));
  }
  if (kind === 'number') return Number(a) - Number(b);
  if (kind === 'text') return String(a).localeCompare(String(b));
  return a < b ? -1 : Number(a > b);
}

/** Whether a value passes a filter: a part of a text, null, or a number with <, >, =. */
export function passes(wanted, value, kind) {
  const filter = wanted.trim();
  if (filter === '') return true;
  if (filter.toLowerCase() === 'null') return value === null;
  if (value === null) return false;
  const bound = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(filter);
  if (kind !== 'number' || !bound) return String(value).toLowerCase().includes(filter.toLowerCase());
  const left = Number(value);
  const right = Number(bound[2]);
  switch (bound[1]) {
    case '<': return left < right;
    case '<=': return left <= right;
    case '>': return left > right;
    case '>=': return left >= right;
    case '<>': return left !== right;
    default: return left === right;
  }
}
