package dev.valvejdbc.jdbc.execution;

/** Is told what becomes of the statements of a connection; by several threads at once. */
public interface ExecutionWatch {
  /** Looks away. */
  ExecutionWatch NONE =
      new ExecutionWatch() {
        @Override
        public void begun(Execution execution) {}

        @Override
        public void refused(String sql, Throwable thrown) {}
      };

  /** A statement begins to run; {@link Execution#atEnd} tells when that is over. */
  void begun(Execution execution);

  /** A statement was refused before it ran. */
  void refused(String sql, Throwable thrown);
}
