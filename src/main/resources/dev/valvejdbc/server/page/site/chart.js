// Charts: what suits some columns, and how it is drawn.
import { cellText, element, shown } from './texts.js';

export const KINDS = ['bar', 'line', 'scatter', 'histogram', 'map'];
const MOST_BARS = 300;
const MOST_SERIES = 20;
const MOST_POINTS = 20000;
let world;

/** The chart that suits the columns of a result: its kind, what stands across, the values, the series. */
export function suggest(columns, rows) {
  const numbers = columns.flatMap((c, i) => (c.kind === 'number' && !isKey(c) ? [i] : []));
  const texts = columns.flatMap((c, i) => (c.kind === 'text' || c.kind === 'boolean' ? [i] : []));
  const time = columns.findIndex((c) => c.kind === 'time');
  const country = columns.findIndex((c, i) => c.kind === 'text' && isCountry(c, i, rows));
  if (country >= 0 && numbers.length) return { kind: 'map', across: country, values: [numbers[0]], by: -1 };
  if (time >= 0 && time < (numbers[0] ?? 0)) return { kind: 'line', across: time, values: [numbers[0]], by: texts[0] ?? -1 };
  if (texts.length && numbers.length) return { kind: 'bar', across: texts[0], values: numbers.slice(0, 3), by: -1 };
  if (numbers.length > 1) return { kind: 'scatter', across: numbers[0], values: [numbers[1]], by: -1 };
  return { kind: numbers.length ? 'histogram' : 'bar', across: texts[0] ?? 0, values: numbers, by: -1 };
}

const isKey = (column) => /(^|_)(id|steamid|port|addr)$/i.test(column.name);

function isCountry(column, i, rows) {
  if (/country/i.test(column.name)) return true;
  const some = rows.slice(0, 50).map((r) => r[i]).filter((v) => v !== null);
  return some.length > 2 && some.every((v) => /^[A-Z]{2}$/.test(v)) && /code|iso|land|nation/i.test(column.name);
}

/** A chart of another kind over the same columns: what it cannot show gives way to what it can. */
export function fitting(spec, columns, rows) {
  const numbers = columns.flatMap((c, i) => (c.kind === 'number' ? [i] : []));
  if (spec.kind === 'scatter' && numbers.length > 1 && !['number', 'time'].includes(columns[spec.across]?.kind)) {
    const plain = numbers.filter((i) => !isKey(columns[i]));
    const [across, value] = plain.length > 1 ? plain : numbers;
    return { ...spec, across, values: [value] };
  }
  const country = columns.findIndex((c, i) => c.kind === 'text' && isCountry(c, i, rows));
  return spec.kind === 'map' && country >= 0 ? { ...spec, across: country } : spec;
}

/** Why there is nothing to be drawn; nothing if there is. */
export function lacking(columns, rows, spec) {
  if (rows.length === 0) return 'There are no rows to draw.';
  const across = columns[spec.across];
  const numbers = columns.filter((c) => c.kind === 'number').length;
  if (spec.kind === 'map') {
    return rows.some((r) => /^[A-Za-z]{2}$/.test(r[spec.across] ?? '')) ? '' : 'A map needs a column of countries, as codes of two letters: the function country(ip) has them.';
  }
  if (spec.kind === 'scatter') {
    return spec.values.length && ['number', 'time'].includes(across.kind) ? '' : 'A scatter chart needs two columns of numbers.';
  }
  if (spec.kind === 'histogram' ? numbers > 0 : spec.values.length > 0) return '';
  return `A ${spec.kind} chart needs a column of numbers, such as COUNT(*).`;
}

