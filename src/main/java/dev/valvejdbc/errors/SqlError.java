package dev.valvejdbc.errors;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/**
 * An error or a warning: its SQLState, its sentence, in which each {@code …} stands for a part that
 * differs, and what to do. No state begins with 08, since tools take that for a lost connection.
 */
public enum SqlError {
  UNKNOWN_PROPERTY("22023", "There is no property …; did you mean …?", "Correct the key."),
  PROPERTY_VALUE(
      "22023",
      "The property … cannot be …: it takes ….",
      "Write it in the form that the sentence names. Secrets are not repeated."),
  SECRET_VARIABLE(
      "22023",
      "The environment variable … has …, which the property … cannot have.",
      "Set the variable anew: its value is one line, without control characters. It is not"
          + " repeated."),
  UNREADABLE_URL(
      "22023",
      "The URL cannot be read: its properties are key=value, separated by semicolons, and a value"
          + " in quotation marks ends with the mark that it begins with.",
      "Correct the URL; it is not repeated, since it may hold secrets."),
  MODEL(
      "22023",
      "The model cannot be read: the property model takes the path of a Calcite model in JSON or"
          + " YAML, or inline: and the model itself.",
      "Correct the path, or the model. It is not repeated, since it may hold secrets."),
  MODEL_CLASS(
      "22023",
      "The model names the class …, which is not there.",
      "Correct the name, or put its jar on the class path beside the jar without -all: adapters for"
          + " other sources are jars of their own."),
  MODEL_FACTORY(
      "22023",
      "The class … of the model is no factory for the Calcite in this jar, or needs classes that"
          + " are not there.",
      "Use it with the jar without -all, where Calcite and what it needs are jars of their own."),
  MODEL_FOLDER(
      "22023",
      "In the model, … needs CSV or JSON files: directory, file or url name them.",
      "Name a folder as `directory`, or a file; web pages are not read."),
  MODEL_PROPERTY(
      "22023",
      "The property … belongs to connections of jdbc:valve:, and does nothing as an operand in a"
          + " model.",
      "Leave it out, or read the model through jdbc:valve:model=… and set it there."),
  MODEL_PLACE(
      "22023",
      "What the model calls … cannot be made: its operands are wrong, or what it names does not"
          + " answer.",
      "See whether its database answers, and its driver is on the class path. Operands are not"
          + " repeated, since they may hold secrets."),
  CONFIG_FILE_SYNTAX(
      "22023", "The config file … is no JSON, at line ….", "Correct that line of the file."),
  CONFIG_FILE_WRONG("22023", "The config file … is wrong: ….", "Correct that place in the file."),
  CONFIG_FILE_UNREADABLE(
      "58030",
      "The config file … cannot be read.",
      "It is not there, or may not be read: check `config`."),
  LOG_FILE(
      "58030",
      "The file … of the property log cannot be written.",
      "Name a file in a folder that is there and may be written to; `valve-sql --trace` sets the"
          + " same property."),
  FLEET_START(
      "HY000",
      "The simulated fleet of … servers cannot start: …",
      "The system gives no sockets: use a smaller `fleet`."),
  CONSOLES_START(
      "HY000",
      "The consoles of the simulated fleet cannot start: …",
      "The system gives no sockets: use a smaller `fleet`, or `rcon=off`."),
  DATA_SOURCE_URL(
      "HY024",
      "The URL of this data source must begin with ….",
      "Give the data source a URL of this driver."),
  SERVED_URL("22023", "The URL of a server begins with ….", "Serve a URL of this driver."),
  SERVED_PROPERTY(
      "22023",
      "A server cannot permit its clients the property …; it can permit ….",
      "Permit one of those that the sentence names."),
  CLIENT_PROPERTY(
      "42501",
      "A client of this server may not set the property '…'.",
      "Leave it out, or ask who runs the server to permit it."),
  TOO_MANY_CONNECTIONS(
      "53300",
      "This server has … connections open, as many as it may.",
      "Close some, or try again later."),
  TOO_MANY_OF_ADDRESS(
      "53300",
      "Your address has … connections open at this server, as many as it may.",
      "Close some, or ask who runs the server to raise `--max-connections-per-address`."),
  TOO_MANY_RUNNING(
      "53300",
      "This server works on … statements of your address at once, as many as it may.",
      "Wait until one of them has ended."),
  ANSWER_TOO_LONG(
      "54000",
      "Some rows are longer than the … MB that an answer of this server may have; select less of"
          + " them.",
      "Leave out long texts, or shorten them with `SUBSTRING`."),
  SERVER_MEMORY(
      "53200",
      "The server has not enough memory for this statement; ask for less at once.",
      "Narrow the statement, or give the server more memory (`JAVA_TOOL_OPTIONS=-Xmx2g`)."),
  REQUEST(
      "HY024",
      "A request of a served connection lacks what it needs: ….",
      "The client's library sends it in another form than Avatica's protocol has."),
  TOO_MANY_STATEMENTS(
      "54000",
      "This connection holds … open statements, as many as it may; close some.",
      "Close statements when their rows are read."),

