package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.client.webapi.WebApiBody;
import dev.valvejdbc.client.webapi.WebApiCall;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.protocol.webapi.AnswerColumn;
import dev.valvejdbc.protocol.webapi.AnswerElement;
import dev.valvejdbc.protocol.webapi.AnswerPages;
import dev.valvejdbc.protocol.webapi.AnswerValues;
import dev.valvejdbc.protocol.webapi.ParameterStyle;
import dev.valvejdbc.protocol.webapi.WebArguments;
import dev.valvejdbc.protocol.webapi.WebMethod;
import dev.valvejdbc.protocol.webapi.WebMethod.KeyUse;
import dev.valvejdbc.protocol.webapi.WebParameter;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A method of the Web API: its parameters are key columns, then come the answer's columns. */
public final class SteamApiTable extends WebApiTable {
  static final String SCHEMA = "steam_api";
  private static final String RESPONSE = "response";

  private final String tableName;
  private final WebMethod method;
  private final Columns<Row> columns;

  /**
   * A row of an answer.
   *
   * @param key the values of the parameters
   */
  private record Row(List<@Nullable Object> key, AnswerElement element) {}

  SteamApiTable(
      String name, WebMethod method, SteamApiSettings settings, StatementSettings statements) {
    super(SCHEMA + "." + name, remarks(method), keys(method), settings, statements);
    this.tableName = name;
    this.method = method;
    this.columns = columns(method);
  }

  private static Columns<Row> columns(WebMethod method) {
    List<Column<Row>> columns = new ArrayList<>();
    for (WebParameter parameter : method.parameters()) {
      int ordinal = columns.size();
      columns.add(
          Column.of(
              ParameterColumns.name(parameter.name()),
              ParameterColumns.type(parameter),
              (parameter.required() ? "Parameter, required" : "Parameter, optional")
                  + (parameter.about().isEmpty() ? "." : ": " + parameter.about()),
              r -> r.key.get(ordinal)));
    }
    for (AnswerColumn answer : method.shape().columns()) {
      boolean given =
          method.parameters().stream().anyMatch(p -> p.name().equalsIgnoreCase(answer.name()));
      if (!given) {
        columns.add(
            Column.of(
                ParameterColumns.name(answer.name()),
                ParameterColumns.type(answer.type()),
                sentence(answer.about()),
                r -> AnswerValues.of(r.element.at(answer.path()), answer.type())));
      }
    }
    columns.add(
        Column.<Row>of(
                RESPONSE,
                ColumnType.VARCHAR,
                "The part of the answer that makes this row, as JSON; it may tell more than the"
                    + " columns.",
                r -> AnswerValues.json(r.element.node(), method.shape().secrets()))
            .notNull());
    return new Columns<>(columns);
  }

  private static String remarks(WebMethod method) {
    String about = method.about().isEmpty() ? method.path() + "." : method.about();
    String required =
        method.parameters().stream()
            .filter(WebParameter::required)
            .map(WebParameter::name)
            .collect(Collectors.joining(", "));
    return about
        + (required.isEmpty() ? "" : " Read by " + required + ".")
        + (method.key() == KeyUse.REQUIRED ? " Wants a webApiKey." : "");
  }

  private static List<KeyColumn> keys(WebMethod method) {
    List<KeyColumn> keys = new ArrayList<>();
    for (WebParameter parameter : method.parameters()) {
      keys.add(
          new KeyColumn(
              ParameterColumns.name(parameter.name()), keys.size(), parameter.required()));
    }
    return keys;
  }

  /** The name within the schema. */
  public String tableName() {
    return tableName;
  }

  @Override
  public boolean wantsKey() {
    return method.key() == KeyUse.REQUIRED;
  }

  @Override
  public int batched(List<@Nullable Object> key) {
    int batched = -1;
    for (int i = 0; i < key.size(); i++) {
      WebParameter parameter = method.parameters().get(i);
      if (key.get(i) == null || parameter.style() == ParameterStyle.PLAIN) {
        continue;
      }
      if (batched >= 0) {
        return -1; // two lists belong together, value by value
      }
      batched = parameter.isBatch() ? i : -1;
    }
    return batched;
  }

