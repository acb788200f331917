package dev.valvejdbc.sql;

import com.google.common.collect.ImmutableMultimap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import dev.valvejdbc.sql.function.CommentedFunction;
import dev.valvejdbc.sql.function.KeyedFunctionBinding;
import dev.valvejdbc.sql.function.ScalarFunctionBinding;
import dev.valvejdbc.sql.function.SteamIdRows;
import dev.valvejdbc.sql.library.SchemaFunctions;
import dev.valvejdbc.sql.list.JoinView;
import dev.valvejdbc.sql.list.MasterServersTable;
import dev.valvejdbc.sql.table.KeyedTableBinding;
import dev.valvejdbc.sql.table.LocalTableBinding;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.a2s.A2sTables;
import dev.valvejdbc.tables.a2s.ServerInfoTable;
import dev.valvejdbc.tables.a2s.Word;
import dev.valvejdbc.tables.console.ConsoleFunctions;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.diagnostics.DiagnosticsTables;
import dev.valvejdbc.tables.geo.GeoFunction;
import dev.valvejdbc.tables.honesty.ServerHonesty;
import dev.valvejdbc.tables.list.FindServer;
import dev.valvejdbc.tables.list.ListedHonesty;
import dev.valvejdbc.tables.list.MasterServers;
import dev.valvejdbc.tables.list.MyServers;
import dev.valvejdbc.tables.list.NamedTable;
import dev.valvejdbc.tables.list.Servers;
import dev.valvejdbc.tables.list.TagFunction;
import dev.valvejdbc.tables.steamapi.DocumentFunction;
import dev.valvejdbc.tables.steamapi.SteamApiCall;
import dev.valvejdbc.tables.steamid.SteamIdFunction;
import dev.valvejdbc.tables.steamid.SteamIdOfParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;

/** Makes the schemas of a connection. */
public final class Schemas {
  private Schemas() {}

  /**
   * The schema of game servers.
   *
   * @param path where it stands, from the root schema down
   */
  public static Schema valve(Subjects subjects, List<String> path) {
    return new FixedSchema(subjects, tables(subjects, path), () -> functions(subjects), Map.of());
  }

  /**
   * The same in a Calcite that knows its own functions only: those of the language are in it, and
   * what statements did.
   */
  public static Schema ofModel(Subjects subjects, List<String> path) {
    return new FixedSchema(
        subjects,
        tables(subjects, path),
        () -> {
          Multimap<String, Function> functions = functions(subjects);
          functions.putAll(SchemaFunctions.all());
          return functions;
        },
        Map.of("diagnostics", diagnostics(subjects)));
  }

  private static Map<String, Table> tables(Subjects subjects, List<String> path) {
    LaterTables tables = new LaterTables();
    A2sTables a2s = new A2sTables(subjects.a2s(), subjects.statements());
    for (String name : A2sTables.NAMES) {
      tables.with(name, () -> KeyedTableBinding.of(a2s.table(name)));
      tables.with(NamedTable.over(name), () -> JoinView.of(path, NamedTable.of(a2s.table(name))));
    }
    return tables
        .with(Servers.NAME, () -> JoinView.of(path, Servers.of(a2s.table(ServerInfoTable.NAME))))
        .with(ServerHonesty.NAME, () -> KeyedTableBinding.of(honesty(subjects)))
        .with(ListedHonesty.NAME, () -> JoinView.of(path, ListedHonesty.of(honesty(subjects))))
        .with(MyServers.NAME, () -> new LocalTableBinding(MyServers.of(subjects.named())))
        .with(
            MasterServers.NAME,
            () -> new MasterServersTable(new MasterServers(subjects.list()), subjects.statements()))
        .map();
  }

  private static ServerHonesty honesty(Subjects subjects) {
    return new ServerHonesty(
        subjects.a2s(), subjects.list(), subjects.statements(), subjects.facts());
  }

  private static Multimap<String, Function> functions(Subjects subjects) {
    List<CommentedFunction> functions = new ArrayList<>();
    for (TagFunction function : TagFunction.values()) {
      functions.add(ScalarFunctionBinding.of(function));
    }
    for (Word function : Word.values()) {
      functions.add(ScalarFunctionBinding.of(function));
    }
    for (SteamIdFunction function : SteamIdFunction.values()) {
      functions.add(ScalarFunctionBinding.of(function));
    }
    for (GeoFunction function : GeoFunction.values()) {
      functions.add(ScalarFunctionBinding.of(function));
    }
    for (SteamIdOfParts function : SteamIdOfParts.values()) {
      functions.add(ScalarFunctionBinding.of(function));
    }
    functions.add(new SteamIdRows());
    for (DocumentFunction function : DocumentFunction.values()) {
      functions.add(ScalarFunctionBinding.of(function));
    }
    ConsoleFunctions.of(subjects.console(), subjects.statements())
        .forEach(f -> functions.add(KeyedFunctionBinding.of(f)));
    functions.add(
        KeyedFunctionBinding.of(
            FindServer.of(subjects.a2s(), subjects.statements(), subjects.steam())));
    functions.add(
        KeyedFunctionBinding.of(SteamApiCall.of(subjects.steamApi(), subjects.statements())));
    Multimap<String, Function> byName = LinkedHashMultimap.create();
    functions.forEach(f -> byName.put(f.described().sqlName(), f));
    return byName;
  }

  /** The schema of the Steam Web API, a table for each method. */
  public static Schema steamApi(Subjects subjects) {
    return new SteamApiSchema(subjects.steamApi(), subjects.statements());
  }

  /** The schema that tells what the connection's statements did. */
  public static Schema diagnostics(Subjects subjects) {
    Diagnostics diagnostics = subjects.statements().diagnostics();
    return new FixedSchema(
        subjects,
        new LaterTables()
            .with(
                DiagnosticsTables.SCANS,
                () -> new LocalTableBinding(DiagnosticsTables.scans(diagnostics)))
            .with(
                DiagnosticsTables.LIMITS,
                () -> new LocalTableBinding(DiagnosticsTables.limits(subjects.limits())))
            .with(
                DiagnosticsTables.FAILURES,
                () -> new LocalTableBinding(DiagnosticsTables.failures(diagnostics)))
            .map(),
        ImmutableMultimap::of,
        Map.of());
  }
}