  MISSING_KEY(
      "42000",
      "Table … can only be read by its key …: …",
      "There is no list of all keys, nor of those in a range. Give the keys themselves by `=`,"
          + " `IN` or a join; the sentence has an example."),
  ANY_OF_TEXT(
      "42809",
      "ANY and ALL need a list or a query, and … is a text; has_tags asks a text of tags.",
      "`has_tags(tags, 'tf')` asks a list of tags, `string_to_array` opens a text."),
  SYNTAX(
      "42601",
      "Syntax error near '…' at line …, column ….",
      "Correct that place; names that are keywords need double quotes."),
  UNKNOWN_TABLE(
      "42P01",
      "Object '…' not found",
      "`diagnostics` and `steam_api` are schemas: write them before the name."),
  UNKNOWN_COLUMN("42703", "Column '…' not found in any table", "See [tables](tables/README.md)."),
  AMBIGUOUS_COLUMN("42702", "Column '…' is ambiguous", "Write its table before it."),
  UNGROUPED(
      "42803", "Expression '…' is not being grouped", "Add it to `GROUP BY`, or aggregate it."),
  TYPE_MISMATCH("42804", "Cannot apply '…' to arguments of type …", "`CAST` one of them."),
  UNKNOWN_FUNCTION(
      "42883",
      "No match found for function signature …",
      "See [functions](tables/functions.md); table functions stand in `TABLE(…)`."),
  UNKNOWN_SCHEMA("3F000", "There is no schema '…'.", "Use `valve`, `diagnostics` or `steam_api`."),
  INVALID(
      "42000",
      "The arguments of this table function must be literals, no parameters or columns.",
      "Write the values into the statement."),
  UNKNOWN_PARAMETER("07001", "parameter ordinal … out of range", "There are fewer `?` than that."),
  UNBOUND_PARAMETER(
      "07002",
      "A parameter has no value: set all of them before the statement runs.",
      "Set each `?`, on a prepared statement."),
  READ_ONLY(
      "25006",
      "… is refused: this driver only reads, game servers cannot be written to.",
      "Only attached databases can be written to: write their name before the table, such as"
          + " `own.history`."),
  NOT_ATTACHED(
      "3F000",
      "No database '…' is attached that could be written to: attach one in the config file's"
          + " databases, by --attach …=jdbc:sqlite:history.db, or by attach in the URL.",
      "Correct the name before the table, or attach the database; folders of files are only read."),
  ATTACHED(
      "HY000",
      "The database … says: ….",
      "An attached database refused its part of a statement, in its own words."),
  ATTACHED_UNREACHABLE(
      "58000",
      "The database … cannot be reached: ….",
      "Check its URL, user and password in the config file's `databases`, or in `attach`; nothing"
          + " else depends on it."),
  ATTACHED_STUCK(
      "53000",
      "The database … is not asked: … calls of its driver still go on, although their statements"
          + " have ended.",
      "Its driver heeds neither cancel nor the end of its connection: see there why it does not"
          + " answer."),
  TRANSACTION_LOST(
      "40000",
      "What was written into the database … since the last commit is rolled back: a statement that"
          + " had to end took its connection with it.",
      "Write it again."),
  DRIVER_MISSING(
      "58000",
      "There is no JDBC driver for … of the database …; put its jar into the folder drivers beside"
          + " ours, or into one that the property drivers names.",
      "PostgreSQL, SQLite and MariaDB come with the build, in `target/drivers`."),
  SECOND_TRANSACTION(
      "25001",
      "A transaction can write into one database: … is not written to while … has changes that are"
          + " neither committed nor rolled back.",
      "`commit()` or `rollback()` first, or turn autocommit on."),
  WRITES_REFUSED(
      "25006",
      "This connection may not write into the database ….",
      "`valve-sql serve --allow-writes` permits it, or the property `writes`."),
  WRITE_FORM("42601", "…", "Write the statement as the sentence says."),
  NO_TYPE(
      "42804",
      "The column … has no type that the database … could hold; CAST it to text, for example.",
      "Cast arrays, maps and rows to texts."),
  LOCKED(
      "55P03",
      "Somebody else writes … in the database …: there is one recorder a table.",
      "End the other recorder, or record into another table."),
  FILE_TABLE(
      "22023", "The file … cannot be read as a table: ….", "Correct the file at that place."),
  UNKNOWN_SETTING(
      "42704",
      "There is no setting '…'; SET knows ….",
      "Write one of those; other properties are given when connecting."),
  SETTING_REFUSED(
      "42501",
      "SET … is refused: this connection may set timeZone and shorter time-outs only.",
      "It is served to you by a server, whose settings hold."),
  OBJECT_EXISTS(
      "42P07",
      "There is a table or view '…' already.",
      "Choose another name; `CREATE OR REPLACE` replaces a view or temporary table of yours."),
  NOT_YOURS(
      "42501",
      "… is no view or temporary table of this connection.",
      "Only what the connection has created can be dropped or replaced."),
  TWICE_NAMED(
      "42701", "Column '…' is there more than once.", "Give one of them another name by `AS`."),
  NO_ROWS(
      "02000",
      "This statement gives no rows: run it with execute or executeUpdate.",
      "`executeQuery` is for what gives rows."),
  UNSUPPORTED(
      "HYC00", "This driver does not support ….", "Use another method, or another form of it."),
  UNPLANNABLE(
      "42000",
      "This statement cannot be run as it is written…. Write it in another form, or in two.",
      "Try a sub-query or a join in its place."),
  LIST_CONDITION(
      "42000",
      "A condition on master_servers can neither be asked of nor checked on the list of the …,"
          + " which does not tell that column; ask the table servers, which has live values.",
      "Put the condition on `servers`: a UDP master knows addresses alone."),
  LIST_WORD(
      "42000",
      "The filter language of the … cannot say a condition on master_servers (over UDP it has no"
          + " negation, no groups and not every key), nor is that column told; ask the table"
          + " servers, which checks it on the servers themselves.",
      "Put the condition on `servers`: a UDP master knows addresses alone."),
  TOO_DEEP(
      "54001",
      "The statement nests too deep: … levels of parentheses, cases, operators and sub-queries are"
          + " the most, and … conditions or … queries in a row.",
      "Write it in several statements, a long list of values as IN (…), many rows as VALUES."),
  TOO_LARGE(
      "54001",
      "The statement is too large: written out it has more than … names, values and calls, since"
          + " functions such as COALESCE, NULLIF and GREATEST look at what stands in them twice,"
          + " and so does each of them around it.",
      "Put fewer of them into each other."),
  TOO_MANY_TABLES(
      "54001",
      "The statement is too large: … tables are the most, with those of common table expressions"
          + " and views once for each place that names them.",
      "Read a common table expression or a view in fewer places."),
  GROUPING_SETS(
      "54011",
      "GROUP BY asks for too many grouping sets: … are the most, and each column in CUBE doubles"
          + " them.",
      "Name fewer columns in CUBE, or write the GROUPING SETS that you need."),
  LONG_LIST_CONDITION(
      "42000",
      "The … does not tell what a condition on master_servers reads, and the condition is too large"
          + " for its filter; ask the table servers, which checks it on the servers themselves.",
      "Put the condition on `servers`, or shorten it."),
  NOT_ON_ROW(
      "24000",
      "There is no row here to read: call next() first, and read only while it returns true.",
      "Call next() before reading, and not behind the last row."),
  CLOSED("HY010", "The … is closed.", "Open a new one: the call comes too late."),
  NULL_GIVEN("HY009", "… needs a value; null was given.", "Give the method a value."),
  ARGUMENT("HY024", "… cannot be negative.", "Give the method another argument."),

