package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.client.WebApiBody;
import dev.valvejdbc.client.WebApiCall;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyedFunction;
import dev.valvejdbc.protocol.webapi.MethodCatalogue;
import dev.valvejdbc.protocol.webapi.WebMethod;
import dev.valvejdbc.wire.ShownText;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.jspecify.annotations.Nullable;

/** The table function steam_api_call: the raw answer of any method. */
final class SteamApiCallTable extends WebTable {
  static final String NAME = "steam_api_call";
  private static final List<String> ARGUMENTS =
      List.of("interface", "method", "version", "params_json", "format");
  private static final List<String> ABOUT_ARGUMENTS =
      List.of(
          "Name of the interface, such as ISteamNews.",
          "Name of the method, such as GetNewsForApp.",
          "Version of the method, from 1.",
          "Parameters as a JSON object, such as {\"appid\": 440}.",
          "Form of the answer: json, xml or vdf.");
  private static final Set<String> FORMATS = Set.of("json", "xml", "vdf");
  private static final Set<String> OURS = Set.of("key", "access_token", "format");
  private static final JsonMapper JSON = new JsonMapper();

  private final Session session;

  SteamApiCallTable(Session session) {
    super(NAME, "The raw answer of a Web API method.", keys(), session);
    this.session = session;
  }

  private static List<KeyColumn> keys() {
    List<KeyColumn> keys = new ArrayList<>();
    for (int i = 0; i < ARGUMENTS.size(); i++) {
      keys.add(new KeyColumn(i, true));
    }
    return keys;
  }

  /** The function itself. */
  record Call(SteamApiCallTable table) implements KeyedFunction, CommentedFunction {
    @Override
    public RelDataType getRowType(
        RelDataTypeFactory types, List<? extends @Nullable Object> arguments) {
      return types.builder().add("answer", types.createSqlType(VARCHAR)).build();
    }

    @Override
    public Type getElementType(List<? extends @Nullable Object> arguments) {
      return Object[].class;
    }

    @Override
    public String argumentRemarks(int argument) {
      return ABOUT_ARGUMENTS.get(argument);
    }

    @Override
    public String columnRemarks(int column) {
      return "The answer as it came, one text.";
    }

    @Override
    public List<FunctionParameter> getParameters() {
      var parameters = ReflectiveFunctionBase.builder();
      ARGUMENTS.forEach(a -> parameters.add(String.class, a.toUpperCase(Locale.ROOT)));
      return parameters.build();
    }
  }

  @Override
  boolean wantsKey() {
    return false;
  }

  @Override
  int batched(List<@Nullable Object> key) {
    return -1;
  }

  @Override
  int most() {
    return 1;
  }

  @Override
  WebApiCall call(List<@Nullable Object> key, List<Object> batch) {
    String path =
        name(key.get(0), "interface") + "/" + name(key.get(1), "method") + "/v" + version(key);
    String format = String.valueOf(key.get(4)).strip().toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(format)) {
      throw refused("the format cannot be '" + key.get(4) + "': it is json, xml or vdf");
    }
    boolean service = String.valueOf(key.get(0)).endsWith("Service");
    Map<String, String> parameters = parameters(String.valueOf(key.get(3)), service);
    WebMethod method = session.web().catalogue().find(path);
    boolean post = method != null && method.post();
    boolean reads = MethodCatalogue.bundled().find(path) != null;
    if (post && !reads && !session.web().mayPost()) {
      throw new StatementException(
          NAME
              + ": "
              + path
              + " is called by POST and may change something; webApiPost=allow permits it.",
          "42501");
    }
    return new WebApiCall(path, post, parameters, format);
  }

  private static String name(@Nullable Object given, String what) {
    String name = String.valueOf(given).strip();
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,99}")) {
      throw refused(
          "the "
              + what
              + " cannot be '"
              + ShownText.of(name)
              + "': it takes a name such as ISteamNews");
    }
    return name;
  }

  private static int version(List<@Nullable Object> key) {
    String version = String.valueOf(key.get(2)).strip();
    if (!version.matches("[vV]?0{0,3}[1-9]\\d{0,3}")) {
      throw refused(
          "the version cannot be '" + ShownText.of(version) + "': it takes a number from 1");
    }
    return Integer.parseInt(version.replaceFirst("^[vV]", ""));
  }

  private static Map<String, String> parameters(String json, boolean service) {
    JsonNode given = null;
    try {
      given = json.isBlank() ? JSON.createObjectNode() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // said below
    }
    if (given == null || !given.isObject()) {
      throw refused(
          "the parameters cannot be '"
              + ShownText.of(json)
              + "': they are a JSON object such as {\"appid\": 440}");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    boolean nested = false;
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      JsonNode value = entry.getValue();
      if (OURS.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
        throw refused(
            "the parameter "
                + entry.getKey()
                + " is not given here: the key is webApiKey, the format the last argument");
      }
      nested |= value.isContainerNode();
      if (value.isArray() && !service) {
        for (int i = 0; i < value.size(); i++) {
          parameters.put(entry.getKey() + "[" + i + "]", text(value.get(i)));
        }
      } else {
        parameters.put(entry.getKey(), text(value));
      }
    }
    return nested && service ? Map.of("input_json", given.toString()) : parameters;
  }

  private static String text(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? "1" : "0";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static StatementException refused(String what) {
    return new StatementException(NAME + ": " + what + ".", "22023");
  }

  @Override
  boolean isRepeatable(WebApiCall call) {
    return !call.post();
  }

  @Override
  Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> batch, WebApiBody answer, List<Integer> ordinals) {
    @Nullable Object[] row = new Object[ordinals.size()];
    for (int i = 0; i < row.length; i++) {
      int ordinal = ordinals.get(i);
      row[i] = ordinal < key.size() ? key.get(ordinal) : answer.text();
    }
    return Map.of("", List.<@Nullable Object[]>of(row));
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder();
    ARGUMENTS.forEach(a -> builder.add(a, types.createSqlType(VARCHAR)));
    return builder.add("answer", types.createSqlType(VARCHAR)).build();
  }

  @Override
  public String remarks(int column) {
    return column < ARGUMENTS.size() ? "Given as an argument." : "The answer as it came.";
  }

  @Override
  public String exampleCondition() {
    return "";
  }
}
