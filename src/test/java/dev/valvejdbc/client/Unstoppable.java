package dev.valvejdbc.client;

/** A statement that nobody ends, with calls without number. */
public final class Unstoppable implements StopCheck {
  public static final StopCheck NEVER = new Unstoppable();

  private Unstoppable() {}

  @Override
  public void check() {}

  @Override
  public void call() {}
}
