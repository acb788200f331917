package dev.valvejdbc.sql;

import com.google.common.collect.Multimap;
import dev.valvejdbc.client.webapi.VanityNames;
import dev.valvejdbc.sql.function.SchemaContext;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.Later;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.jspecify.annotations.Nullable;

/** A schema of which the names of tables are known from the beginning. */
final class FixedSchema extends AbstractSchema implements SchemaContext.Provider {
  private final Subjects subjects;
  private final Map<String, Table> tables;
  private final Later<Multimap<String, Function>> functions;
  private final Map<String, Schema> inside;

  /**
   * Makes a schema.
   *
   * @param functions makes its functions, when somebody first wants one
   */
  FixedSchema(
      Subjects subjects,
      Map<String, Table> tables,
      Supplier<Multimap<String, Function>> functions,
      Map<String, Schema> inside) {
    this.subjects = subjects;
    this.tables = tables;
    this.functions = new Later<>(functions);
    this.inside = inside;
  }

  @Override
  protected Map<String, Schema> getSubSchemaMap() {
    return inside;
  }

  @Override
  public VanityNames names() {
    return subjects.steamApi().names();
  }

  @Override
  public @Nullable AddressFacts facts() {
    return subjects.facts();
  }

  @Override
  public long maxCalls() {
    return subjects.statements().maxCalls();
  }

  @Override
  protected Multimap<String, Function> getFunctionMultimap() {
    return functions.get();
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }
}
