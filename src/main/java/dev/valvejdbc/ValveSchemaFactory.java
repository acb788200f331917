package dev.valvejdbc;

import dev.valvejdbc.engine.ModelSchema;
import dev.valvejdbc.options.ConnectionProperties;
import java.sql.SQLException;
import java.util.Map;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;

/**
 * Puts the tables of game servers into any Calcite model. The operands are the {@link
 * ConnectionProperties}.
 */
public final class ValveSchemaFactory implements SchemaFactory {
  @Override
  public Schema create(SchemaPlus parent, String name, Map<String, Object> operands) {
    try {
      return ModelSchema.of(name, operands);
    } catch (SQLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
