package dev.valvejdbc.tables;

import dev.valvejdbc.lookup.KeyColumn;
import java.util.List;

/** The key of every table that one server answers: its address, which is the first column. */
public final class ServerKey {
  /** The name of the column. */
  public static final String NAME = "addr";

  /** The address alone. */
  public static final List<KeyColumn> COLUMNS = List.of(new KeyColumn(NAME, 0, true));

  /** A condition that gives the key. */
  public static final String EXAMPLE = NAME + " = '203.0.113.7:27015'";

  private ServerKey() {}
}
