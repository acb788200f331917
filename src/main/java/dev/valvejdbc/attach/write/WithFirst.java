package dev.valvejdbc.attach.write;

import java.util.List;

/** Reads {@code WITH … INSERT INTO … SELECT}, as PostgreSQL has it. */
final class WithFirst {
  private WithFirst() {}

  /** The same statement with what is named before the query that it is for. */
  static String behind(String sql, List<Token> tokens, int insert) {
    int query = Token.outside(tokens, insert, "SELECT", "TABLE", "VALUES");
    String with = sql.substring(tokens.get(0).start(), tokens.get(insert).start());
    if (query == tokens.size()) {
      return sql.substring(tokens.get(insert).start());
    }
    int at = tokens.get(query).start();
    return sql.substring(tokens.get(insert).start(), at) + with + sql.substring(at);
  }
}
