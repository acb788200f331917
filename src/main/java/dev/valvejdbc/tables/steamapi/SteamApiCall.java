package dev.valvejdbc.tables.steamapi;

import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.valvejdbc.client.webapi.WebApiBody;
import dev.valvejdbc.client.webapi.WebApiCall;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.protocol.webapi.MethodCatalogue;
import dev.valvejdbc.protocol.webapi.WebMethod;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.KeyedCall;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.wire.QuotedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table function steam_api_call: the raw answer of any method. */
public final class SteamApiCall extends WebApiTable {
  static final String NAME = "steam_api_call";
  private static final List<Argument> ARGUMENTS =
      List.of(
          new Argument("interface", VARCHAR, "Name of the interface, such as ISteamNews."),
          new Argument("method", VARCHAR, "Name of the method, such as GetNewsForApp."),
          new Argument("version", VARCHAR, "Version of the method, from 1."),
          new Argument(
              "params_json", VARCHAR, "Parameters as a JSON object, such as {\"appid\": 440}."),
          new Argument("format", VARCHAR, "Form of the answer: json, xml or vdf."));
  private static final Columns<Row> COLUMNS = columnsOf();
  private static final Set<String> FORMATS = Set.of("json", "xml", "vdf");
  private static final Set<String> OURS = Set.of("key", "access_token", "format");

  private record Row(List<@Nullable Object> key, String answer) {}

  private SteamApiCall(SteamApiSettings settings, StatementSettings statements) {
    super(
        NAME,
        "The raw answer of any method of the Steam Web API: one row with one text.",
        keys(),
        settings,
        statements);
  }

  /** The function of a connection. */
  public static KeyedCall<?> of(SteamApiSettings settings, StatementSettings statements) {
    return new KeyedCall<>(new SteamApiCall(settings, statements), ARGUMENTS);
  }

  private static List<KeyColumn> keys() {
    List<KeyColumn> keys = new ArrayList<>();
    ARGUMENTS.forEach(a -> keys.add(new KeyColumn(a.name(), keys.size(), true)));
    return keys;
  }

  private static Columns<Row> columnsOf() {
    List<Column<Row>> columns = new ArrayList<>();
    for (Argument argument : ARGUMENTS) {
      int ordinal = columns.size();
      columns.add(
          Column.<Row>of(argument.name(), VARCHAR, "Given as an argument.", r -> r.key.get(ordinal))
              .notNull());
    }
    columns.add(
        Column.<Row>of("answer", VARCHAR, "The answer as it came, one text.", Row::answer)
            .notNull());
    return new Columns<>(columns);
  }

  @Override
  public boolean wantsKey() {
    return false;
  }

  @Override
  public int batched(List<@Nullable Object> key) {
    return -1;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public WebApiCall call(List<@Nullable Object> key, List<Object> batch) {
    String path =
        name(key.get(0), "interface") + "/" + name(key.get(1), "method") + "/v" + version(key);
    String format = String.valueOf(key.get(4)).strip().toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(format)) {
      throw refused("the format cannot be '" + key.get(4) + "': it is json, xml or vdf");
    }
    boolean service = String.valueOf(key.get(0)).endsWith("Service");
    Map<String, String> parameters = parameters(String.valueOf(key.get(3)), service);
    WebMethod method = settings.catalogue().find(path);
    boolean post = method != null && method.post();
    boolean reads = MethodCatalogue.bundled().find(path) != null;
    if (post && !reads && !settings.mayPost()) {
      throw SqlError.WEB_API_POST.inStatement(path);
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
              + QuotedText.of(name)
              + "': it takes a name such as ISteamNews");
    }
    return name;
  }

  private static int version(List<@Nullable Object> key) {
    String version = String.valueOf(key.get(2)).strip();
    if (!version.matches("[vV]?0{0,3}[1-9]\\d{0,3}")) {
      throw refused(
          "the version cannot be '" + QuotedText.of(version) + "': it takes a number from 1");
    }
    return Integer.parseInt(version.replaceFirst("^[vV]", ""));
  }

  private static Map<String, String> parameters(String json, boolean service) {
    JsonMapper mapper = new JsonMapper();
    JsonNode given = null;
    try {
      given = json.isBlank() ? mapper.createObjectNode() : mapper.readTree(json);
    } catch (JsonProcessingException e) {
      // said below
    }
    if (given == null || !given.isObject()) {
      throw refused(
          "the parameters cannot be '"
              + QuotedText.of(json)
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
    return SqlError.API_ARGUMENT.inStatement(NAME, what);
  }

  @Override
  public @Nullable WebApiCall next(List<@Nullable Object> key, WebApiCall call, WebApiBody answer) {
    return null; // the raw answer is one text
  }

  @Override
  public boolean isRepeatable(WebApiCall call) {
    return !call.post();
  }

  @Override
  public Map<Object, List<@Nullable Object[]>> rows(
      List<@Nullable Object> key, List<Object> batch, WebApiBody answer, List<Integer> ordinals) {
    Row row = new Row(key, answer.text());
    return Map.of("", List.<@Nullable Object[]>of(Columns.row(row, COLUMNS.readers(ordinals))));
  }

  @Override
  public Columns<?> columns() {
    return COLUMNS;
  }

  @Override
  public String exampleCondition() {
    return "";
  }
}
