package dev.valvejdbc.engine;

import dev.valvejdbc.engine.catalogue.InformationSchema;
import dev.valvejdbc.engine.model.ModelReader;
import dev.valvejdbc.sql.Schemas;
import dev.valvejdbc.subjects.Subjects;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.CalciteFactory;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.Driver;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** Makes Calcite's own connections, with our schemas, parser and planner in them. */
final class Connector extends Driver {
  Connector(Supplier<CalcitePrepare> prepare) {
    super(prepare);
  }

  @Override
  protected String getConnectStringPrefix() {
    return ConnectionUrl.PREFIX;
  }

  /**
   * Connects, without any network traffic.
   *
   * @param attached schemas of the user's own, by their names
   * @param model a Calcite model whose schemas stand beside ours, or null
   */
  CalciteConnection connect(Subjects subjects, Map<String, Schema> attached, @Nullable String model)
      throws SQLException {
    Properties properties = new Properties();
    set(properties, CalciteConnectionProperty.CASE_SENSITIVE, "false");
    set(properties, CalciteConnectionProperty.UNQUOTED_CASING, "UNCHANGED");
    set(properties, CalciteConnectionProperty.QUOTED_CASING, "UNCHANGED");
    set(properties, CalciteConnectionProperty.FUN, "standard,postgresql");
    set(properties, CalciteConnectionProperty.CONFORMANCE, "LENIENT");
    set(properties, CalciteConnectionProperty.MATERIALIZATIONS_ENABLED, "false");
    set(properties, CalciteConnectionProperty.CREATE_MATERIALIZATIONS, "false");
    set(properties, CalciteConnectionProperty.FORCE_DECORRELATE, "false");
    AvaticaConnection made =
        ((CalciteFactory) factory)
            .newConnection(
                this, factory, ConnectionUrl.PREFIX, properties, uncachedRoot(), new Types());
    CalciteConnection connection = (CalciteConnection) made;
    PlanningThread.work(() -> initialized(made, model), () -> {});
    add(connection, subjects);
    SchemaPlus root = connection.getRootSchema();
    attached.forEach(root::add);
    root.add(InformationSchema.NAME, new InformationSchema(new SchemaCatalogue(connection)));
    connection.setSchema("valve");
    return connection;
  }

  /** Puts our schemas into a connection, in place of those that it may have. */
  static void add(CalciteConnection connection, Subjects subjects) {
    SchemaPlus root = connection.getRootSchema();
    root.add("valve", Schemas.valve(subjects, List.of("valve")));
    root.add("steam_api", Schemas.steamApi(subjects));
    root.add("diagnostics", Schemas.diagnostics(subjects));
  }

  private AvaticaConnection initialized(AvaticaConnection made, @Nullable String model)
      throws SQLException {
    handler.onConnectionInit(made);
    if (model != null) {
      ModelReader.read(model, (CalciteConnection) made);
    }
    return made;
  }

  /**
   * A root whose schemas are asked for one table by its name; a caching one reads all names first,
   * for which the Web API would have to be called.
   */
  private static CalciteSchema uncachedRoot() {
    return CalciteSchema.createRootSchema(false, false);
  }

  private static void set(Properties properties, CalciteConnectionProperty property, String value) {
    properties.setProperty(property.camelName(), value);
  }
}
