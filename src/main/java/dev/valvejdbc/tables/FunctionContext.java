package dev.valvejdbc.tables;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.webapi.VanityNames;
import org.jspecify.annotations.Nullable;

/** What a function may use beside its arguments, during one execution. */
public interface FunctionContext {
  /** Who has which page at Steam; null while a statement is planned, when nobody is asked. */
  @Nullable VanityNames names();

  /** What is known of addresses; null where the property geo names no files. */
  @Nullable AddressFacts facts();

  /**
   * Tells the user one sentence beside the rows, once in an execution however often it is told.
   *
   * @return false while a statement is planned, when nobody listens
   */
  boolean tells(String sentence);

  /** Ends what the function waits for, with its statement. */
  StopCheck check();
}
