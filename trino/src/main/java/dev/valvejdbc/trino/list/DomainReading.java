package dev.valvejdbc.trino.list;

import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.MasterFilter.Or;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.list.Comparison;
import dev.valvejdbc.tables.list.Comparisons;
import dev.valvejdbc.tables.list.FilterReading;
import dev.valvejdbc.tables.list.Meaning;
import dev.valvejdbc.trino.column.SqlValues;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import java.util.ArrayList;
import java.util.List;

/** Reads the values that a column may have as a filter of server lists. */
final class DomainReading {
  private final Meaning meaning;
  private final ColumnType type;

  private DomainReading(Meaning meaning, ColumnType type) {
    this.meaning = meaning;
    this.type = type;
  }

  /** Reads what a column is to be. */
  static FilterReading of(Meaning meaning, ColumnType type, Domain domain) {
    if (domain.isNullAllowed() || domain.getValues().isAll()) {
      return FilterReading.EVERYTHING;
    }
    DomainReading reading = new DomainReading(meaning, type);
    ValueSet values = domain.getValues();
    if (values.isDiscreteSet()) {
      return any(reading.each(Comparison.EQUAL, values.getDiscreteSet()));
    }
    ValueSet others = values.complement();
    if (others.isDiscreteSet()) {
      return all(reading.each(Comparison.NOT_EQUAL, others.getDiscreteSet()));
    }
    return any(values.getRanges().getOrderedRanges().stream().map(reading::range).toList());
  }

  private List<FilterReading> each(Comparison comparison, List<Object> values) {
    return values.stream().map(v -> compared(comparison, v)).toList();
  }

  private FilterReading compared(Comparison comparison, Object value) {
    return Comparisons.compared(meaning, comparison, SqlValues.toCore(type, value));
  }

  private FilterReading range(Range range) {
    if (range.isSingleValue()) {
      return compared(Comparison.EQUAL, range.getSingleValue());
    }
    List<FilterReading> bounds = new ArrayList<>();
    range
        .getLowValue()
        .ifPresent(
            low ->
                bounds.add(
                    compared(
                        range.isLowInclusive() ? Comparison.GREATER_OR_EQUAL : Comparison.GREATER,
                        low)));
    range
        .getHighValue()
        .ifPresent(
            high ->
                bounds.add(
                    compared(
                        range.isHighInclusive() ? Comparison.LESS_OR_EQUAL : Comparison.LESS,
                        high)));
    return all(bounds);
  }

  /** All hold. */
  static FilterReading all(List<FilterReading> parts) {
    return new FilterReading(
        new And(parts.stream().map(FilterReading::filter).toList()),
        parts.stream().allMatch(FilterReading::exact));
  }

  /** At least one holds; nothing is narrowed where one of them narrows nothing. */
  static FilterReading any(List<FilterReading> parts) {
    for (FilterReading part : parts) {
      if (part.filter().equals(MasterFilter.EVERYTHING)) {
        return part;
      }
    }
    return new FilterReading(
        new Or(parts.stream().map(FilterReading::filter).toList()),
        parts.stream().allMatch(FilterReading::exact));
  }
}
