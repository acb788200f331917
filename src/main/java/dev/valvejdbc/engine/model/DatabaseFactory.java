package dev.valvejdbc.engine.model;

import java.util.Map;
import org.apache.calcite.adapter.jdbc.JdbcConvention;
import org.apache.calcite.adapter.jdbc.JdbcSchema;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Schemas;

/** Puts a database into a model as Calcite does, without a word about kinds of tables. */
public final class DatabaseFactory implements SchemaFactory {
  /** The factory whose work this is. */
  static final String CALCITES = JdbcSchema.Factory.class.getName();

  @Override
  public Schema create(SchemaPlus parent, String name, Map<String, Object> operands) {
    JdbcSchema made = JdbcSchema.create(parent, name, operands);
    Expression place = Schemas.subSchemaExpression(parent, name, JdbcSchema.class);
    return new JdbcSchema(
        new KnownTableTypes(made.getDataSource()),
        made.dialect,
        JdbcConvention.of(made.dialect, place, name),
        (String) operands.get("jdbcCatalog"),
        (String) operands.get("jdbcSchema"));
  }
}