  @Override
  public int most() {
    return method.parameters().stream().mapToInt(WebParameter::most).max().orElse(1);
  }

  @Override
  public WebApiCall call(List<@Nullable Object> key, List<Object> batch) {
    WebArguments arguments = WebArguments.of(method);
    try {
      for (int i = 0; i < key.size(); i++) {
        WebParameter parameter = method.parameters().get(i);
        Object value = key.get(i);
        if (value != null) {
          arguments.add(parameter, List.of(value));
        } else if (!batch.isEmpty() && parameter.isBatch()) {
          arguments.add(parameter, batch);
        }
      }
    } catch (IllegalArgumentException e) {
      throw SqlError.API_ARGUMENT.inStatement(name(), e.getMessage());
    }
    AnswerPages pages = method.pages();
    Map<String, String> written = arguments.written();
    if (pages != null && pages.first() != null && isPaged(key, pages)) {
      written = new LinkedHashMap<>(written);
      written.put(pages.parameter(), pages.first());
    }
    return new WebApiCall(method.path(), method.post(), written, WebApiCall.JSON);
  }

  /** Whether the pages are ours to follow: the user named none. */
  private boolean isPaged(List<@Nullable Object> key, AnswerPages pages) {
    for (int i = 0; i < key.size(); i++) {
      String name = method.parameters().get(i).name();
      if (key.get(i) != null && (name.equals(pages.parameter()) || name.equals("page"))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public @Nullable WebApiCall next(List<@Nullable Object> key, WebApiCall call, WebApiBody answer) {
    AnswerPages pages = method.pages();
    if (pages == null || !isPaged(key, pages) || call.parameters().containsKey("input_json")) {
      return null;
    }
    String value = pages.next(answer.json(), call.parameters().get(pages.parameter()));
    if (value == null) {
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>(call.parameters());
    parameters.put(pages.parameter(), value);
    return new WebApiCall(call.path(), call.post(), parameters, call.format());
  }

  @Override
  public boolean isRepeatable(WebApiCall call) {
    return true; // tables only read
  }

  @Override
  public Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> batch, WebApiBody answer, List<Integer> ordinals) {
    Map<String, Object> asked = new HashMap<>();
    batch.forEach(v -> asked.put(WebArguments.written(v), v));
    String echo =
        method.parameters().stream()
            .filter(WebParameter::isBatch)
            .map(WebParameter::echo)
            .findFirst()
            .orElse(".");
    List<Column.Reader<Row>> readers = columns.readers(ordinals);
    int batched = batchedParameter();
    Map<Object, List<@Nullable Object[]>> rows = new HashMap<>();
    for (AnswerElement element : method.shape().elements(answer.json())) {
      Object value = batch.isEmpty() ? "" : asked.get(element.at(echo).asText());
      if (value != null) {
        List<@Nullable Object> whole = new ArrayList<>(key);
        if (!batch.isEmpty() && batched >= 0) {
          whole.set(batched, value);
        }
        rows.computeIfAbsent(value, v -> new ArrayList<>())
            .add(Columns.row(new Row(whole, element), readers));
      }
    }
    return rows;
  }

  private int batchedParameter() {
    for (int i = 0; i < method.parameters().size(); i++) {
      if (method.parameters().get(i).isBatch()) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Columns<?> columns() {
    return columns;
  }

  private static String sentence(String about) {
    return about.isEmpty()
        ? about
        : Character.toUpperCase(about.charAt(0)) + about.substring(1) + ".";
  }

  @Override
  public String exampleCondition() {
    return method.parameters().stream()
        .filter(WebParameter::required)
        .map(p -> ParameterColumns.name(p.name()) + " = " + ParameterColumns.example(p))
        .collect(Collectors.joining(" AND "));
  }
}
