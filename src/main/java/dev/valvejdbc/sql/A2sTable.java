package dev.valvejdbc.sql;

import dev.valvejdbc.client.Visit;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.protocol.a2s.Question;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * A table of what game servers answer, read by their address.
 *
 * @param <T> what one of its rows is read from
 */
final class A2sTable<T> extends LookedUpTable {
  private final Question question;
  private final boolean tellsFailures;
  private final Columns<T> columns;
  private final Rows<T> rows;

  /** Turns a visit into what rows are read from. */
  interface Rows<T> {
    void each(Visit visit, Consumer<T> row);
  }

  /**
   * Declares a table whose first column is the address.
   *
   * @param tellsFailures whether a server that does not answer has a row here
   */
  A2sTable(
      String name,
      String remarks,
      Question question,
      boolean tellsFailures,
      Columns<T> columns,
      Rows<T> rows,
      LookupSource source) {
    super(name, remarks, BY_ADDRESS, source);
    this.question = question;
    this.tellsFailures = tellsFailures;
    this.columns = columns;
    this.rows = rows;
  }

  List<String> columnNames() {
    return columns.list().stream().map(Column::name).toList();
  }

  Question question() {
    return question;
  }

  boolean tellsFailures() {
    return tellsFailures;
  }

  /** Makes the reader of one leg: from a visit to rows of some columns. */
  LegReader reader(List<Integer> ordinals) {
    List<Column.Reader<T>> readers = columns.readers(ordinals);
    return (visit, out) -> rows.each(visit, row -> out.add(Columns.row(row, readers)));
  }

  /** Reads a leg's rows out of a visit. */
  interface LegReader {
    void read(Visit visit, List<@Nullable Object[]> out);
  }

  @Override
  public String exampleCondition() {
    return ADDRESS_EXAMPLE;
  }

  @Override
  public String remarks(int column) {
    return columns.remarks(column);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return columns.rowType(types);
  }
}
