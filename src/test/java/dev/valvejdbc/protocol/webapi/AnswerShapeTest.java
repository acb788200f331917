package dev.valvejdbc.protocol.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.protocol.webapi.AnswerShape.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How answers become elements, and members of them values. */
class AnswerShapeTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static List<String> read(Kind kind, String path, String keys, String json, String column)
      throws Exception {
    AnswerShape shape = new AnswerShape(kind, path, keys, List.of(), List.of());
    return shape.elements(JSON.readTree(json)).stream().map(e -> e.at(column).asText()).toList();
  }

  @Test
  void elementsOfAList() throws Exception {
    String json = "{\"response\":{\"n\":9,\"games\":[{\"id\":1,\"x\":{\"y\":\"a\"}},{\"id\":2}]}}";
    assertThat(read(Kind.LIST, "response.games", "", json, "id")).containsExactly("1", "2");
    assertThat(read(Kind.LIST, "response.games", "", json, "x.y")).containsExactly("a", "");
    assertThat(read(Kind.LIST, "response.games", "", json, "/response.n"))
        .containsExactly("9", "9");
  }

  @Test
  void elementsOfListsWithinAList() throws Exception {
    String json =
        "{\"r\":[{\"id\":1,\"c\":[{\"k\":10},{\"k\":11}]},{\"id\":2,\"c\":[{\"k\":12}]}]}";
    assertThat(read(Kind.LIST, "r[].c", "", json, "k")).containsExactly("10", "11", "12");
    assertThat(read(Kind.LIST, "r[].c", "", json, "^id")).containsExactly("1", "1", "2");
  }

  @Test
  void textsOfAList() throws Exception {
    assertThat(read(Kind.LIST, "d", "", "{\"d\":[\"a\",\"b\"]}", ".")).containsExactly("a", "b");
  }

  @Test
  void membersOfAnObject() throws Exception {
    String json = "{\"result\":{\"7\":{\"n\":\"a\"},\"8\":{\"n\":\"b\"},\"success\":true}}";
    assertThat(read(Kind.MEMBERS, "result", "", json, "@name")).containsExactly("7", "8");
    assertThat(read(Kind.MEMBERS, "result", "", json, "n")).containsExactly("a", "b");
  }

  @Test
  void rowsUnderNamesOfColumns() throws Exception {
    String json = "{\"r\":{\"Keys\":[\"map\",\"share\"],\"Rows\":[[\"dust\",0.5],[\"x\"]]}}";
    assertThat(read(Kind.TABLE, "r.Rows", "r.Keys", json, "map")).containsExactly("dust", "x");
    assertThat(read(Kind.TABLE, "r.Rows", "r.Keys", json, "share")).containsExactly("0.5", "");
  }

  @Test
  void anUnknownAnswerIsItsOnlyListOrItself() throws Exception {
    assertThat(read(Kind.GUESSED, "", "", "{\"a\":{\"b\":[{\"n\":1},{\"n\":2}]}}", "n"))
        .containsExactly("1", "2");
    assertThat(read(Kind.GUESSED, "", "", "{\"n\":5,\"a\":[1],\"b\":[2]}", "n"))
        .containsExactly("5");
  }

  @Test
  void anEmptyAnswerHasNoElements() throws Exception {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.GUESSED) {
        assertThat(read(kind, "response.x", "response.y", "{\"response\":{}}", ".")).isEmpty();
        assertThat(read(kind, "response.x", "response.y", "{\"response\":[7]}", ".")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STEAMID | \"76561197960287930\" | 76561197960287930",
        "STEAMID | 76561197960287930 | 76561197960287930",
        "UINT64 | \"18446744073709551615\" | 18446744073709551615",
        "UINT64 | 18446744073709551615 | 18446744073709551615",
        "UINT64 | -1 | null",
        "UINT64 | 18446744073709551616 | null",
        "BIGINT | 4294967295 | 4294967295",
        "BIGINT | 99999999999999999999 | null",
        "INTEGER | \"7\" | 7",
        "INTEGER | 3000000000 | null",
        "INTEGER | true | null",
        "DOUBLE | \"12.3\" | 12.3",
        "DOUBLE | \"much\" | null",
        "BOOLEAN | 1 | true",
        "BOOLEAN | false | false",
        "BOOLEAN | \"perhaps\" | null",
        "VARCHAR | 5 | 5",
        "VARCHAR | {} | null",
        "TIME | 1700000000 | 1700000000000",
        "TIME | 0 | null",
        "TIME | 999999999999999 | null",
        "JSON | [1] | [1]",
        "VARCHAR | null | null"
      })
  void aMemberOfAnotherTypeIsNull(AnswerType type, String json, String value) throws Exception {
    assertThat(String.valueOf(AnswerValues.of(JSON.readTree(json), type))).isEqualTo(value);
  }

  @Test
  void unsignedNumbersAreExact() throws Exception {
    JsonNode node = JSON.readTree("18446744073709551615");
    assertThat(AnswerValues.of(node, AnswerType.UINT64))
        .isEqualTo(new BigDecimal("18446744073709551615"));
  }

  @Test
  void secretsAreLeftOut() throws Exception {
    JsonNode node =
        JSON.readTree("{\"a\":1,\"login_token\":\"x\",\"b\":[{\"login_token\":\"y\"}]}");
    assertThat(AnswerValues.json(node, List.of("login_token"))).isEqualTo("{\"a\":1,\"b\":[{}]}");
  }
}
