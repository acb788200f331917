package dev.valvejdbc.sql;

import dev.valvejdbc.client.WebApiBody;
import dev.valvejdbc.client.WebApiCall;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.protocol.webapi.AnswerColumn;
import dev.valvejdbc.protocol.webapi.AnswerElement;
import dev.valvejdbc.protocol.webapi.AnswerValues;
import dev.valvejdbc.protocol.webapi.ParameterStyle;
import dev.valvejdbc.protocol.webapi.WebArguments;
import dev.valvejdbc.protocol.webapi.WebMethod;
import dev.valvejdbc.protocol.webapi.WebMethod.KeyUse;
import dev.valvejdbc.protocol.webapi.WebParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A method of the Web API: its parameters are key columns, then come the answer's columns. */
final class SteamApiTable extends WebTable {
  static final String SCHEMA = "steam_api";
  private static final String RESPONSE = "response";

  private final String tableName;
  private final WebMethod method;
  private final List<AnswerColumn> answers = new ArrayList<>();

  SteamApiTable(String name, WebMethod method, Session session) {
    super(SCHEMA + "." + name, remarks(method), keys(method), session);
    this.tableName = name;
    this.method = method;
    for (AnswerColumn column : method.shape().columns()) {
      boolean given =
          method.parameters().stream().anyMatch(p -> p.name().equalsIgnoreCase(column.name()));
      if (!given) {
        answers.add(column);
      }
    }
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
      keys.add(new KeyColumn(keys.size(), parameter.required()));
    }
    return keys;
  }

  /** The name within the schema. */
  String tableName() {
    return tableName;
  }

  @Override
  boolean wantsKey() {
    return method.key() == KeyUse.REQUIRED;
  }

  @Override
  int batched(List<@Nullable Object> key) {
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
  int most() {
    return method.parameters().stream().mapToInt(WebParameter::most).max().orElse(1);
  }

  @Override
  WebApiCall call(List<@Nullable Object> key, List<Object> batch) {
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
    return new WebApiCall(method.path(), method.post(), arguments.written(), WebApiCall.JSON);
  }

  @Override
  boolean isRepeatable(WebApiCall call) {
    return true; // tables only read
  }

  @Override
  Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> batch, WebApiBody answer, List<Integer> ordinals) {
    Map<String, Object> asked = new HashMap<>();
    batch.forEach(v -> asked.put(WebArguments.written(v), v));
    String echo =
        method.parameters().stream()
            .filter(WebParameter::isBatch)
            .map(WebParameter::echo)
            .findFirst()
            .orElse(".");
    Map<Object, List<@Nullable Object[]>> rows = new HashMap<>();
    for (AnswerElement element : method.shape().elements(answer.json())) {
      Object value = batch.isEmpty() ? "" : asked.get(element.at(echo).asText());
      if (value != null) {
        rows.computeIfAbsent(value, v -> new ArrayList<>())
            .add(row(key, batch.isEmpty() ? null : value, element, ordinals));
      }
    }
    return rows;
  }

  private @Nullable Object[] row(
      List<@Nullable Object> key,
      @Nullable Object batched,
      AnswerElement element,
      List<Integer> ordinals) {
    @Nullable Object[] row = new Object[ordinals.size()];
    int parameters = method.parameters().size();
    for (int i = 0; i < row.length; i++) {
      int ordinal = ordinals.get(i);
      if (ordinal < parameters) {
        boolean isBatched = method.parameters().get(ordinal).isBatch() && batched != null;
        row[i] = isBatched ? batched : key.get(ordinal);
      } else if (ordinal < parameters + answers.size()) {
        AnswerColumn column = answers.get(ordinal - parameters);
        row[i] = AnswerValues.of(element.at(column.path()), column.type());
      } else {
        row[i] = AnswerValues.json(element.node(), method.shape().secrets());
      }
    }
    return row;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder();
    for (WebParameter parameter : method.parameters()) {
      builder.add(
          WebColumns.name(parameter.name()), nullable(types, WebColumns.type(parameter, types)));
    }
    for (AnswerColumn column : answers) {
      builder.add(
          WebColumns.name(column.name()), nullable(types, WebColumns.type(column.type(), types)));
    }
    return builder.add(RESPONSE, types.createSqlType(SqlTypeName.VARCHAR)).build();
  }

  private static RelDataType nullable(RelDataTypeFactory types, RelDataType type) {
    return types.createTypeWithNullability(type, true);
  }

  @Override
  public String remarks(int column) {
    int parameters = method.parameters().size();
    if (column < parameters) {
      WebParameter parameter = method.parameters().get(column);
      return (parameter.required() ? "Parameter, required" : "Parameter, optional")
          + (parameter.about().isEmpty() ? "." : ": " + parameter.about());
    }
    return column < parameters + answers.size()
        ? sentence(answers.get(column - parameters).about())
        : "The part of the answer that makes this row, as JSON; it may tell more than the columns.";
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
        .map(p -> WebColumns.name(p.name()) + " = " + WebColumns.example(p))
        .collect(Collectors.joining(" AND "));
  }
}
