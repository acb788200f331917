// A line over the times at which a query was repeated.

/** What a chart is drawn from: the rows, or for a line without a time of its own, all samples. */
export function grown(result, spec) {
  const samples = result.samples ?? [];
  if (spec.kind !== 'line' || samples.length < 2 || result.columns[spec.across]?.kind === 'time') {
    return { columns: result.columns, rows: result.rows, spec };
  }
  const single = result.rows.length === 1;
  const rows = samples.flatMap((sample) =>
    sample.rows.map((row) => [new Date(sample.at).toISOString(), ...row]),
  );
  return {
    columns: [{ name: 'asked at', type: 'TIMESTAMP', kind: 'time' }, ...result.columns],
    rows,
    spec: { kind: 'line', across: 0, values: spec.values.map((v) => v + 1), by: single ? -1 : spec.across + 1 },
  };
}
