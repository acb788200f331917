package dev.valvejdbc.sql;

import dev.valvejdbc.client.WebApiBody;
import dev.valvejdbc.client.WebApiCall;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.KeyColumn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table whose rows are the answers of Web API calls. */
abstract class WebTable extends LookedUpTable {
  WebTable(String name, String remarks, List<KeyColumn> keyColumns, Session session) {
    super(name, remarks, keyColumns, new WebSource(session));
  }

  /** Whether the user's key is wanted. */
  abstract boolean wantsKey();

  /** Which of a key's values one call may bring many of, -1 for none. */
  abstract int batched(List<@Nullable Object> key);

  /** How many of them it may bring. */
  abstract int most();

  /**
   * The call for keys that differ in the batched value alone.
   *
   * @throws StatementException with a sentence, if a value cannot be sent
   */
  abstract WebApiCall call(List<@Nullable Object> key, List<Object> batch);

  /** Whether an answer may be kept. */
  abstract boolean isRepeatable(WebApiCall call);

  /**
   * The rows of an answer, of some columns, by the batched value that they belong to; without one,
   * by the empty text.
   */
  abstract Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> batch, WebApiBody answer, List<Integer> ordinals);
}
