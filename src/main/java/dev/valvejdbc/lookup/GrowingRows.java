package dev.valvejdbc.lookup;

import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a key of which more come while they are read. Whoever reads them asks {@link #has} before
 * each, which may wait; {@link #size} fetches all.
 */
public abstract class GrowingRows extends AbstractList<@Nullable Object[]> {

  /** Whether there is a row of the number, from 0; fetches what is needed to know. */
  public abstract boolean has(int index);
}
