package dev.valvejdbc.cli;

/** Ends what the process serves when the process is told to end. */
final class Ending {
  private static final long MILLIS = 1_500;

  private Ending() {}

  /** Closes a server at the end of the process, within its time, whatever a statement is doing. */
  static void closes(AutoCloseable server) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "end"));
  }

  private static void close(AutoCloseable server) {
    Thread closing =
        new Thread(
            () -> {
              try {
                server.close();
              } catch (Exception e) {
                // it ends anyway
              }
            },
            "close");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
