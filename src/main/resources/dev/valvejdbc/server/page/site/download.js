// Rows as files; the same texts as those of valve-sql --format.

/** Comma-separated values, a line a row; null is empty. */
export function csv(columns, rows) {
  const quoted = (value) => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) || (value !== null && text === '') ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  return [columns.map((c) => quoted(c.name)), ...rows.map((r) => r.map(quoted))].map((line) => line.join(',') + '\n').join('');
}

/** An array of objects; numbers stay exact. */
export function json(columns, rows) {
  const written = (value, column) =>
    column.kind === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? value : JSON.stringify(value);
  const object = (row) => '{' + columns.map((c, i) => JSON.stringify(c.name) + ':' + written(row[i], c)).join(',') + '}';
  return rows.length === 0 ? '[]\n' : '[\n' + rows.map(object).join(',\n') + '\n]\n';
}

/** Gives a text, or bytes, to the user as a file. */
export function save(name, content, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: type + ';charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
