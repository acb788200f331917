package dev.valvejdbc.trino.table;

import static io.trino.spi.type.VarcharType.VARCHAR;

import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.Vocabulary;
import dev.valvejdbc.trino.column.SqlValues;
import io.airlift.slice.Slices;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the words of a condition: a word for several values becomes those values. */
final class Words {
  private Words() {}

  /**
   * What is meant by a condition on a column of words.
   *
   * @return null where it names no words, such as a range
   * @throws dev.valvejdbc.errors.StatementException for a word that the column never holds
   */
  static @Nullable Domain meant(Vocabulary vocabulary, Domain domain) {
    ValueSet values = domain.getValues();
    if (values.isNone() || values.isAll()) {
      return null;
    }
    if (values.isDiscreteSet()) {
      ValueSet meant = meant(vocabulary, values.getDiscreteSet());
      return Domain.create(meant, domain.isNullAllowed());
    }
    ValueSet others = values.complement();
    return others.isDiscreteSet()
        ? Domain.create(
            meant(vocabulary, others.getDiscreteSet()).complement(), domain.isNullAllowed())
        : null;
  }

  private static ValueSet meant(Vocabulary vocabulary, List<Object> written) {
    List<Object> values = new ArrayList<>();
    for (Object value : written) {
      String word = SqlValues.toCore(ColumnType.VARCHAR, value).toString();
      Set<String> meant = vocabulary.meant(word);
      if (meant == null) {
        return ValueSet.all(VARCHAR);
      }
      meant.forEach(m -> values.add(Slices.utf8Slice(m)));
    }
    return ValueSet.copyOf(VARCHAR, values);
  }
}