/** A colour of the style sheet, as it is now. */
function color(name) {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const SERIES = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'];

/** Draws a chart in an element, or draws it anew. */
export async function draw(place, columns, rows, spec) {
  const lack = lacking(columns, rows, spec);
  if (lack) {
    erase(place);
    place.setAttribute('aria-label', lack);
    place.replaceChildren(element('p', lack, 'quiet'));
    return undefined;
  }
  if (!echarts.getInstanceByDom(place)) place.replaceChildren();
  if (spec.kind === 'map') await loadWorld();
  const chart = echarts.getInstanceByDom(place) ?? echarts.init(place);
  const text = color('--text');
  const line = color('--line');
  const base = {
    animation: false,
    color: SERIES.map(color),
    textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: { renderMode: 'richText', confine: true, backgroundColor: color('--raised'), borderColor: line, textStyle: { color: text } },
    legend: { type: 'scroll', top: 0, textStyle: { color: text }, pageTextStyle: { color: text }, pageIconColor: text },
    grid: { left: 12, right: 20, top: 34, bottom: 12, containLabel: true },
  };
  const axes = { text, line };
  chart.setOption({ ...base, ...options(columns, rows, spec, axes, place.clientWidth) }, true);
  place.setAttribute('aria-label', describe(columns, rows, spec));
  if (!place.watched) {
    place.watched = new ResizeObserver(() => echarts.getInstanceByDom(place)?.resize());
    place.watched.observe(place);
  }
  return chart;
}

/** Gives back what a chart holds. */
export function erase(place) {
  place.watched?.disconnect();
  place.watched = undefined;
  echarts.getInstanceByDom(place)?.dispose();
}

function describe(columns, rows, spec) {
  const names = spec.values.map((v) => columns[v]?.name).join(', ');
  return shown(`A ${spec.kind} chart of ${names || 'rows'} across ${columns[spec.across]?.name}, ${rows.length} rows.`);
}

function options(columns, rows, spec, colors, width) {
  switch (spec.kind) {
    case 'map': return mapOptions(columns, rows, spec, colors);
    case 'histogram': return histogramOptions(columns, rows, spec, colors);
    case 'scatter': return scatterOptions(columns, rows, spec, colors);
    default: return axisOptions(columns, rows, spec, colors, width);
  }
}

const number = (value) => (value === null ? null : Number(value));

function axis(type, name, { text, line }) {
  return {
    type, name: shown(name), nameLocation: 'middle', nameGap: type === 'value' ? 40 : 28,
    nameTextStyle: { color: text }, axisLabel: { color: text, hideOverlap: true, width: 140, overflow: 'truncate' },
    axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } }, scale: type === 'time',
  };
}

function axisOptions(columns, rows, spec, colors, width) {
  const across = columns[spec.across];
  const time = across.kind === 'time';
  const label = (value) => (value === null ? 'null' : cellText(value, across));
  const some = time || spec.kind === 'line' ? rows.slice(-MOST_POINTS) : rows.slice(0, MOST_BARS);
  const series = [];
  for (const value of spec.values) {
    const groups = new Map();
    for (const row of some) {
      const group = spec.by >= 0 && spec.by !== spec.across ? shown(row[spec.by] ?? 'null') : shown(columns[value].name);
      if (!groups.has(group)) {
        if (groups.size === MOST_SERIES) continue;
        groups.set(group, []);
      }
      groups.get(group).push([time ? row[spec.across] : label(row[spec.across]), number(row[value])]);
    }
    for (const [name, data] of groups) {
      if (time) data.sort((a, b) => (a[0] < b[0] ? -1 : 1));
      series.push({ type: spec.kind, name, data, stack: spec.stack ? 'all' : undefined, showSymbol: data.length < 60, barMaxWidth: 46 });
    }
  }
  const categories = time ? undefined : [...new Set(some.map((r) => label(r[spec.across])))];
  const zoom = !time && categories.length > 40;
  const turned = !time && !zoom && categories.length > 6 && categories.join('').length * 7 > width - 80;
  const xAxis = { ...axis(time ? 'time' : 'category', across.name, colors), data: categories };
  if (turned) {
    xAxis.axisLabel = { ...xAxis.axisLabel, rotate: 35, width: 110, interval: 0 };
    xAxis.name = ''; // above the chart stands what is across
  }
  return {
    xAxis,
    yAxis: axis('value', '', colors), // the legend names it
    tooltip: { renderMode: 'richText', confine: true, trigger: 'axis' },
    dataZoom: zoom ? [{ type: 'inside' }, { type: 'slider', height: 16, bottom: 4 }] : [],
    grid: { left: turned ? 60 : 30, right: 34, top: 34, bottom: zoom ? 54 : turned ? 8 : 34, containLabel: true },
    series,
  };
}

