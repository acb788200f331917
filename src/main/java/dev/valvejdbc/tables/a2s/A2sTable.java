package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.tables.Vocabulary;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table of what game servers answer, read by their address, which is its first column.
 *
 * @param <T> what one of its rows is read from
 * @param question what the servers are asked
 * @param coverage which rows an address has
 * @param rows turns a visit into what rows are read from
 */
public record A2sTable<T>(
    String name,
    String remarks,
    Question question,
    Coverage coverage,
    Columns<T> columns,
    Rows<T> rows,
    LookupSource source)
    implements LookupTable, DescribedTable {

  static final String PING_REMARKS =
      "Round trip in milliseconds: from a packet of the visit to the one that answered it; null if"
          + " none is sure, since packets were sent again, or none came.";

  static @Nullable Double pingMillis(Visit visit) {
    Long nanos = visit.pingNanos();
    return nanos == null ? null : Double.valueOf(nanos / 1e6);
  }

  /** Which rows an address has. */
  enum Coverage {
    /** As many as the server tells. */
    MANY,
    /** One if the server answers. */
    ONE,
    /** One in any case: a row tells that the server does not answer. */
    ALWAYS_ONE
  }

  /** Turns a visit into what rows are read from. */
  interface Rows<T> {
    void each(Visit visit, Consumer<T> row);
  }

  /** Reads a leg's rows out of a visit. */
  interface LegReader {
    void read(Visit visit, List<@Nullable Object[]> out);
  }

  /** Makes the reader of one leg: from a visit to rows of some columns. */
  LegReader reader(List<Integer> ordinals) {
    List<Column.Reader<T>> readers = columns.readers(ordinals);
    return (visit, out) -> rows.each(visit, row -> out.add(Columns.row(row, readers)));
  }

  boolean tellsFailures() {
    return coverage == Coverage.ALWAYS_ONE;
  }

  @Override
  public @Nullable Vocabulary vocabulary(String column) {
    Vocabulary spelled = Word.of(column);
    return spelled == null ? StateWord.of(column) : spelled;
  }

  @Override
  public boolean hasOneRow() {
    return coverage != Coverage.MANY;
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return ServerKey.COLUMNS;
  }

  @Override
  public String alternative() {
    return ServerKey.ALTERNATIVE;
  }

  @Override
  public String exampleCondition() {
    return ServerKey.EXAMPLE;
  }
}
