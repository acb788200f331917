package dev.valvejdbc.tables;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when somebody first wants it, and once. Safe for many threads. */
public final class Later<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T made;

  /** Makes nothing yet. */
  public Later(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T there = made;
    return there == null ? make() : there;
  }

  private synchronized T make() {
    T there = made;
    if (there == null) {
      there = maker.get();
      made = there;
    }
    return there;
  }
}
