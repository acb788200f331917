package dev.valvejdbc.sql.library;

import dev.valvejdbc.sql.grammar.Parsing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** The functions that are said by others, as macros.sql has them. */
final class Macros {
  private static final Map<String, Macro> ALL = read();

  /**
   * A function.
   *
   * @param parameters their names, in order
   * @param expression what it stands for
   */
  private record Macro(List<String> parameters, String expression) {}

  private Macros() {}

  private static Map<String, Macro> read() {
    Map<String, Macro> all = new HashMap<>();
    try (InputStream in = Macros.class.getResourceAsStream("macros.sql")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .forEach(line -> add(all, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(all);
  }

  private static void add(Map<String, Macro> all, String line) {
    String[] sides = line.split(" = ", 2);
    String head = sides[0];
    int open = head.indexOf('(');
    List<String> parameters =
        Arrays.stream(head.substring(open + 1, head.length() - 1).split(", "))
            .filter(p -> !p.isEmpty())
            .toList();
    all.put(head.substring(0, open) + "/" + parameters.size(), new Macro(parameters, sides[1]));
  }

  /** Their names. */
  static Stream<String> names() {
    return ALL.keySet().stream().map(k -> k.substring(0, k.indexOf('/'))).distinct().sorted();
  }

  /**
   * What a call stands for.
   *
   * @param key the name in capitals, a slash, and how many operands there are
   * @return null if it is none of these functions
   */
  static @Nullable SqlNode expanded(String key, List<SqlNode> operands, SqlParserPos at) {
    Macro macro = ALL.get(key);
    if (macro == null) {
      return null;
    }
    try {
      SqlNode read = SqlParser.create(macro.expression(), Parsing.CONFIG).parseExpression();
      return Objects.requireNonNull(read.accept(new Filling(macro.parameters(), operands, at)));
    } catch (SqlParseException e) {
      throw new IllegalStateException(key, e); // the file is ours, and a test tries each
    }
  }

  /** Puts operands into the places of parameters, and all else to the place of the call. */
  private static final class Filling extends SqlShuttle {
    private final List<String> parameters;
    private final List<SqlNode> operands;
    private final SqlParserPos at;
    private final Set<Integer> used = new HashSet<>();

    Filling(List<String> parameters, List<SqlNode> operands, SqlParserPos at) {
      this.parameters = parameters;
      this.operands = operands;
      this.at = at;
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
      int place = id.isSimple() ? parameters.indexOf(id.getSimple().toLowerCase(Locale.ROOT)) : -1;
      if (place < 0) {
        return id.clone(at);
      }
      // who reads a statement changes it in place: two places must not share an operand
      return used.add(place) ? operands.get(place) : copy(operands.get(place));
    }

    private static SqlNode copy(SqlNode operand) {
      return Objects.requireNonNull(
          operand.accept(
              new SqlShuttle() {
                @Override
                public @Nullable SqlNode visit(SqlCall call) {
                  CallCopyingArgHandler copying = new CallCopyingArgHandler(call, true);
                  call.getOperator().acceptCall(this, call, false, copying);
                  return copying.result();
                }
              }));
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
      return literal.clone(at);
    }

    @Override
    public SqlNode visit(SqlIntervalQualifier unit) {
      return unit.clone(at);
    }

    @Override
    public SqlNode visit(SqlDynamicParam parameter) {
      return parameter;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      SqlNode filled = super.visit(call);
      return filled instanceof SqlCall copy && copy == call
          ? call.getOperator().createCall(call.getFunctionQuantifier(), at, call.getOperandList())
          : filled == null ? null : filled.clone(at);
    }
  }
}
