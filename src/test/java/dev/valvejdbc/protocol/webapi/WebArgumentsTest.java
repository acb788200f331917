package dev.valvejdbc.protocol.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.protocol.webapi.WebMethod.KeyUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How arguments are written. */
class WebArgumentsTest {
  private static WebParameter parameter(
      String name, String type, ParameterStyle style, @Nullable String count) {
    return new WebParameter(name, type, true, style, count, 100, null, "");
  }

  private static Map<String, String> written(
      String service, WebParameter parameter, Object... values) {
    WebMethod method =
        new WebMethod(
            service, "M", 1, false, KeyUse.NONE, "", List.of(parameter), AnswerShape.UNKNOWN);
    return WebArguments.of(method).add(parameter, List.of(values)).written();
  }

  @Test
  void listsAreWrittenInTheStyleOfTheMethod() {
    assertThat(written("I", parameter("ids", "uint64", ParameterStyle.COMMA, null), 1L, 2L))
        .containsExactly(Map.entry("ids", "1,2"));
    assertThat(
            written("I", parameter("ids", "uint64", ParameterStyle.BRACKETS, "itemcount"), 1L, 2L))
        .containsExactly(
            Map.entry("ids[0]", "1"), Map.entry("ids[1]", "2"), Map.entry("itemcount", "2"));
    assertThat(
            written("I", parameter("classid", "uint64", ParameterStyle.DIGITS, "class_count"), 9L))
        .containsExactly(Map.entry("classid0", "9"), Map.entry("class_count", "1"));
  }

  @Test
  void messagesOfServicesTravelAsOneObject() {
    assertThat(
            written(
                "IStoreService",
                parameter("context", "{message}", ParameterStyle.PLAIN, null),
                "{\"language\":\"english\"}"))
        .containsExactly(Map.entry("input_json", "{\"context\":{\"language\":\"english\"}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "uint32, 4294967295, 4294967295",
    "uint64, 18446744073709551615, 18446744073709551615",
    "int32, -5, -5",
    "bool, TRUE, 1",
    "bool, 0, 0",
    "string, a&b=c, a&b=c"
  })
  void valuesOfTheTypePass(String type, String given, String sent) {
    assertThat(written("I", parameter("p", type, ParameterStyle.PLAIN, null), given))
        .containsExactly(Map.entry("p", sent));
  }

  @ParameterizedTest
  @CsvSource({
    "uint32, -1",
    "uint32, 4294967296",
    "uint32, x",
    "uint32, 1.5",
    "int32, 2147483648",
    "uint64, 18446744073709551616",
    "bool, maybe"
  })
  void othersAreRefusedBeforeACall(String type, String given) {
    assertThatThrownBy(() -> written("I", parameter("p", type, ParameterStyle.PLAIN, null), given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the parameter p cannot be '" + given + "': it takes ");
  }

  @Test
  void decimalsOfSqlAreWholeNumbers() {
    assertThat(
            written(
                "I",
                parameter("p", "uint64", ParameterStyle.PLAIN, null),
                new BigDecimal("18446744073709551615")))
        .containsExactly(Map.entry("p", "18446744073709551615"));
  }
}
