// The results of a run: a grid, a chart, warnings, downloads.
import { draw, erase, fitting, KINDS, suggest } from './chart.js';
import { csv, json, save } from './download.js';
import { makeGrid } from './grid.js';
import { grown } from './growing.js';
import { about, file } from './server.js';
import { byId, element, button, shown } from './texts.js';

const FLUSH_MILLIS = 120;

/** The part of the page where results are. */
export class Results {
  constructor() {
    this.list = [];
    this.at = 0;
    this.view = 'table';
    this.specs = new Map(); // what the user chose, by the names of the columns
    byId('as-table').addEventListener('click', () => this.look('table'));
    byId('as-chart').addEventListener('click', () => this.look('chart'));
    byId('csv').addEventListener('click', () => this.download('csv', csv, 'text/csv'));
    byId('json').addEventListener('click', () => this.download('json', json, 'application/json'));
    byId('parquet').addEventListener('click', () => this.parquet());
    about().then((open) => (byId('parquet').hidden = !open.parquet), () => {});
    byId('filter').addEventListener('click', () => this.filter(byId('filter').ariaPressed !== 'true'));
    byId('kind').addEventListener('change', () => this.choose(true));
    for (const id of ['across', 'values', 'by']) {
      byId(id).addEventListener('change', () => this.choose(false));
    }
  }

  /** A run begins; when it repeats the one before, what is shown stays until it ends. */
  begin(again, text) {
    this.ran = text;
    this.again = again && this.list.length > 0;
    this.before = this.again ? this.list : [];
    this.list = [];
    if (!this.again) {
      this.at = 0;
      this.drop();
      byId('result').hidden = true;
    }
  }

  row(values) {
    const result = this.list.at(-1);
    result.rows.push(values);
    if (this.again) return;
    result.fresh.push(values);
    this.flushing ??= setTimeout(() => this.flush(), FLUSH_MILLIS);
  }

  said(message) {
    if (message.columns) {
      this.list.push({ columns: message.columns, rows: [], fresh: [], warnings: [], begun: Date.now() });
      if (!this.again) this.show(this.list.length - 1);
    } else if ('updated' in message) {
      this.list.push({ columns: [{ name: 'done', type: 'TEXT', kind: 'text' }], rows: [[`${message.updated} rows changed.`]], fresh: [], warnings: [], millis: message.millis });
      if (!this.again) this.show(this.list.length - 1);
    } else if ('rows' in message) {
      Object.assign(this.list.at(-1), { millis: message.millis, cut: message.cut });
    } else if (message.warnings) {
      this.list.at(-1)?.warnings.push(...message.warnings);
    }
  }

  flush() {
    clearTimeout(this.flushing);
    this.flushing = undefined;
    const result = this.list[this.at];
    if (result && this.grid && !this.again) {
      this.grid.add(result.fresh);
      result.fresh = [];
      this.counted();
    }
  }

  /** The run is over: what grew is shown as it is, a chart is drawn. */
  end() {
    this.flush();
    this.grid?.finish();
    if (this.again) {
      this.list.forEach((result, i) => this.grow(result, this.before[i]));
      const same = this.grid && this.list[this.at] && key(this.list[this.at]) === key(this.before[this.at] ?? { columns: [] });
      this.again = false;
      this.before = [];
      if (same) this.grid.replace(this.list[this.at].rows);
      else if (this.list.length) this.show(Math.min(this.at, this.list.length - 1));
    }
    this.tabs();
    this.counted();
    this.warn();
    this.redraw();
  }

  /** Keeps what earlier runs said, for a line that grows. */
  grow(result, before) {
    const same = before && key(before) === key(result);
    result.samples = [...(same ? before.samples ?? [{ at: before.begun, rows: before.rows }] : []), { at: result.begun, rows: result.rows }].slice(-500);
  }

  show(at) {
    this.at = at;
    const result = this.list[at];
    byId('result').hidden = false;
    this.drop();
    this.grid = makeGrid(byId('grid'), result.columns);
    this.grid.add(result.rows);
    if (result.millis !== undefined) this.grid.finish();
    result.fresh = [];
    this.options(result);
    this.tabs();
    this.counted();
    this.warn();
    this.look(this.view);
  }

