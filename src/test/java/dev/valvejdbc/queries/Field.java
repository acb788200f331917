package dev.valvejdbc.queries;

import java.util.ArrayList;
import java.util.List;

/**
 * A column that an expression may name.
 *
 * @param alias the relation's alias
 * @param name the column's name
 */
record Field(String alias, String name, Kind kind) {
  String sql() {
    return alias + "." + name;
  }

  static List<Field> ofKind(List<Field> fields, Kind kind) {
    return fields.stream().filter(f -> f.kind == kind).toList();
  }

  static List<Field> both(List<Field> some, List<Field> more) {
    List<Field> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** The address of a relation. */
  static Field address(String alias) {
    return new Field(alias, "addr", Kind.ADDRESS);
  }
}
