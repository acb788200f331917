package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.trino.Clusters.Shared;
import io.trino.testing.MaterializedResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specifies that Trino answers as the driver does, and asks the same servers for it. */
@ExtendWith(Clusters.class)
class ConformanceIT {
  private static final int TRIES = 3;

  private final Shared shared;
  private Connection driver;

  ConformanceIT(Shared shared) {
    this.shared = shared;
  }

  @BeforeEach
  void connect() throws Exception {
    driver = DriverManager.getConnection(shared.world().url());
  }

  @AfterEach
  void disconnect() throws Exception {
    driver.close();
  }

  @Test
  void theSuiteIsLarge() throws Exception {
    assertThat(Question.all()).hasSizeGreaterThanOrEqualTo(150);
  }

  @TestFactory
  Stream<DynamicTest> bothAnswerTheSame() throws Exception {
    return Question.all().stream()
        .map(question -> DynamicTest.dynamicTest(question.name(), () -> compare(question)));
  }

  private void compare(Question question) throws Exception {
    String written = addressed(question.driver());
    String trino = addressed(question.trino());
    if (question.fails().isPresent()) {
      String words = question.fails().get();
      Told told = new Told(shared.world().fleet());
      assertThatThrownBy(() -> Rows.of(driver, written)).hasMessageContaining(words);
      assertThatThrownBy(() -> run(trino)).hasMessageContaining(words);
      assertThat(told.since()).as("servers that were asked").isEmpty();
      return;
    }
    for (int tries = 1; !agree(question, written, trino, tries == TRIES); tries++) {
      // a packet may come when its question has ended: so both have some tries to agree
    }
  }

  /** Whether rows and who was asked are the same; the last try asserts it. */
  private boolean agree(Question question, String written, String trino, boolean last)
      throws Exception {
    Told before = new Told(shared.world().fleet());
    List<String> expected = Rows.of(driver, written);
    Set<String> asked = before.since();
    List<String> calls = before.callsSince();
    Told between = new Told(shared.world().fleet());
    List<String> rows = Rows.of(run(trino));
    if (!last && !question.says("differs") && !sorted(rows).equals(sorted(expected))) {
      return false; // a busy machine lets a server's time pass
    }
    if (question.says("ordered")) {
      assertThat(rows).containsExactlyElementsOf(expected);
    } else if (!question.says("differs")) {
      assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }
    if (question.says("asked")) {
      return true;
    }
    if (last) {
      assertThat(between.since()).as("servers that were asked").isEqualTo(asked);
      assertThat(between.callsSince()).as("calls of the Web API").isEqualTo(calls);
    }
    return between.since().equals(asked) && between.callsSince().equals(calls);
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }

  private MaterializedResult run(String sql) {
    return shared.cluster().runner().execute(sql);
  }

  private String addressed(String sql) {
    String text = sql;
    for (int i = 0; text.contains("${a"); i++) {
      text = text.replace("${a" + i + "}", shared.world().addr(i));
    }
    return text;
  }
}
