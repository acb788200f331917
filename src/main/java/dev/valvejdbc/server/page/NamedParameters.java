package dev.valvejdbc.server.page;

import dev.valvejdbc.script.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement whose named parameters, such as {@code :addr}, became question marks.
 *
 * @param sql to be prepared
 * @param values the texts of its parameters, in order
 */
record NamedParameters(String sql, List<String> values) {
  /** Reads a statement; names that have no value stay as they are. */
  static NamedParameters of(String statement, Map<String, String> given) {
    StringBuilder sql = new StringBuilder();
    List<String> values = new ArrayList<>();
    List<Tokens.Token> tokens = Tokens.of(statement);
    int at = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Tokens.Token colon = tokens.get(i);
      Tokens.Token name = tokens.get(i + 1);
      boolean cast = i > 0 && isColon(tokens.get(i - 1), statement);
      String value = given.get(name.of(statement));
      if (isColon(colon, statement) && !cast && name.start() == colon.end() && value != null) {
        sql.append(statement, at, colon.start()).append('?');
        values.add(value);
        at = name.end();
      }
    }
    return new NamedParameters(sql.append(statement.substring(at)).toString(), values);
  }

  private static boolean isColon(Tokens.Token token, String statement) {
    return token.of(statement).equals(":");
  }
}
