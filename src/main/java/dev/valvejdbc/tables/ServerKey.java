package dev.valvejdbc.tables;

import dev.valvejdbc.lookup.KeyColumn;
import java.util.List;

/** The key of every table that one server answers: its address, which is the first column. */
public final class ServerKey {
  /** The name of the column. */
  public static final String NAME = "addr";

  /** Characters of an address at most: a host name of 253, a colon, and a port. */
  public static final int LONGEST = 259;

  /** Characters of an IP address at most. */
  public static final int LONGEST_IP = 45;

  /** What is said of the column. */
  public static final String REMARKS =
      "Address where the server is asked, host:port or [v6]:port, as you wrote it; the key:"
          + " required.";

  /** The address alone. */
  public static final List<KeyColumn> COLUMNS = List.of(new KeyColumn(NAME, 0, true));

  /** A condition that gives the key. */
  public static final String EXAMPLE = NAME + " = '203.0.113.7:27015'";

  /** What else may be done without a key. */
  public static final String ALTERNATIVE =
      "; without a key, my_info, my_players, my_rules and my_status read the servers that have a"
          + " name, as this table does with keyless=my_servers";

  private ServerKey() {}
}
