package dev.valvejdbc.queries;

import java.util.ArrayList;
import java.util.List;

/** A generated FROM: relations joined one after the other, each with a key where it needs one. */
final class From {
  private final Dice dice;
  private final Expressions expressions;
  private final Leaves leaves;
  private final List<Field> outer;
  private final List<Field> fields = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private String text = "";

  /**
   * Generates.
   *
   * @param relations how many, 1 to 5
   * @param outer columns of outer queries, whose addresses may be keys
   */
  From(
      Dice dice,
      Expressions expressions,
      Leaves leaves,
      int relations,
      List<Field> outer,
      int depth) {
    this.dice = dice;
    this.expressions = expressions;
    this.leaves = leaves;
    this.outer = outer;
    if (relations > 1 && dice.oneIn(3)) {
      commas(relations, depth);
    } else {
      first(depth);
      for (int i = 1; i < relations; i++) {
        join(depth);
      }
    }
  }

  String text() {
    return text;
  }

  /** What WHERE has to say. */
  List<String> conditions() {
    return conditions;
  }

  /** The relations' own columns. */
  List<Field> fields() {
    return fields;
  }

  /** The own columns and those of outer queries. */
  List<Field> inSight() {
    return Field.both(fields, outer);
  }

  private void add(Leaf leaf) {
    fields.addAll(leaf.fields());
  }

  private void first(int depth) {
    Leaf leaf = leaves.any(depth);
    text = leaf.text();
    add(leaf);
    if (leaf.keyed()) {
      conditions.add(leaves.key(leaf, outer, depth));
    }
  }

  /** Relations in any order, all conditions in WHERE. */
  private void commas(int relations, int depth) {
    first(depth);
    List<String> texts = new ArrayList<>(List.of(text));
    for (int i = 1; i < relations; i++) {
      Leaf leaf = leaves.any(depth);
      conditions.add(leaves.joinKey(leaf, fields, depth));
      texts.add(dice.below(texts.size() + 1), leaf.text());
      add(leaf);
    }
    text = String.join(", ", texts);
  }

  private void join(int depth) {
    if (dice.oneIn(8) && outer.isEmpty()) { // DuckDB's laterals within sub-queries lose rows
      String alias = leaves.alias();
      Leaf leaf = leaves.lateral(alias, inSight(), depth);
      text +=
          dice.oneIn(2)
              ? " CROSS JOIN LATERAL " + leaf.text()
              : " LEFT JOIN LATERAL " + leaf.text() + " ON TRUE";
      add(leaf);
      return;
    }
    Leaf leaf = dice.oneIn(6) ? leaves.keyless(depth) : leaves.any(depth);
    String on = leaves.joinKey(leaf, fields, depth);
    add(leaf);
    if (dice.oneIn(3)) {
      on += " AND " + expressions.condition(fields, depth > 1 ? 1 : 0);
    }
    switch (dice.below(6)) {
      case 0, 1 -> text += " LEFT JOIN " + leaf.text() + " ON " + on;
      case 2 -> {
        if (text.contains("JOIN")) {
          text += " JOIN " + leaf.text() + " ON " + on;
        } else {
          text = leaf.text() + " RIGHT JOIN " + text + " ON " + on;
        }
      }
      case 3 -> {
        text += (leaf.keyed() ? " JOIN " : " FULL JOIN ") + leaf.text() + " ON " + on;
      }
      default -> text += " JOIN " + leaf.text() + " ON " + on;
    }
  }
}
