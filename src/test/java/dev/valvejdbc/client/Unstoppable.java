package dev.valvejdbc.client;

/** A statement that nobody ends, with calls without number. */
final class Unstoppable implements StopCheck {
  static final StopCheck NEVER = new Unstoppable();

  private Unstoppable() {}

  @Override
  public void check() {}

  @Override
  public void call() {}
}