function scatterOptions(columns, rows, spec, colors) {
  const across = columns[spec.across];
  const time = across.kind === 'time';
  const groups = new Map();
  for (const row of rows.slice(0, MOST_POINTS)) {
    for (const value of spec.values) {
      const group = shown(spec.by >= 0 ? row[spec.by] ?? 'null' : columns[value].name);
      if (!groups.has(group)) {
        if (groups.size === MOST_SERIES) continue;
        groups.set(group, []);
      }
      groups.get(group).push([time ? row[spec.across] : number(row[spec.across]), number(row[value])]);
    }
  }
  return {
    xAxis: axis(time ? 'time' : 'value', across.name, colors),
    yAxis: axis('value', spec.values.length > 1 ? '' : columns[spec.values[0]].name, colors),
    grid: { left: 30, right: 34, top: 34, bottom: 40, containLabel: true },
    series: [...groups].map(([name, data]) => ({ type: 'scatter', name, data, symbolSize: 6 })),
  };
}

function histogramOptions(columns, rows, spec, colors) {
  const column = spec.values[0] ?? spec.across;
  const values = rows.map((r) => number(r[column])).filter((v) => v !== null && Number.isFinite(v));
  const { edges, counts } = bins(values);
  const places = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(edges[1] - edges[0] || 1))));
  const label = (v) => Number(v.toFixed(places));
  return {
    xAxis: { ...axis('category', columns[column].name, colors), data: counts.map((_, i) => `${label(edges[i])} – ${label(edges[i + 1])}`) },
    yAxis: axis('value', 'rows', colors),
    grid: { left: 30, right: 20, top: 34, bottom: 34, containLabel: true },
    series: [{ type: 'bar', name: 'rows', data: counts, barCategoryGap: '4%' }],
  };
}

/** Divides numbers into bins of equal width. */
export function bins(values) {
  if (values.length === 0) return { edges: [0, 0], counts: [0] };
  let low = Infinity;
  let high = -Infinity;
  for (const v of values) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  const many = low === high ? 1 : Math.min(40, Math.ceil(Math.log2(values.length)) + 1);
  const width = (high - low) / many || 1;
  const counts = new Array(many).fill(0);
  for (const v of values) counts[Math.min(many - 1, Math.floor((v - low) / width))]++;
  return { edges: Array.from({ length: many + 1 }, (_, i) => low + i * width), counts };
}

async function loadWorld() {
  world ??= fetch('countries.json').then((a) => a.json()).then((map) => echarts.registerMap('world', map));
  await world;
}

function mapOptions(columns, rows, spec, { text, line }) {
  const sums = new Map();
  for (const row of rows) {
    if (row[spec.across] === null) continue;
    const code = String(row[spec.across]).toUpperCase();
    sums.set(code, (sums.get(code) ?? 0) + (spec.values.length ? number(row[spec.values[0]]) ?? 0 : 1));
  }
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
  const name = (code) => (/^[A-Z]{2}$/.test(code) ? names.of(code) : shown(code));
  const data = [...sums].map(([code, value]) => ({ name: code, value }));
  const what = spec.values.length ? columns[spec.values[0]].name : 'rows';
  return {
    legend: { show: false },
    tooltip: {
      renderMode: 'richText', confine: true, trigger: 'item', backgroundColor: color('--raised'), borderColor: line, textStyle: { color: text },
      formatter: (p) => `${name(p.name)}: ${Number.isFinite(p.value) ? p.value : 'nothing'}`,
    },
    visualMap: {
      min: 0, max: Math.max(1, ...sums.values()), left: 8, bottom: 8, text: [shown(what), ''], textStyle: { color: text },
      inRange: { color: [color('--map-low'), color('--series-1')] }, calculable: false,
    },
    series: [{
      type: 'map', map: 'world', name: shown(what), data, roam: true, top: 10, bottom: 10,
      itemStyle: { areaColor: color('--land'), borderColor: line }, label: { show: false },
      emphasis: { label: { show: false }, itemStyle: { areaColor: color('--series-2') } }, select: { disabled: true },
    }],
  };
}
