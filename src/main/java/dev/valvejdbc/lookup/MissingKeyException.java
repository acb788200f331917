package dev.valvejdbc.lookup;

/** Says that a keyed table is read without its key, and how to read it. */
public final class MissingKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingKeyException(String message) {
    super(message);
  }

  static MissingKeyException of(KeyedScan scan) {
    String name = scan.keyedTable().name();
    String key = scan.keyName();
    String example = scan.keyedTable().exampleKey();
    return new MissingKeyException(
        "Table %1$s can only be read by its key %2$s: add WHERE %2$s = %3$s, %2$s IN (…), or join it ON %1$s.%2$s = <other table>.%2$s, for example SELECT * FROM %1$s WHERE %2$s = %3$s"
            .formatted(name, key, example));
  }
}
