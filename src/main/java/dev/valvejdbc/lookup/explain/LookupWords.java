package dev.valvejdbc.lookup.explain;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.rel.JoinLeg;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which keys are looked up in which tables. */
final class LookupWords {
  private static final int SHOWN = 3;
  private static final int COLUMNS_SHOWN = 6;

  private LookupWords() {}

  static String of(KeyRows keys) {
    String column = keys.getRowType().getFieldNames().get(0);
    String shown =
        keys.keys.stream()
            .limit(SHOWN)
            .map(k -> Conditions.text(keys, k, List.of()))
            .collect(Collectors.joining(", "));
    int count = keys.keys.size();
    return count == 1
        ? "the key " + column + " " + shown
        : count + " keys " + column + ": " + shown + (count > SHOWN ? ", …" : "");
  }

  /**
   * What a look-up does.
   *
   * @param input the words of its input's columns
   * @param step the input's number
   */
  static String of(LookupJoin lookup, List<String> input, int step) {
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < lookup.legs.size(); i++) {
      tables.add(of(lookup, i, Owners.ofCondition(lookup, i, input, step)));
    }
    String key =
        lookup.legs.get(0).table().keyColumns().stream()
            .filter(c -> c.required() || lookup.legs.get(0).table().keyColumns().size() == 1)
            .map(KeyColumn::name)
            .collect(Collectors.joining(", "));
    String keys =
        lookup.getInput() instanceof KeyRows rows
            ? " for " + (rows.keys.size() == 1 ? "1 key" : rows.keys.size() + " keys")
            : "";
    return "look up "
        + String.join(", ", tables)
        + (key.isEmpty() ? "" : " by " + key)
        + keys
        + (tables.size() > 1 ? ", in one visit each" : "")
        + ": at most "
        + lookup.source().most(lookup.legs.stream().map(JoinLeg::table).toList());
  }

  private static String of(LookupJoin lookup, int number, Owners columnsSeen) {
    JoinLeg leg = lookup.legs.get(number);
    List<String> names = leg.tableType().getFieldNames();
    int more = leg.columns().size() - COLUMNS_SHOWN;
    String columns =
        leg.columns().stream()
                .limit(COLUMNS_SHOWN)
                .map(names::get)
                .collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "");
    String kind =
        switch (leg.kind()) {
          case INNER, COLLECT -> "";
          case LEFT -> " if there are rows";
          case SEMI -> ", keeping rows that have some";
          case ANTI -> ", keeping rows that have none";
        };
    String condition =
        leg.condition().isAlwaysTrue()
            ? ""
            : " where "
                + Conditions.text(lookup, leg.condition(), columnsSeen.words())
                + " (checked here)";
    return leg.table().name() + (columns.isEmpty() ? "" : " (" + columns + ")") + kind + condition;
  }
}
