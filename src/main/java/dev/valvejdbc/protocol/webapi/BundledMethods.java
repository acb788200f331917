package dev.valvejdbc.protocol.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.protocol.webapi.WebMethod.KeyUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code methods.json}: the methods whose answers have columns. */
final class BundledMethods {
  private BundledMethods() {}

  static List<WebMethod> read() {
    List<WebMethod> methods = new ArrayList<>();
    try (InputStream in = BundledMethods.class.getResourceAsStream("methods.json")) {
      for (JsonNode entry : new JsonMapper().readTree(Objects.requireNonNull(in))) {
        String[] name = entry.path("method").asText().split("/", 2);
        if (entry.has("apps")) {
          for (JsonNode app : entry.path("apps")) {
            methods.add(method(name[0].replace("*", app.asText()), name[1], entry));
          }
        } else {
          methods.add(method(name[0], name[1], entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return methods;
  }

  private static WebMethod method(String interfaceName, String name, JsonNode entry) {
    List<WebParameter> parameters = new ArrayList<>();
    entry.path("parameters").forEach(p -> parameters.add(parameter(p)));
    return new WebMethod(
        interfaceName,
        name,
        entry.path("version").asInt(),
        entry.path("http").asText().equals("POST"),
        KeyUse.valueOf(entry.path("key").asText("none").toUpperCase(Locale.ROOT)),
        entry.path("about").asText(),
        parameters,
        shape(entry),
        further(entry),
        pages(entry));
  }

  private static List<FurtherList> further(JsonNode entry) {
    List<FurtherList> further = new ArrayList<>();
    for (JsonNode list : entry.path("also")) {
      further.add(
          new FurtherList(list.path("name").asText(), list.path("about").asText(), shape(list)));
    }
    return further;
  }

  private static @Nullable AnswerPages pages(JsonNode entry) {
    JsonNode pages = entry.path("pages");
    if (pages.isMissingNode()) {
      return null;
    }
    return new AnswerPages(
        pages.path("parameter").asText(),
        pages.path("next").asText(),
        pages.path("more").asText(null),
        pages.path("first").asText(null));
  }

  private static WebParameter parameter(JsonNode parameter) {
    String list = parameter.path("list").asText("plain").toUpperCase(Locale.ROOT);
    String echo = parameter.path("echo").asText("");
    return new WebParameter(
        parameter.path("name").asText(),
        parameter.path("type").asText(),
        parameter.path("required").asBoolean(),
        ParameterStyle.valueOf(list),
        parameter.has("count") ? parameter.path("count").asText() : null,
        echo.isEmpty() ? 1 : parameter.path("most").asInt(WebParameter.MOST),
        echo.isEmpty() ? null : echo,
        parameter.path("about").asText());
  }

  private static AnswerShape shape(JsonNode entry) {
    List<AnswerColumn> columns = new ArrayList<>();
    for (JsonNode column : entry.path("columns")) {
      String name = column.path("name").asText();
      columns.add(
          new AnswerColumn(
              name,
              column.path("path").asText(name),
              AnswerType.valueOf(column.path("type").asText()),
              column.path("about").asText()));
    }
    List<String> secrets = new ArrayList<>();
    entry.path("secrets").forEach(s -> secrets.add(s.asText()));
    if (columns.isEmpty()) {
      return new AnswerShape(AnswerShape.Kind.GUESSED, "", "", columns, secrets);
    }
    if (entry.has("keys")) {
      return new AnswerShape(
          AnswerShape.Kind.TABLE,
          entry.path("rows").asText(),
          entry.path("keys").asText(),
          columns,
          secrets);
    }
    AnswerShape.Kind kind =
        entry.has("rows")
            ? AnswerShape.Kind.LIST
            : entry.has("members") ? AnswerShape.Kind.MEMBERS : AnswerShape.Kind.OBJECT;
    String path =
        entry.path("rows").asText("")
            + entry.path("members").asText("")
            + entry.path("object").asText("");
    return new AnswerShape(kind, path, "", columns, secrets);
  }
}
