package dev.valvejdbc.trino.table;

import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.type.BooleanType.BOOLEAN;

import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.tables.Vocabulary;
import dev.valvejdbc.tables.list.ListColumn;
import dev.valvejdbc.tables.list.ListColumns;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.list.Meaning;
import dev.valvejdbc.tables.list.Servers;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.list.ListColumnMeaning;
import dev.valvejdbc.trino.list.ListNarrower;
import dev.valvejdbc.trino.list.ListWish;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes over conditions: keys, words, and what narrows a server list; the rest goes back. */
final class PushDown {
  private final ListSettings lists;

  PushDown(ListSettings lists) {
    this.lists = lists;
  }

  Optional<ConstraintApplicationResult<ConnectorTableHandle>> apply(
      CatalogTable table, ValveTableHandle handle, Constraint constraint) {
    Map<ColumnHandle, Domain> domains = constraint.getSummary().getDomains().orElse(Map.of());
    Map<ColumnHandle, Domain> enforced = new HashMap<>();
    Map<ColumnHandle, Domain> remaining = new HashMap<>();
    ListNarrower narrower = narrower(table);
    domains.forEach(
        (column, domain) -> {
          ValveColumnHandle ours = (ValveColumnHandle) column;
          Domain words = words(table, ours, domain);
          boolean checked = narrower == null || narrower.take(ours, words == null ? domain : words);
          if (!checked) {
            return;
          }
          if (words != null) {
            enforced.put(ours, words);
          } else if (isCoordinators(table, ours)
              || (isKey(table, ours) && domain.isNullableDiscreteSet())) {
            enforced.merge(key(table, ours), domain, Domain::intersect);
          } else {
            remaining.put(ours, domain);
          }
        });
    List<ConnectorExpression> left = new ArrayList<>();
    for (ConnectorExpression part : conjuncts(constraint.getExpression())) {
      if (narrower == null || narrower.take(part, constraint.getAssignments())) {
        left.add(part);
      }
    }
    TupleDomain<ColumnHandle> all =
        handle.enforced().intersect(TupleDomain.withColumnDomains(enforced));
    ListWish wish = narrower == null ? handle.list() : narrower.and(handle.list());
    if (all.equals(handle.enforced()) && wish.equals(handle.list())) {
      return Optional.empty();
    }
    return Optional.of(
        new ConstraintApplicationResult<>(
            handle.with(all, wish),
            TupleDomain.withColumnDomains(remaining),
            left.size() == 1
                ? left.getFirst()
                : left.isEmpty() ? Constant.TRUE : new Call(BOOLEAN, AND_FUNCTION_NAME, left),
            false));
  }

  private static List<ConnectorExpression> conjuncts(ConnectorExpression expression) {
    if (expression.equals(Constant.TRUE)) {
      return List.of();
    }
    return expression instanceof Call call && call.getFunctionName().equals(AND_FUNCTION_NAME)
        ? call.getArguments()
        : List.of(expression);
  }

  private static @Nullable Domain words(
      CatalogTable table, ValveColumnHandle column, Domain domain) {
    Vocabulary vocabulary = vocabulary(table, column.name());
    return vocabulary == null ? null : Words.meant(vocabulary, domain);
  }

  private static @Nullable Vocabulary vocabulary(CatalogTable table, String column) {
    if (table instanceof CatalogTable.Joining joined) {
      return joined.tells(column)
          ? ListColumns.vocabulary(column)
          : joined.info().described().vocabulary(column);
    }
    return table.described().vocabulary(column);
  }

  /** Whether the coordinator leaves out servers by the column's value. */
  private static boolean isCoordinators(CatalogTable table, ValveColumnHandle column) {
    return table instanceof CatalogTable.Named named
        && (named.tells(column.name()) || column.ordinal() == named.address());
  }

  private static boolean isKey(CatalogTable table, ValveColumnHandle column) {
    return table instanceof CatalogTable.Keyed keyed
        && keyed.lookup().keyColumns().stream()
            .anyMatch(k -> k.ordinal() == keyed.same(column.ordinal()));
  }

  /** The key column that always has the same value; a column without one is itself. */
  private static ValveColumnHandle key(CatalogTable table, ValveColumnHandle column) {
    return table instanceof CatalogTable.Keyed keyed
        ? keyed.columns().get(keyed.same(column.ordinal()))
        : column;
  }

  private @Nullable ListNarrower narrower(CatalogTable table) {
    ServerListSource source = lists.source();
    if (source == null) {
      return null;
    }
    return switch (table) {
      case CatalogTable.Listed listed ->
          new ListNarrower(source, c -> meaning(ListColumns.ALL.get(c.ordinal()), source));
      case CatalogTable.Joined joined -> new ListNarrower(source, c -> meaning(joined, c, source));
      case CatalogTable.Keyed keyed -> null;
      case CatalogTable.Named named -> null;
      case CatalogTable.Local local -> null;
    };
  }

  private ListColumnMeaning meaning(
      CatalogTable.Joined joined, ValveColumnHandle column, ServerListSource source) {
    if (column.ordinal() == ListColumns.ADDR || joined.isListed().test(column.name())) {
      return meaning(ListColumns.column(column.name()), source);
    }
    boolean isLive = Servers.isLive(joined.info().lookup());
    Meaning live =
        isLive ? Meaning.ofInfo(List.of(column.name()), lists.pushVolatile()).getFirst() : null;
    return new ListColumnMeaning(live, true);
  }

  private static ListColumnMeaning meaning(ListColumn column, ServerListSource source) {
    return new ListColumnMeaning(column.meaning(), column.told().by(source.tellsDetails()));
  }
}
