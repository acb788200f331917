package dev.valvejdbc.protocol.webapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.captures.Shared;
import dev.valvejdbc.protocol.webapi.WebMethod.KeyUse;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What methods are known, and as which tables. */
class MethodCatalogueTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String LIST =
      """
      {"apilist":{"interfaces":[{"name":"INew_440","methods":[
        {"name":"GetThing","version":1,"httpmethod":"GET","parameters":[
          {"name":"key","type":"string","optional":false},
          {"name":"ids[0]","type":"uint64","optional":false,"description":"which\\u0000 ones"},
          {"name":"count","type":"uint32","optional":false},
          {"name":"verbose","type":"bool","optional":false}]},
        {"name":"SetThing","version":1,"httpmethod":"POST","parameters":[]},
        {"name":"Bad Name","version":1,"httpmethod":"GET"}]},
       {"name":"ISteamNews","methods":[
        {"name":"GetNewsForApp","version":1,"httpmethod":"GET","parameters":[
          {"name":"appid","type":"uint32","optional":false}]},
        {"name":"GetNewsForApp","version":3,"httpmethod":"GET","parameters":[
          {"name":"appid","type":"uint32","optional":false}]}]}]}}
      """;

  private static Map<String, WebMethod> tables(String list) throws Exception {
    return MethodCatalogue.bundled().with(JSON.readTree(list)).tables(Map.of());
  }

  @Test
  void everyDescribedMethodIsConsistent() {
    for (WebMethod method : MethodCatalogue.bundled().methods()) {
      Set<String> names = new HashSet<>();
      for (WebParameter parameter : method.parameters()) {
        assertThat(names.add(parameter.name().toLowerCase(Locale.ROOT)))
            .as("%s %s", method.path(), parameter.name())
            .isTrue();
        assertThat(parameter.about()).as("%s %s", method.path(), parameter.name()).isNotBlank();
      }
      names.clear();
      for (AnswerColumn column : method.shape().columns()) {
        assertThat(names.add(column.name().toLowerCase(Locale.ROOT)))
            .as("%s %s", method.path(), column.name())
            .isTrue();
        assertThat(column.about()).as("%s %s", method.path(), column.name()).isNotBlank();
      }
      assertThat(method.about()).as(method.path()).isNotBlank();
    }
    assertThat(MethodCatalogue.bundled().methods()).hasSizeGreaterThan(100);
  }

  @Test
  void whatTheServiceListsIsAdded() throws Exception {
    WebMethod thing = requireNonNull(tables(LIST).get("INew_440_GetThing"));
    assertThat(thing.key()).isEqualTo(KeyUse.REQUIRED);
    assertThat(thing.parameters())
        .extracting(WebParameter::name, WebParameter::style, WebParameter::required)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ids", ParameterStyle.BRACKETS, true),
            org.assertj.core.groups.Tuple.tuple("verbose", ParameterStyle.PLAIN, false));
    assertThat(thing.parameters().get(0).count()).isEqualTo("count");
    assertThat(thing.parameters().get(0).about()).isEqualTo("which ones");
  }

  @Test
  void methodsThatPostAreNoTablesButForTheTwoThatRead() throws Exception {
    assertThat(tables(LIST).keySet())
        .contains(
            "ISteamRemoteStorage_GetPublishedFileDetails",
            "ISteamRemoteStorage_GetCollectionDetails")
        .doesNotContain("INew_440_SetThing", "INew_440_Bad Name");
  }

  @Test
  void theNewestDescribedVersionKeepsTheBareNameAndALaterOneHasItsColumns() throws Exception {
    Map<String, WebMethod> tables = tables(LIST);
    assertThat(requireNonNull(tables.get("ISteamNews_GetNewsForApp")).version())
        .as("as before the service told of another")
        .isEqualTo(2);
    WebMethod newest = requireNonNull(tables.get("ISteamNews_GetNewsForApp_v3"));
    assertThat(newest.version()).isEqualTo(3);
    assertThat(newest.shape().columns()).extracting(AnswerColumn::name).contains("title");
    assertThat(tables).containsKeys("ISteamNews_GetNewsForApp_v1", "ISteamNews_GetNewsForApp_v3");
  }

  @Test
  void aPinnedVersionHasTheBareName() throws Exception {
    Map<String, WebMethod> tables =
        MethodCatalogue.bundled()
            .with(JSON.readTree(LIST))
            .tables(Map.of("isteamnews.getnewsforapp", 1, "inew_440.getthing", 7));
    assertThat(requireNonNull(tables.get("ISteamNews_GetNewsForApp")).version()).isEqualTo(1);
    assertThat(tables).containsKeys("ISteamNews_GetNewsForApp_v3", "INew_440_GetThing");
  }

  @Test
  void aStrangeListAddsNothing() throws Exception {
    int bundled = MethodCatalogue.bundled().methods().size();
    for (String list :
        new String[] {
          "{}", "{\"apilist\":7}", "{\"apilist\":{\"interfaces\":[7,{\"methods\":[[]]}]}}"
        }) {
      assertThat(MethodCatalogue.bundled().with(JSON.readTree(list)).methods()).hasSize(bundled);
    }
  }

  @Test
  void theListOf2020IsRead() throws Exception {
    JsonNode list =
        JSON.readTree(
            Files.readString(
                Shared.folder("captures/valvepython-steam")
                    .resolve("GetSupportedAPIList_2020-04.json")));
    everyReadingMethodIsATable(list);
    int methods = 0;
    for (JsonNode each : list.path("apilist").path("interfaces")) {
      methods += each.path("methods").size();
    }
    assertThat(list.path("apilist").path("interfaces")).hasSize(61);
    assertThat(methods).isEqualTo(186);
  }

  private static void everyReadingMethodIsATable(JsonNode list) {
    Map<String, WebMethod> tables = MethodCatalogue.bundled().with(list).tables(Map.of());
    int reading = 0;
    for (JsonNode each : list.path("apilist").path("interfaces")) {
      for (JsonNode method : each.path("methods")) {
        if (method.path("httpmethod").asText().equals("GET")) {
          String table = each.path("name").asText() + "_" + method.path("name").asText();
          int version = method.path("version").asInt();
          assertThat(tables.values())
              .as(table)
              .anyMatch(
                  m ->
                      table.equals(m.interfaceName() + "_" + m.method()) && m.version() == version);
          assertThat(tables).containsKey(table);
          reading++;
        }
      }
    }
    assertThat(reading).isPositive();
  }

  @Test
  void theCatalogueOf2026IsRead() throws Exception {
    JsonNode list =
        JSON.readTree(
            Files.readString(
                Shared.folder("captures/webapi-catalogue").resolve("public-methods_2026-07.json")));
    Map<String, WebMethod> tables = MethodCatalogue.bundled().with(list).tables(Map.of());
    int reading = 0;
    for (Map.Entry<String, JsonNode> each : list.properties()) {
      for (Map.Entry<String, JsonNode> method : each.getValue().properties()) {
        if (method.getValue().path("httpmethod").asText("GET").equals("GET")) {
          assertThat(tables).containsKey(each.getKey() + "_" + method.getKey());
          reading++;
        }
      }
    }
    assertThat(reading).isEqualTo(129);
  }
}
