package dev.valvejdbc.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class CodeCompilerTest {
  private static final String COUNTING =
      """
      public final class Counting implements java.util.function.IntSupplier {
        private static int calls;
        public int getAsInt() { return ++calls; }
      }
      """;

  private final CodeCompiler compiler = new CodeCompiler();

  @Test
  void plansWithTheSameCodeShareNoState() {
    IntSupplier first = compiler.made("Counting", COUNTING, IntSupplier.class);
    assertThat(first.getAsInt()).isEqualTo(1);
    IntSupplier second = compiler.made("Counting", COUNTING, IntSupplier.class);

    assertThat(second.getAsInt()).isEqualTo(1);
    assertThat(first.getAsInt()).isEqualTo(2);
  }

  @Test
  void codeThatCannotBeCompiledFailsEachTime() {
    String wrong = "public final class Counting { int f() { return \"\"; } }";

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> compiler.made("Counting", wrong, Object.class))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(compiler.made("Counting", COUNTING, IntSupplier.class).getAsInt()).isEqualTo(1);
  }

  @Test
  void whatNobodyAskedForLongestIsForgottenFirst() {
    CompiledSources sources = new CompiledSources();
    Map<String, byte[]> code = Map.of();
    sources.put(source(0), code);
    for (int i = 1; i < 40; i++) {
      sources.put(source(i), code);
      assertThat(sources.get(source(0))).isSameAs(code);
    }

    assertThat(sources.get(source(1))).isNull();
    assertThat(sources.get(source(39))).isSameAs(code);
    sources.put("x".repeat(1 << 20), code);
    assertThat(sources.get("x".repeat(1 << 20))).as("too long to be kept").isNull();
  }

  /** One of more than a megabyte's thirtieth. */
  private static String source(int number) {
    return number + " ".repeat(40_000);
  }
}
