package dev.valvejdbc.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Errors are said once: a state stands nowhere else, a sentence takes its parts. */
class SqlErrorTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern LITERAL = Pattern.compile("\"([0-9A-Z]{5})\"");

  /** The classes of SQLStates, which are their first two characters; 08 is one that we avoid. */
  private static final Set<String> CLASSES =
      Stream.concat(Stream.of("08"), Arrays.stream(SqlError.values()).map(SqlErrorTest::classOf))
          .collect(Collectors.toSet());

  private static String classOf(SqlError error) {
    return error.state().substring(0, 2);
  }

  @Test
  void noSqlStateStandsInTheCodeOutsideTheEnum() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(
              files
                  .filter(f -> f.toString().endsWith(".java"))
                  .filter(f -> !f.endsWith("SqlError.java"))
                  .flatMap(SqlErrorTest::states))
          .isEmpty();
    }
  }

  @Test
  void aStateInTheCodeWouldBeFound() {
    assertThat(states(SOURCES.resolve("dev/valvejdbc/errors/SqlError.java")))
        .anyMatch(found -> found.endsWith("57014"));
  }

  private static List<String> literals(Path file) {
    try {
      return LITERAL.matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> states(Path file) {
    return literals(file).stream()
        .filter(text -> CLASSES.contains(text.substring(0, 2)))
        .map(text -> file.getFileName() + ": " + text);
  }

  @Test
  void statesHaveFiveCharactersAndNoneMeansALostConnection() {
    for (SqlError error : SqlError.values()) {
      assertThat(error.state()).as(error.name()).matches("[0-9A-Z]{5}").doesNotStartWith("08");
    }
  }

  @Test
  void noSentenceIsSaidTwiceForOneState() {
    assertThat(Arrays.stream(SqlError.values()).map(e -> e.state() + " " + e.sentence()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSentenceTakesItsPartsInTheirOrder() {
    assertThatThrownBy(
            () -> {
              throw SqlError.PROPERTY_VALUE.exception("timeout", "'…'", "a duration");
            })
        .hasMessage("The property timeout cannot be '…': it takes a duration.");
  }

  @Test
  void anExceptionIsOfTheClassThatJdbcHasForIt() {
    assertThat((Object) SqlError.TIMED_OUT.exception()).isInstanceOf(SQLTimeoutException.class);
    assertThat((Object) SqlError.UNSUPPORTED.exception("it"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  @Test
  void everyErrorOfTheStateForWhatIsNotSupportedIsOfThatClass() {
    assertThat(Arrays.stream(SqlError.values()).filter(e -> e.state().equals("HYC00")))
        .allSatisfy(
            e ->
                assertThat((Object) e.exception())
                    .isInstanceOf(SQLFeatureNotSupportedException.class));
  }

  @Test
  void aPassageThroughCalciteKeepsTheState() {
    assertThat(SqlError.CANCELLED.inStatement())
        .hasCauseInstanceOf(SQLException.class)
        .hasMessage(SqlError.CANCELLED.sentence());
  }
}
