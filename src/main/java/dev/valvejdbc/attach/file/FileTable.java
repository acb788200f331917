package dev.valvejdbc.attach.file;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.run.ClosingEnumerator;
import dev.valvejdbc.lookup.run.ContextStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/**
 * A file as a table. Its types are those that all its cells have: the file is read once for them,
 * and once for its rows.
 */
final class FileTable extends AbstractTable implements ScannableTable {
  private final Path file;
  private final FileRows rows;
  private @Nullable List<CellType> types;
  private @Nullable List<String> names;

  FileTable(Path file, FileRows rows) {
    this.file = file;
    this.rows = rows;
  }

  private StatementException wrong(Exception e) {
    String why =
        e instanceof IllegalArgumentException
            ? e.getMessage()
            : "it is not there, or no text in UTF-8";
    return SqlError.FILE_TABLE.inStatement(file.getFileName(), why);
  }

  private synchronized List<CellType> types() {
    List<CellType> known = types;
    if (known != null) {
      return known;
    }
    try {
      List<String> columns = rows.columns();
      @Nullable CellType[] found = rows.types().toArray(new @Nullable CellType[0]);
      try (FileRows.Reading reading = rows.open()) {
        for (@Nullable String[] row = reading.next(); row != null; row = reading.next()) {
          for (int i = 0; i < found.length; i++) {
            String text = row[i];
            CellType before = found[i];
            if (text != null) {
              found[i] = before == null ? CellType.of(text) : before.widened(text);
            }
          }
        }
      }
      List<CellType> settled = new ArrayList<>();
      for (CellType type : found) {
        settled.add(type == null ? CellType.VARCHAR : type);
      }
      names = apart(columns);
      types = settled;
      return settled;
    } catch (IOException | IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /** Names that repeat, be it in other letters, told apart: {@code map, Map_2}. */
  private static List<String> apart(List<String> names) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    List<String> apart = new ArrayList<>();
    for (String name : names) {
      String free = name;
      for (int i = 2; !taken.add(free); i++) {
        free = name + "_" + i;
      }
      apart.add(free);
    }
    return apart;
  }

  @Override
  @SuppressWarnings("NullAway") // names are read with the types
  public RelDataType getRowType(RelDataTypeFactory factory) {
    List<CellType> known = types();
    RelDataTypeFactory.Builder row = factory.builder();
    for (int i = 0; i < known.size(); i++) {
      RelDataType type = factory.createSqlType(known.get(i).sql());
      row.add(names.get(i), factory.createTypeWithNullability(type, true));
    }
    return row.build();
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    ContextStatement statement = ContextStatement.of(root);
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new Scan(statement);
      }
    };
  }

  private final class Scan extends ClosingEnumerator<@Nullable Object[]> {
    private final ContextStatement statement;
    private FileRows.@Nullable Reading reading;
    private @Nullable Object @Nullable [] current;

    Scan(ContextStatement statement) {
      this.statement = statement;
    }

    @Override
    protected boolean advance() {
      statement.check();
      try {
        FileRows.Reading open = reading;
        if (open == null) {
          open = rows.open();
          reading = open;
        }
        @Nullable String[] row = open.next();
        if (row == null) {
          return false;
        }
        List<CellType> known = types();
        @Nullable Object[] values = new @Nullable Object[row.length];
        for (int i = 0; i < row.length; i++) {
          String text = row[i];
          values[i] = text == null ? null : known.get(i).read(text);
          if (text != null && values[i] == null) {
            throw new IllegalArgumentException("its types have changed since it was looked at");
          }
        }
        current = values;
        return true;
      } catch (IOException | IllegalArgumentException e) {
        throw wrong(e);
      }
    }

    @Override
    @SuppressWarnings("NullAway") // called after moveNext alone
    public @Nullable Object[] current() {
      return current;
    }

    @Override
    protected void release() {
      FileRows.Reading open = reading;
      try {
        if (open != null) {
          open.close();
        }
      } catch (IOException e) {
        // what was read is read
      }
    }
  }
}
