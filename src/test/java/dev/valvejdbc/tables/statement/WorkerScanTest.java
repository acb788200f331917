package dev.valvejdbc.tables.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.client.list.ListedAddresses;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.options.OnError;
import dev.valvejdbc.options.Reach;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a worker meets ends its statement with a sentence, and the thread works on. */
class WorkerScanTest {
  private static final LookupStatement STATEMENT =
      new LookupStatement() {
        @Override
        public String sql() {
          return "SELECT 1";
        }

        @Override
        public void check() {}

        @Override
        public void warn(String sentence) {}

        @Override
        public <T> T shared(Class<T> type, Supplier<T> fresh, T elsewhere) {
          return elsewhere;
        }
      };

  /** Each key is what the worker throws. */
  private static final class Breaking extends WorkerScan {
    Breaking(StatementSettings settings) {
      super(settings, STATEMENT, settings.diagnostics().begin("SELECT 1", "t"), "worker", 1, 1, 0);
    }

    @Override
    public boolean ask(Object key, Object token) {
      if (!enters()) {
        return false;
      }
      work(() -> throwIt((Throwable) key));
      return true;
    }

    @SuppressWarnings("unchecked") // what is thrown without being declared
    private static <E extends Throwable> void throwIt(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  private static Breaking scan() {
    return new Breaking(
        new StatementSettings(
            100,
            OnError.WARN,
            new Diagnostics(),
            new AddressRules(null, Reach.ANY, List.of(), new ListedAddresses()),
            new PlantedAddresses()));
  }

  static Stream<Arguments> whatWorkersMeet() {
    return Stream.of(
        Arguments.of(new StackOverflowError(), "what it read goes too deep"),
        Arguments.of(new OutOfMemoryError("Java heap space"), "the process ran out of memory"),
        Arguments.of(
            new UncheckedIOException(new IOException("Too many open files")),
            "this system gave it no socket or file, of which too many may be open"),
        Arguments.of(
            new NoClassDefFoundError("dev/valvejdbc/Gone"),
            "a part of the program is missing or does not fit"),
        Arguments.of(
            new IllegalStateException("key=SECRET"), "it met an error that nobody foresaw"),
        Arguments.of(new Exception("checked"), "it met an error that nobody foresaw"));
  }

  @ParameterizedTest
  @MethodSource("whatWorkersMeet")
  void whateverItIsEndsTheStatement(Throwable thrown, String clause) {
    try (Breaking scan = scan()) {
      assertThat(scan.ask(thrown, "token")).isTrue();
      assertThatThrownBy(() -> scan.poll(Long.MAX_VALUE))
          .isInstanceOf(StatementException.class)
          .hasMessage(
              "The statement ended, since a worker of the driver broke down: " + clause + ".");
    }
  }

  @Test
  void itGoesOnEndingTheStatement() throws Exception {
    try (Breaking scan = scan()) {
      scan.ask(new StackOverflowError(), "token");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> scan.poll(Long.MAX_VALUE)).isInstanceOf(StatementException.class);
      }
    }
  }
}
