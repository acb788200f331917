package dev.valvejdbc.tables.console;

import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.console.ConsoleOutput;
import dev.valvejdbc.lookup.Asking;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.KeyedCall;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.wire.QuotedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command makes consoles print, by their address, and by the command where that is open.
 *
 * @param <T> what a row is read from
 */
final class ConsoleTable<T> implements LookupTable, DescribedTable {
  private static final String GIVEN = "Given as an argument.";
  private static final List<KeyColumn> BY_COMMAND =
      List.of(new KeyColumn(ServerKey.NAME, 0, true), new KeyColumn("command", 1, true));
  private static final List<Argument> ARGUMENTS =
      List.of(
          new Argument(
              ServerKey.NAME,
              VARCHAR,
              "Address of the console, host:port; the address of the server as a rule."),
          new Argument(
              "command",
              VARCHAR,
              "Command to send, once; the property rcon says which are permitted."));

  private final String name;
  private final String remarks;
  private final @Nullable String command;
  private final Columns<Row<T>> columns;
  private final Output<T> output;
  private final LookupSource source;
  private final Asking asking;

  /** A row of one console. */
  record Row<T>(String addr, String command, T printed) {}

  /** Reads rows out of what a console printed. */
  interface Output<T> {
    List<T> rows(ConsoleOutput output);

    /** Whether the console is asked for what it prints, or sent the command alone. */
    default boolean waits() {
      return true;
    }

    /** What an answer has to be, such as "a status"; null where any will do. */
    default @Nullable String wanted() {
      return null;
    }

    /** Whether an answer is what is wanted. */
    default boolean isWanted(String text) {
      return true;
    }
  }

  /**
   * Declares a table.
   *
   * @param command what is sent; null where it is the second key
   */
  ConsoleTable(
      String name,
      String remarks,
      @Nullable String command,
      Columns<T> printed,
      Output<T> output,
      LookupSource source,
      Asking asking) {
    this.asking = asking;
    this.name = name;
    this.remarks = remarks;
    this.command = command;
    this.output = output;
    this.source = source;
    List<Column<Row<T>>> all = new ArrayList<>();
    all.add(Column.<Row<T>>of(ServerKey.NAME, VARCHAR, GIVEN, Row::addr).notNull());
    if (command == null) {
      all.add(Column.<Row<T>>of("command", VARCHAR, GIVEN, Row::command).notNull());
    }
    printed.forEach(c -> all.add(c.of(Row::printed)));
    columns = new Columns<>(all);
  }

  /** The table as a function of its keys. */
  KeyedCall<ConsoleTable<T>> call() {
    return new KeyedCall<>(this, ARGUMENTS.subList(0, keyColumns().size()));
  }

  /** The address that a key names. */
  static String address(Object key) {
    return String.valueOf(KeyTuple.valuesOf(key).get(0));
  }

  /** The command for a key. */
  String command(Object key) {
    return command == null ? String.valueOf(KeyTuple.valuesOf(key).get(1)) : command;
  }

  /** Whether its rows are what the console printed, unread. */
  boolean isVerbatim() {
    return command == null;
  }

  /** Whether what the console prints is waited for. */
  boolean waits() {
    return output.waits();
  }

  /** What is wrong with an answer, as the rest of a sentence; null if it is what was wanted. */
  @Nullable String doubt(String text) {
    String wanted = output.wanted();
    if (wanted == null || output.isWanted(text)) {
      return null;
    }
    String first = text.strip().lines().findFirst().orElse("");
    return "did not answer '"
        + command
        + "' with "
        + wanted
        + (first.isEmpty() ? ": it printed nothing." : ", but with: " + QuotedText.of(first));
  }

  /** The rows of an output, of some columns. */
  List<@Nullable Object[]> rows(Object key, ConsoleOutput text, List<Integer> ordinals) {
    List<Column.Reader<Row<T>>> readers = columns.readers(ordinals);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (T printed : output.rows(text)) {
      rows.add(Columns.row(new Row<>(address(key), command(key), printed), readers));
    }
    return rows;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public Columns<Row<T>> columns() {
    return columns;
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return command == null ? BY_COMMAND : ServerKey.COLUMNS;
  }

  @Override
  public String exampleCondition() {
    return command == null ? ServerKey.EXAMPLE + " AND command = 'status'" : ServerKey.EXAMPLE;
  }

  @Override
  public LookupSource source() {
    return source;
  }

  @Override
  public Asking asking() {
    return asking;
  }
}
