package dev.valvejdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of docs/tables say what the driver says, and show what it answers; with {@code
 * -Ddocs.write=true} they are written anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablePagesTest {
  private static final boolean WRITE = Boolean.getBoolean("docs.write");

  private DemoFleet fleet;
  private List<Topic> topics;

  @BeforeAll
  void connect() throws Exception {
    fleet = DemoFleet.connect(); // it keeps the fleet alive between the tests
    topics = Topic.all(fleet.meta());
  }

  @AfterAll
  void close() throws Exception {
    fleet.close();
  }

  List<Topic> topics() {
    return topics;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aPageIsAsItWouldBeWrittenNow(Topic topic) throws Exception {
    String page = page(topic);
    if (!WRITE && !page.equals(text(topic.file()))) {
      page = page(topic); // a server may have seemed silent while the machine was busy
    }
    check(topic.file(), page);
  }

  private static String page(Topic topic) throws Exception {
    try (DemoFleet own = DemoFleet.connect()) { // its diagnostics begin with the page
      return TablePage.of(own, topic);
    }
  }

  private static void check(Path file, String page) throws Exception {
    if (WRITE) {
      Files.createDirectories(Topic.FOLDER);
      Files.writeString(file, page);
    }
    assertThat(text(file))
        .as("%s is stale; write the pages anew: %s", file, TablePage.WRITE)
        .isEqualTo(page);
  }

  private static String text(Path file) throws Exception {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void theIndexLeadsToEveryPage() throws Exception {
    check(Topic.FOLDER.resolve("README.md"), TablePage.index(topics));
    try (Stream<Path> files = Files.list(Topic.FOLDER)) {
      assertThat(files.filter(f -> !f.endsWith("README.md")))
          .as("pages of what is no longer there are to be removed")
          .isSubsetOf(topics.stream().map(Topic::file).toList());
    }
  }

  @Test
  void everyFileOfExamplesBelongsToAPage() throws Exception {
    try (Stream<Path> files = Files.list(Example.FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString().replaceFirst("\\.sql$", "")))
          .containsExactlyInAnyOrderElementsOf(topics.stream().map(Topic::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aPageHasFiveExamplesAtLeastAndEachHasRows(Topic topic) throws Exception {
    String page = text(topic.file());
    List<Example> examples = Example.of(topic.name());
    assertThat(examples).hasSizeGreaterThanOrEqualTo(5);
    for (Example example : examples) {
      String after = page.substring(page.indexOf(example.sql()) + example.sql().length());
      assertThat(after.lines().skip(5).findFirst())
          .as(example.question())
          .hasValueSatisfying(row -> assertThat(row).startsWith("| "));
    }
  }
}