  OUT_OF_RANGE(
      "22003",
      "A number does not fit into its type (…); cast to a wider one first, such as DECIMAL(38, 0)"
          + " or DOUBLE.",
      "`CAST` before the sum, or read the value as a wider type."),
  NO_NUMBER(
      "22003",
      "… is no finite number.",
      "Leave out the rows where it is none, such as by `WHERE x > 0` or `NULLIF(x, 0)`."),
  DIVISION_BY_ZERO("22012", "A number is divided by zero.", "`NULLIF(x, 0)` makes it null."),
  NOT_CONVERTIBLE(
      "22018",
      "A text is not a number: ….",
      "A text was cast, or read as something that it is not: leave out such rows before."),
  TIME_FORMAT("22007", "Invalid …", "Write dates and times as in `DATE '2026-01-31'`."),
  TIME_RANGE(
      "22008",
      "A time lies beyond the years 1 to 9999.",
      "Add less to it; leave out the rows where it is so, by a condition on what is added."),
  SUBSTRING("22011", "Substring error: …", "Correct the start or the length."),
  ESCAPE("22019", "Invalid escape …", "Correct the escape character."),
  PATTERN("2201B", "… near index …", "Correct the regular expression."),
  FUNCTION_ARGUMENT(
      "22023",
      "… cannot be …: it takes ….",
      "An argument of a function is out of its range: as the sentence says."),
  PATTERN_DEPTH(
      "2201B",
      "A regular expression goes too deep for a text that it is matched with.",
      "Repeat a set and no alternatives: `[ab]*` for `(a|b)*`."),
  LOGARITHM("2201E", "Cannot take logarithm of …", "Give it a number above zero."),
  SEVERAL_VALUES(
      "21000",
      "A sub-query that stands for one value yields several rows.",
      "Add `LIMIT 1` or a condition, or use `IN`."),
  STEAM_ID(
      "22023",
      "'…' is no Steam id.",
      "`steamid_valid(x)` finds such texts without an error. A page name wants `webApiKey`."),
  PAGE_NAME("22023", "Nobody at Steam has the page name '…'.", "Correct the name."),
  API_ARGUMENT("22023", "…: ….", "An argument of a method has another form: as the sentence says."),
  GEO(
      "55000",
      "…(addr) looks into files of countries and networks, and none is named; set the property geo,"
          + " such as geo=/data/GeoLite2-Country.mmdb.",
      "Download files in MaxMind's format (GeoLite2, DB-IP Lite, …) and name them in `geo`."),
  GEO_FILE(
      "58030",
      "The file … of the property geo cannot be read as one in MaxMind's format.",
      "Check the path, and that the file ends in .mmdb and is whole."),
  WORD(
      "22023",
      "… is never '…': …",
      "A condition compares a column with a word that it never holds: write one of the sentence's"
          + " words, or use the function of the column's name, which takes any spelling."),
  SPELLING(
      "22023",
      "… does not know '…'; it knows ….",
      "Write one of the spellings that the sentence names."),

