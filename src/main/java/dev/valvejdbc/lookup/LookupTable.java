package dev.valvejdbc.lookup;

/** A keyed table with the source that answers look-ups in it. */
public interface LookupTable extends KeyedTable {
  /** Tables of the same source, joined on the same key, share one visit. Compared by identity. */
  LookupSource source();

  /** How often it is asked for a row that brings a key, and how early. */
  default Asking asking() {
    return Asking.FREELY;
  }
}
