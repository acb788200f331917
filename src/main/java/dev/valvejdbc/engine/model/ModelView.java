package dev.valvejdbc.engine.model;

import dev.valvejdbc.sql.dialect.DialectValidator;
import dev.valvejdbc.sql.grammar.Parsing;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeImpl;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.schema.impl.ViewTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/** A view of a model, whose columns are found out when somebody asks for them first. */
final class ModelView extends AbstractTable implements TranslatableTable {
  private final CalciteConnection connection;
  private final String sql;
  private final List<String> path;
  private @Nullable RelDataType row;

  /**
   * Makes a view.
   *
   * @param path the schema in which its tables are looked for first
   */
  ModelView(CalciteConnection connection, String sql, List<String> path) {
    this.connection = connection;
    this.sql = sql;
    this.path = List.copyOf(path);
  }

  @Override
  public synchronized RelDataType getRowType(RelDataTypeFactory types) {
    RelDataType known = row;
    if (known == null) {
      known = validated();
      row = known;
    }
    return RelDataTypeImpl.proto(known).apply(types);
  }

  private RelDataType validated() {
    JavaTypeFactory types = connection.getTypeFactory();
    CalciteCatalogReader catalog =
        new CalciteCatalogReader(
            CalciteSchema.from(connection.getRootSchema()), path, types, connection.config());
    SqlOperatorTable operators =
        SqlOperatorTables.chain(
            connection.config().fun(SqlOperatorTable.class, SqlStdOperatorTable.instance()),
            catalog);
    SqlValidator validator =
        new DialectValidator(
            operators,
            catalog,
            types,
            SqlValidator.Config.DEFAULT
                .withConformance(connection.config().conformance())
                .withIdentifierExpansion(true),
            parameter -> null);
    try {
      SqlNode query = validator.validate(Parsing.statement(sql));
      RelDataType found = validator.getValidatedNodeType(query);
      List<String> names = new ArrayList<>();
      found.getFieldNames().forEach(name -> names.add(name.replace("\u0001", "")));
      List<RelDataType> fields = new ArrayList<>();
      found.getFieldList().forEach(field -> fields.add(field.getType()));
      return types.createStructType(
          fields, SqlValidatorUtil.uniquify(names, SqlValidatorUtil.EXPR_SUGGESTER, false));
    } catch (SqlParseException e) {
      throw new IllegalArgumentException(e); // an error of the statement that reads the view
    }
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    RelDataType columns = table.getRowType();
    return new ViewTable(Object[].class, RelDataTypeImpl.proto(columns), sql, path, null)
        .toRel(context, table);
  }

  @Override
  public Schema.TableType getJdbcTableType() {
    return Schema.TableType.VIEW;
  }
}
