package dev.valvejdbc.tables;

import dev.valvejdbc.lookup.LookupStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table function of one literal, whose rows are looked for when a statement runs. */
public interface SearchFunction extends DescribedFunction {
  /**
   * Checks the argument while a statement is planned.
   *
   * @param given null if it is no text, or no literal
   * @return the argument as it is shown in plans and given to {@link #rows}
   * @throws dev.valvejdbc.errors.StatementException with a sentence about a wrong one
   */
  String argument(@Nullable Object given);

  /** The rows, of all columns. */
  List<@Nullable Object[]> rows(LookupStatement statement, String argument);
}
