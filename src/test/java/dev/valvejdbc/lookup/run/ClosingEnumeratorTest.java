package dev.valvejdbc.lookup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.errors.StatementException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Specifies how reading rows ends. */
class ClosingEnumeratorTest {

  /** Yields numbers, or throws what stands in their place. */
  private static final class Numbers extends ClosingEnumerator<Object> {
    private final Iterator<Object> script;
    private Object current = "";
    private int released;

    Numbers(Object... script) {
      this.script = List.of(script).iterator();
    }

    @Override
    protected boolean advance() throws InterruptedException {
      if (!script.hasNext()) {
        return false;
      }
      current = script.next();
      if (current instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (current instanceof Error error) {
        throw error;
      }
      if (current instanceof RuntimeException exception) {
        throw exception;
      }
      return true;
    }

    @Override
    protected void release() {
      released++;
    }

    @Override
    public Object current() {
      return current;
    }
  }

  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  @Test
  void rowsAreReadUntilTheReaderCloses() {
    Numbers numbers = new Numbers(1, 2);
    assertThat(numbers.moveNext()).isTrue();
    assertThat(numbers.current()).isEqualTo(1);
    assertThat(numbers.moveNext()).isTrue();
    assertThat(numbers.moveNext()).isFalse();
    assertThat(numbers.released).isZero();
    numbers.close();
    assertThat(numbers.released).isEqualTo(1);
  }

  @Test
  void closingTwiceReleasesOnce() {
    Numbers numbers = new Numbers(1);
    numbers.close();
    numbers.close();
    assertThat(numbers.released).isEqualTo(1);
  }

  @Test
  void aFailedRowClosesAndKeepsItsFailure() {
    for (Throwable failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      Numbers numbers = new Numbers(failure);
      assertThatThrownBy(numbers::moveNext).isSameAs(failure);
      assertThat(numbers.released).isEqualTo(1);
      numbers.close();
      assertThat(numbers.released).isEqualTo(1);
    }
  }

  @Test
  void anInterruptClosesAndStaysSet() {
    Numbers numbers = new Numbers(new InterruptedException());
    assertThatThrownBy(numbers::moveNext)
        .isInstanceOf(StatementException.class)
        .hasMessage("The statement was cancelled.");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(numbers.released).isEqualTo(1);
  }
}
