package dev.valvejdbc.tables.steamapi;

import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.protocol.keyvalues.KeyValues;
import dev.valvejdbc.protocol.keyvalues.KeyValuesParser;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import dev.valvejdbc.wire.MalformedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL functions that dig into answers in KeyValues (vdf) and XML. What cannot be read, or is
 * not there, is null, as with JSON_VALUE.
 */
public enum DocumentFunction implements ScalarFunction {
  VDF("vdf_value", "KeyValues", text -> KeyValuesParser.withEscapes().parse(text)),
  XML("xml_value", "XML", XmlTree::parse);

  private final String sqlName;
  private final String format;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Reader reader;

  /** Reads a text into a tree. */
  private interface Reader {
    KeyValues read(String text);
  }

  DocumentFunction(String sqlName, String format, Reader reader) {
    this.sqlName = sqlName;
    this.format = format;
    this.reader = reader;
  }

  @Override
  public String sqlName() {
    return sqlName;
  }

  @Override
  public String remarks() {
    return "What stands at a path of a text in "
        + format
        + ": a text, or JSON where there is more below; null if nothing stands there.";
  }

  @Override
  public ColumnType returns() {
    return VARCHAR;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(
        new Argument("text", VARCHAR, "A text in " + format + "."),
        new Argument(
            "path",
            VARCHAR,
            "Names with dots between, such as response.servers.0.addr, in XML slashes as well; a"
                + " number is the element of a list, from 0; empty for the whole as JSON."));
  }

  /** No name of XML holds a slash, which is how paths are written there. */
  private String dotted(String path) {
    String plain = this == XML && path.startsWith("/") ? path.substring(1) : path;
    return this == XML ? plain.replace('/', '.') : plain;
  }

  @Override
  public @Nullable Object of(FunctionContext context, @Nullable Object[] arguments) {
    if (arguments[0] == null || arguments[1] == null) {
      return null;
    }
    try {
      return TreePath.value(reader.read((String) arguments[0]), dotted((String) arguments[1]));
    } catch (MalformedException | IllegalArgumentException e) {
      return null;
    }
  }
}
