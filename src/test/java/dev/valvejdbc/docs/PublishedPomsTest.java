package dev.valvejdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What Maven Central asks of every artifact stands in the files from which it is published. */
class PublishedPomsTest {
  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "src/main/core/pom.xml", "trino/pom.xml"})
  void namesWhatItIsWhoMadeItAndWhere(String pom) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of(pom).toFile())
            .getDocumentElement();
    assertThat(texts(project, "groupId", "artifactId", "version", "name", "description", "url"))
        .hasSize(6)
        .noneMatch(String::isBlank);
    assertThat(texts(project, "licenses", "license", "name")).containsExactly("Apache-2.0");
    assertThat(texts(project, "licenses", "license", "url")).hasSize(1);
    assertThat(texts(project, "developers", "developer", "name")).hasSize(1);
    assertThat(texts(project, "developers", "developer", "url")).hasSize(1);
    for (String address : List.of("connection", "developerConnection", "url")) {
      assertThat(texts(project, "scm", address)).hasSize(1);
    }
  }

  /** The texts of elements by their path; of several names that are no path, of each. */
  private static List<String> texts(Element from, String first, String... more) {
    boolean path = List.of("licenses", "developers", "scm").contains(first);
    if (!path) {
      return IntStream.rangeClosed(0, more.length)
          .mapToObj(i -> i == 0 ? first : more[i - 1])
          .flatMap(name -> children(from, name).stream())
          .map(Node::getTextContent)
          .toList();
    }
    List<Element> at = children(from, first);
    for (String name : Arrays.asList(more)) {
      at = at.stream().flatMap(e -> children(e, name).stream()).toList();
    }
    return at.stream().map(Node::getTextContent).toList();
  }

  private static List<Element> children(Element of, String name) {
    return IntStream.range(0, of.getChildNodes().getLength())
        .mapToObj(of.getChildNodes()::item)
        .filter(n -> n instanceof Element e && e.getTagName().equals(name))
        .map(Element.class::cast)
        .toList();
  }
}