  drop() {
    this.grid?.destroy();
    this.grid = undefined;
    this.filter(false);
    erase(byId('chart'));
  }

  filter(on) {
    byId('filter').ariaPressed = String(on);
    this.grid?.filters(on);
  }

  tabs() {
    const place = byId('results');
    place.replaceChildren();
    if (this.list.length < 2) return;
    this.list.forEach((_, i) => {
      const tab = button('Result ' + (i + 1), () => this.show(i));
      tab.ariaPressed = String(i === this.at);
      place.append(tab);
    });
  }

  counted() {
    const result = this.list[this.at];
    if (!result) return;
    const many = result.rows.length.toLocaleString('en') + (result.rows.length === 1 ? ' row' : ' rows');
    const time = result.millis === undefined ? '' : ` in ${(result.millis / 1000).toFixed(result.millis < 10000 ? 2 : 1)} s`;
    byId('count').textContent = many + time + (result.cut ? '; there are more, which are not shown' : '');
  }

  warn() {
    const warnings = this.list[this.at]?.warnings ?? [];
    const place = byId('warnings');
    place.hidden = warnings.length === 0;
    place.querySelector('summary').textContent = warnings.length === 1 ? '1 warning' : warnings.length + ' warnings';
    place.querySelector('ul').replaceChildren(...warnings.map((w) => element('li', w)));
  }

  look(view) {
    this.view = view;
    byId('as-table').ariaPressed = String(view === 'table');
    byId('as-chart').ariaPressed = String(view === 'chart');
    byId('grid').hidden = view !== 'table';
    byId('chart').hidden = view !== 'chart';
    byId('choices').hidden = view !== 'chart';
    byId('filter').hidden = view !== 'table';
    this.redraw();
  }

  async redraw() {
    const result = this.list[this.at];
    if (this.view !== 'chart' || !result) return;
    let spec = this.specs.get(key(result));
    if (!spec) {
      spec = suggest(result.columns, result.rows);
      this.choices(result, spec);
    }
    const data = grown(result, spec);
    await draw(byId('chart'), data.columns, data.rows, data.spec);
  }

  options(result) {
    byId('kind').replaceChildren(...KINDS.map((k) => new Option(k, k)));
    const columns = result.columns.map((c, i) => new Option(shown(c.name), i));
    const numbers = columns.filter((_, i) => result.columns[i].kind === 'number');
    byId('across').replaceChildren(...columns);
    byId('values').replaceChildren(...numbers.map((o) => o.cloneNode(true)), ...(numbers.length > 1 ? [new Option('all numbers', 'all')] : []));
    byId('by').replaceChildren(new Option('–', -1), ...columns.map((o) => o.cloneNode(true)));
    this.choices(result, this.specs.get(key(result)) ?? suggest(result.columns, result.rows));
  }

  choices(result, spec) {
    byId('kind').value = spec.kind;
    byId('across').value = String(spec.across);
    byId('values').value = spec.values.length > 1 ? 'all' : String(spec.values[0] ?? '');
    byId('by').value = String(spec.by);
  }

  /** Takes what the user chose; with another kind of chart, columns that suit it. */
  choose(otherKind) {
    const result = this.list[this.at];
    const chosen = byId('values').value;
    const numbers = result.columns.flatMap((c, i) => (c.kind === 'number' ? [i] : []));
    const chart = {
      kind: byId('kind').value,
      across: Number(byId('across').value),
      values: chosen === 'all' ? numbers : chosen === '' ? [] : [Number(chosen)],
      by: Number(byId('by').value),
    };
    const spec = otherKind ? fitting(chart, result.columns, result.rows) : chart;
    this.specs.set(key(result), spec);
    this.choices(result, spec);
    this.redraw();
  }

  /** The server writes it: the query is asked again. */
  async parquet() {
    byId('parquet').disabled = true;
    try {
      save('rows.parquet', await file('parquet', { sql: this.ran, result: this.at }));
    } catch (e) {
      byId('error').hidden = false;
      byId('error').textContent = shown(e.message);
    } finally {
      byId('parquet').disabled = false;
    }
  }

  download(ending, write, type) {
    const result = this.list[this.at];
    save(`rows.${ending}`, write(result.columns, result.rows), type);
  }
}

const key = (result) => result.columns.map((c) => c.name + ':' + c.kind).join('\n');
