// A page of tiles: queries of a file, each with its chart, asked again after a while.
import { draw, erase, suggest } from './chart.js';
import { run } from './server.js';
import { button, cellText, element, shown } from './texts.js';

const MOST_ROWS = 200;

/** A dashboard that is shown. */
export class Board {
  constructor(place, dashboard) {
    this.place = place;
    this.dashboard = dashboard;
    this.values = {};
    this.tiles = [];
    this.runs = new Set();
  }

  async open() {
    const head = element('div', '', 'bar');
    this.stamp = element('span', '', 'quiet');
    head.append(element('h2', this.dashboard.title), button('Ask again', () => this.ask()), this.stamp);
    this.choices = element('span', '', 'choices');
    head.append(this.choices);
    const tiles = element('div', '', 'tiles');
    this.place.replaceChildren(head, ...(this.dashboard.about ? [element('p', this.dashboard.about, 'quiet')] : []), tiles);
    for (const tile of this.dashboard.tiles) {
      const made = element('section', '', 'tile ' + (['wide', 'tall'].includes(tile.size) ? tile.size : 'small'));
      made.setAttribute('aria-label', shown(tile.title));
      const content = element('div', '', 'content');
      made.append(element('h3', tile.title), content);
      tiles.append(made);
      this.tiles.push({ tile, made, content });
    }
    for (const parameter of this.dashboard.parameters) await this.choice(parameter);
    await this.ask();
  }

  /** What is chosen above the tiles: the rows of a query. */
  async choice(parameter) {
    const label = element('label', parameter.name + ' ');
    const select = element('select');
    label.append(select);
    this.choices.append(label);
    const { rows, error } = await this.rows(parameter.sql);
    if (error) this.choices.append(element('span', error, 'wrong'));
    select.replaceChildren(...rows.map((r) => new Option(shown(r[1] ?? r[0]), r[0])));
    this.values[parameter.name] = select.value;
    select.addEventListener('change', () => {
      this.values[parameter.name] = select.value;
      this.ask();
    });
  }

  async rows(sql) {
    const got = { columns: [], rows: [], error: '', warnings: 0 };
    const running = run(sql, {
      row: (values) => got.rows.push(values),
      said: (message) => {
        if (message.columns) got.columns = message.columns;
        if (message.error) got.error = message.error;
        if (message.warnings) got.warnings += message.warnings.length;
      },
    }, this.values);
    this.runs.add(running);
    try {
      await running.ended;
    } catch (e) {
      got.error = e.message;
    }
    this.runs.delete(running);
    return got;
  }

  async ask() {
    clearTimeout(this.next);
    if (this.asking) return;
    this.asking = true;
    await Promise.all(this.tiles.map((t) => this.fill(t)));
    this.asking = false;
    if (this.closed) return;
    this.stamp.textContent = 'as of ' + new Date().toLocaleTimeString();
    if (this.dashboard.refresh > 0) this.schedule();
  }

  schedule() {
    this.next = setTimeout(() => (document.hidden ? this.schedule() : this.ask()), this.dashboard.refresh * 1000);
  }

  async fill({ tile, made, content }) {
    made.setAttribute('aria-busy', 'true');
    const got = await this.rows(tile.sql);
    if (this.closed) return;
    made.removeAttribute('aria-busy');
    const kind = tile.chart.split(' ')[0];
    if (got.error) {
      erase(content);
      content.replaceChildren(element('p', got.error, 'wrong'));
    } else if (kind === 'number') {
      content.replaceChildren(...big(got));
    } else if (kind === 'table' || got.rows.length === 0) {
      erase(content);
      content.replaceChildren(table(got));
    } else {
      if (!echarts.getInstanceByDom(content)) content.replaceChildren();
      content.setAttribute('role', 'img');
      await draw(content, got.columns, got.rows, spec(tile.chart, got));
    }
  }

  close() {
    this.closed = true;
    clearTimeout(this.next);
    this.runs.forEach((r) => r.cancel());
    this.tiles.forEach((t) => erase(t.content));
    this.place.replaceChildren();
  }
}

/** What a tile's header says of its chart: bar x=map y=players,bots by=region. */
function spec(text, { columns, rows }) {
  const [kind, ...parts] = text.split(/\s+/);
  const named = Object.fromEntries(parts.map((p) => p.split('=')));
  const index = (name) => columns.findIndex((c) => c.name.toLowerCase() === String(name).toLowerCase());
  const suggested = suggest(columns, rows);
  const given = (named.y ?? '').split(',').map(index).filter((i) => i >= 0);
  return {
    kind,
    across: named.x && index(named.x) >= 0 ? index(named.x) : suggested.across,
    values: given.length ? given : suggested.values,
    by: named.by ? index(named.by) : -1,
    stack: named.stack === 'yes',
  };
}

function big({ columns, rows }) {
  return columns.map((column, i) => {
    const part = element('p', '', 'big');
    const value = rows[0]?.[i] ?? null;
    part.append(element('b', value === null ? '–' : cellText(value, column)), element('span', column.name));
    return part;
  });
}

function table({ columns, rows }) {
  if (rows.length === 0) return element('p', 'No rows.', 'quiet');
  const scroll = element('div', '', 'scroll');
  scroll.tabIndex = 0;
  const made = element('table');
  const head = element('tr');
  head.append(...columns.map((c) => {
    const cell = element('th', c.name, c.kind === 'number' ? 'number' : '');
    cell.scope = 'col';
    return cell;
  }));
  made.append(head);
  for (const row of rows.slice(0, MOST_ROWS)) {
    const line = element('tr');
    line.append(...row.map((value, i) => (value === null
      ? element('td', 'null', 'null')
      : element('td', cellText(value, columns[i]), columns[i].kind === 'number' ? 'number' : ''))));
    made.append(line);
  }
  scroll.append(made);
  return scroll;
}
