package dev.valvejdbc.trino.list;

import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.protocol.master.FilterRenderer;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.protocol.master.RenderedFilter;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.list.FilterReading;
import dev.valvejdbc.tables.list.ListWords;
import dev.valvejdbc.tables.list.Meaning;
import dev.valvejdbc.trino.column.SqlValues;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers the conditions of a query on a server list. */
public final class ListNarrower {
  private final ServerListSource source;
  private final Function<ValveColumnHandle, ListColumnMeaning> columns;
  private final List<MasterFilter> filters = new ArrayList<>();
  private final List<MasterFilter> trusted = new ArrayList<>();
  private final List<String> trustedColumns = new ArrayList<>();
  private final Set<Region> noRegions = EnumSet.noneOf(Region.class);

  /**
   * Gathers none yet.
   *
   * @param columns what the list knows of them
   */
  public ListNarrower(
      ServerListSource source, Function<ValveColumnHandle, ListColumnMeaning> columns) {
    this.source = source;
    this.columns = columns;
  }

  /**
   * Takes what a column is to be.
   *
   * @return whether it is left to be checked
   */
  public boolean take(ValveColumnHandle column, Domain domain) {
    ListColumnMeaning known = columns.apply(column);
    Meaning meaning = known.meaning();
    if (meaning == Meaning.REGION && !known.checked()) {
      takeRegions(domain);
      return false;
    }
    FilterReading reading =
        meaning == null
            ? FilterReading.EVERYTHING
            : DomainReading.of(meaning, column.type(), domain);
    return take(reading, known.checked(), List.of(column));
  }

  /**
   * Takes an expression that is to hold.
   *
   * @return whether it is left to be checked
   */
  public boolean take(ConnectorExpression expression, Map<String, ColumnHandle> assignments) {
    List<ValveColumnHandle> used = new ArrayList<>();
    collect(expression, assignments, used);
    if (used.isEmpty()) {
      return true;
    }
    FilterReading reading =
        new ExpressionReading(name -> meaning(assignments.get(name))).read(expression);
    boolean checked = used.stream().allMatch(c -> columns.apply(c).checked());
    return take(reading, checked, used);
  }

  private @Nullable Meaning meaning(@Nullable ColumnHandle column) {
    return column instanceof ValveColumnHandle ours ? columns.apply(ours).meaning() : null;
  }

  private static void collect(
      ConnectorExpression node,
      Map<String, ColumnHandle> assignments,
      List<ValveColumnHandle> into) {
    if (node instanceof Variable variable
        && assignments.get(variable.getName()) instanceof ValveColumnHandle column) {
      into.add(column);
    }
    node.getChildren().forEach(child -> collect(child, assignments, into));
  }

  private boolean take(FilterReading reading, boolean checked, List<ValveColumnHandle> about) {
    if (checked) {
      if (!reading.filter().equals(MasterFilter.EVERYTHING)) {
        filters.add(reading.filter());
      }
      return true;
    }
    if (!reading.exact()) {
      throw SqlError.LIST_CONDITION.inStatement(source.name());
    }
    RenderedFilter rendered = FilterRenderer.render(reading.filter(), source.dialect());
    if (rendered.fit() == RenderedFilter.Fit.NO_WORD) {
      throw SqlError.LIST_WORD.inStatement(source.name());
    }
    filters.add(reading.filter());
    trusted.add(reading.filter());
    about.stream()
        .filter(c -> columns.apply(c).meaning() != Meaning.COLLAPSE) // the reader sees to it
        .map(ValveColumnHandle::name)
        .forEach(trustedColumns::add);
    return false;
  }

  private void takeRegions(Domain domain) {
    if (domain.isNullAllowed() || !domain.getValues().isDiscreteSet()) {
      throw SqlError.LIST_CONDITION.inStatement(source.name());
    }
    if (!source.dialect().hasRegions()) {
      throw SqlError.LIST_WORD.inStatement(source.name());
    }
    Set<Region> wanted = EnumSet.noneOf(Region.class);
    for (Object value : domain.getValues().getDiscreteSet()) {
      Object name = SqlValues.toCore(ColumnType.VARCHAR, value);
      wanted.addAll(ListWords.regions(name.toString()));
    }
    noRegions.addAll(EnumSet.complementOf(EnumSet.copyOf(wanted)));
  }

  /** What is wanted beside what was wanted before. */
  public ListWish and(ListWish before) {
    return before.with(filters, trusted, trustedColumns, noRegions, source);
  }
}