  NO_ROW(
      "22000",
      "No row of … for '…': ….",
      "`onError=fail` is set: leave it at `warn`, or leave out that server."),
  BREAKDOWN(
      "58000",
      "The statement ended, since a worker of the driver broke down: ….",
      "The log has the place. Where memory or open files ran out, give the process more, or ask for"
          + " less at once (`maxInFlight`)."),
  SOURCE(
      "58000",
      "The … cannot be reached; …",
      "A server list or the Web API failed; [below](#server-lists-and-the-web-api) is why."),
  WEB_API_KEY(
      "28000",
      "… wants a Steam Web API key: set webApiKey, or the environment variable STEAM_WEB_API_KEY;"
          + " https://steamcommunity.com/dev/apikey gives one out.",
      "Steam gives this to callers with a key alone: set `webApiKey` in the config file."),
  COMMAND(
      "42501",
      "The command '…' is not known to change nothing; rcon=full permits it.",
      "`rcon` is `off` at first; `read` permits commands that only read, `full` all."),
  WEB_API_POST(
      "42501",
      "steam_api_call: … is called by POST and may change something; webApiPost=allow permits it.",
      "Set `webApiPost=allow` if you mean it."),
  MAX_CALLS(
      "54000",
      "The statement was stopped because it would send more than … packets; narrow it, or raise the"
          + " property maxCalls.",
      "Add conditions, or raise `maxCalls`."),
  MEMORY(
      "53200",
      "The statement was stopped because it would hold more than … MB of rows and values; narrow"
          + " it, or raise the property maxMemory.",
      "Sorts, groups, windows, recursion and collections hold rows: add conditions, or raise"
          + " `maxMemory`."),
  HEAP(
      "53200",
      "The statement was stopped because all that run would hold more than half of this process's"
          + " memory.",
      "Run fewer at once, or give the process more memory (`-Xmx`)."),
  TEXT_LENGTH(
      "54000",
      "The statement was stopped because it would make a text of more than … characters; the"
          + " property maxTextLength allows longer ones.",
      "Make shorter texts, or raise `maxTextLength`."),
  NUMBER_LENGTH(
      "22003",
      "A text with more digits than … is no number here.",
      "Cast a part of the text, or to DOUBLE."),
  COSTLY_CONSTANT(
      "54000",
      "A constant of the statement takes too long to compute.",
      "Simplify the pattern or the text that consists of literals alone."),
  CANCELLED(
      "57014",
      "The statement was cancelled.",
      "Somebody cancelled it, closed its connection, or interrupted its thread: run it again."),
  TIMED_OUT(
      "HYT00",
      "The statement ran into its timeout.",
      "Allow more seconds by `setQueryTimeout`, or ask fewer servers."),
  OTHER("HY000", "…", "It may be a mistake of the driver: tell us, with the statement."),

