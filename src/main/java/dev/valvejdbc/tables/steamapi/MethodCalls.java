package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.client.webapi.WebApiBody;
import dev.valvejdbc.client.webapi.WebApiCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how the keys of a table become calls of a Web API method, and its answers rows. */
interface MethodCalls {
  /** The table's name, for errors. */
  String name();

  /** Whether the user's key is wanted. */
  boolean wantsKey();

  /** Which of a key's values one call may bring many of, -1 for none. */
  int batched(List<@Nullable Object> key);

  /** How many of them it may bring. */
  int most();

  /**
   * The call for keys that differ in the batched value alone.
   *
   * @throws StatementException with a sentence, if a value cannot be sent
   */
  WebApiCall call(List<@Nullable Object> key, List<Object> batch);

  /**
   * The call for the page behind one.
   *
   * @return null if it was the last, or the user asked for one page
   */
  @Nullable WebApiCall next(List<@Nullable Object> key, WebApiCall call, WebApiBody answer);

  /** Whether an answer may be kept. */
  boolean isRepeatable(WebApiCall call);

  /**
   * The rows of an answer, of some columns, by the batched value that they belong to; without one,
   * by the empty text.
   */
  Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> batch, WebApiBody answer, List<Integer> ordinals);
}
