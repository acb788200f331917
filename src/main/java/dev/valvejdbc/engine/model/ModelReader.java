package dev.valvejdbc.engine.model;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.model.JsonCustomSchema;
import org.apache.calcite.model.JsonCustomTable;
import org.apache.calcite.model.JsonFunction;
import org.apache.calcite.model.JsonJdbcSchema;
import org.apache.calcite.model.JsonMapSchema;
import org.apache.calcite.model.JsonSchema;
import org.apache.calcite.model.ModelHandler;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** Reads a model as Calcite does, with the factories that there are here. */
public final class ModelReader extends ModelHandler {
  private ModelReader(SchemaPlus root, String model) throws IOException {
    super(root, model);
  }

  /**
   * Puts the schemas of a model into a connection.
   *
   * @param model the path of a file in JSON or YAML, or {@code inline:} and the model itself
   * @throws RuntimeException if it cannot be read, with a sentence as a cause where there is one
   */
  public static void read(String model, CalciteConnection connection) {
    try {
      new ModelReader(connection.getRootSchema(), model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ModelViews.replace(model, connection);
  }

  /** A new one each, since the model is read before this object has fields. */
  private static Factories factories() {
    return new Factories();
  }

  @Override
  public void visit(JsonJdbcSchema schema) {
    Map<String, Object> operands = new HashMap<>();
    put(operands, "jdbcDriver", schema.jdbcDriver);
    put(operands, "jdbcUrl", schema.jdbcUrl);
    put(operands, "jdbcUser", schema.jdbcUser);
    put(operands, "jdbcPassword", schema.jdbcPassword);
    put(operands, "jdbcCatalog", schema.jdbcCatalog);
    put(operands, "jdbcSchema", schema.jdbcSchema);
    put(operands, "sqlDialectFactory", schema.sqlDialectFactory);
    visit(schema, DatabaseFactory.class.getName(), operands);
  }

  private static void put(Map<String, Object> operands, String name, @Nullable String value) {
    if (value != null) {
      operands.put(name, value);
    }
  }

  @Override
  public void visit(JsonCustomSchema schema) {
    String factory = factories().ofSchemas(schema.factory);
    visit(
        schema,
        factory.equals(DatabaseFactory.CALCITES) ? DatabaseFactory.class.getName() : factory,
        schema.operand);
  }

  private void visit(JsonSchema schema, String factory, @Nullable Map<String, Object> operands) {
    JsonCustomSchema made =
        new JsonCustomSchema(
            schema.name,
            schema.path,
            schema.cache,
            schema.autoLattice,
            factory,
            factories().here(operands == null ? Map.of() : operands));
    made.materializations.addAll(schema.materializations);
    made.lattices.addAll(schema.lattices);
    if (schema instanceof JsonMapSchema map) {
      made.tables.addAll(map.tables);
      made.functions.addAll(map.functions);
      made.types.addAll(map.types);
    }
    try {
      super.visit(made);
    } catch (RuntimeException | LinkageError e) {
      throw said(e, schema.name);
    }
  }

  @Override
  public void visit(JsonCustomTable table) {
    String factory = factories().ofTables(table.factory);
    JsonCustomTable made =
        new JsonCustomTable(
            table.name,
            table.stream,
            factory,
            factories().here(table.operand == null ? Map.of() : table.operand));
    made.columns.addAll(table.columns);
    try {
      super.visit(made);
    } catch (RuntimeException | LinkageError e) {
      throw said(e, table.name);
    }
  }

  @Override
  public void visit(JsonFunction function) {
    super.visit(
        new JsonFunction(
            function.name,
            factories().here(function.className),
            function.methodName,
            function.path));
  }

  /** What others' factories throw may show what is in the model: its place is named instead. */
  private static RuntimeException said(Throwable thrown, String name) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatementException own) {
        return own;
      }
      if (cause instanceof SQLException own
          && SqlError.PROPERTY_VALUE.state().equals(own.getSQLState())) {
        return new StatementException(own); // a property of ours among the operands
      }
    }
    return SqlError.MODEL_PLACE.inStatement(name);
  }
}
