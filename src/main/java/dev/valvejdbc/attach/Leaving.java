package dev.valvejdbc.attach;

/** Is told what becomes of work that went on when its statement had ended. */
public interface Leaving {
  /** Nothing is to be done about it. */
  Leaving ALONE =
      new Leaving() {
        @Override
        public void left() {}

        @Override
        public void ended() {}
      };

  /** Nobody waits for the work any more. Called by the statement's thread. */
  void left();

  /** The work has ended after all. Called by its own thread. */
  void ended();
}