  SERVER_WARNING(
      "01000",
      "No row of … for '…': ….",
      "A server or a service gave no rows; [below](#servers-and-consoles) is why."),
  IGNORED_PROPERTY(
      "01S00", "The property … is not one of this driver's.", "Nothing: a tool has set it."),
  FLEET_MOVED(
      "01000",
      "… of the … servers of the simulated fleet are at other ports than 27015, where something"
          + " else listens; my_servers lists them.",
      "Nothing, or end what listens there, such as another fleet; `find_server` and examples with"
          + " literal addresses expect 27015."),
  FORWARD_ONLY(
      "01S02",
      "Results are read forward only and cannot be updated.",
      "Nothing: a tool asked for another kind of result.");

  private static final String OPEN = "…";

  /** Characters of the longest message, and how many of them are its end. */
  private static final int LONGEST = 2000;

  private static final int END = 200;

  private final String state;
  private final String sentence;
  private final String remedy;

  SqlError(String state, String sentence, String remedy) {
    this.state = state;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** The SQLState, five characters. */
  public String state() {
    return state;
  }

  /** The sentence, with … for what differs. */
  public String sentence() {
    return sentence;
  }

  /** What to do, in Markdown. */
  public String remedy() {
    return remedy;
  }

  /** An exception with the sentence, whose … the parts replace in their order. */
  public SQLException exception(@Nullable Object... parts) {
    return because(null, parts);
  }

  /** An exception with the sentence and a cause. */
  public SQLException because(@Nullable Throwable cause, @Nullable Object... parts) {
    return said(filled(parts), cause);
  }

  /** An exception whose finished sentence comes from elsewhere. */
  public SQLException said(String finished, @Nullable Throwable cause) {
    String message = cut(finished);
    return switch (this) {
      case TIMED_OUT -> new SQLTimeoutException(message, state, cause);
      case UNSUPPORTED, UNPLANNABLE, LIST_CONDITION, LIST_WORD, LONG_LIST_CONDITION ->
          new SQLFeatureNotSupportedException(message, state, cause);
      default -> new SQLException(message, state, cause);
    };
  }

  /** A sentence of which a value may have made more than anybody reads. */
  private static String cut(String sentence) {
    return sentence.length() <= LONGEST
        ? sentence
        : sentence.substring(0, LONGEST - END)
            + " … "
            + sentence.substring(sentence.length() - END);
  }

  /** Whether that is what was thrown while a statement was planned or run. */
  public boolean isOf(Throwable thrown) {
    int gap = sentence.indexOf(OPEN);
    String beginning = gap < 0 ? sentence : sentence.substring(0, gap);
    return thrown instanceof StatementException
        && thrown.getCause() instanceof SQLException known
        && state.equals(known.getSQLState())
        && String.valueOf(known.getMessage()).startsWith(beginning);
  }

  /** The exception in a form that passes through Calcite. */
  public StatementException inStatement(@Nullable Object... parts) {
    return new StatementException(exception(parts));
  }

  /** An exception with a finished sentence, in a form that passes through Calcite. */
  public StatementException saying(String finished) {
    return new StatementException(said(finished, null));
  }

  /** A warning with the sentence, which takes no parts. */
  public SQLWarning warning() {
    return warning(sentence);
  }

  /** A warning with the sentence, whose … the parts replace in their order. */
  public SQLWarning warningOf(@Nullable Object... parts) {
    return warning(filled(parts));
  }

  /** A warning whose finished sentence comes from elsewhere. */
  public SQLWarning warning(String finished) {
    return new SQLWarning(cut(finished), state);
  }

  private String filled(@Nullable Object... parts) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Object part : parts) {
      int gap = sentence.indexOf(OPEN, from);
      if (gap < 0) {
        break;
      }
      text.append(sentence, from, gap).append(part);
      from = gap + OPEN.length();
    }
    return text.append(sentence, from, sentence.length()).toString();
  }
}
