package dev.valvejdbc.client.console;

import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import java.io.Closeable;

/** A console that knows the password: one command at a time, each sent once. */
interface ConsoleSession extends Closeable {
  /** The password was refused; trying again would lead to a ban. */
  final class WrongPasswordException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether it takes another command. */
  boolean isOpen();

  /** Whether the console has accepted the password. */
  boolean isTrusted();

  /**
   * Runs a command, sent once whatever happens.
   *
   * @throws NoAnswerException if the answer is not whole; it says whether the command may have run
   */
  ConsoleOutput execute(String command, Deadline deadline, StopCheck check)
      throws InterruptedException;

  /**
   * Sends a command, once, and does not wait for its answer; then the session is closed.
   *
   * @throws NoAnswerException if it cannot be sent
   */
  void send(String command, Deadline deadline, StopCheck check) throws InterruptedException;

  @Override
  void close();
}
