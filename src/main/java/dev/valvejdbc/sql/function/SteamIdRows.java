package dev.valvejdbc.sql.function;

import dev.valvejdbc.sql.table.RelTypes;
import dev.valvejdbc.tables.steamid.SteamIdForms;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.TableFunction;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.schema.impl.TableFunctionImpl;
import org.jspecify.annotations.Nullable;

/** The table function steamid, as Calcite sees it. */
public final class SteamIdRows implements TableFunction, ImplementableFunction, CommentedFunction {
  /** Made when a statement calls it: it brings the tables of all that code is made of. */
  private volatile @Nullable TableFunctionImpl calls;

  private TableFunctionImpl calls() {
    TableFunctionImpl made = calls;
    if (made == null) {
      made =
          (TableFunctionImpl)
              Objects.requireNonNull(TableFunctionImpl.create(SteamIdRows.class, "rows"));
      calls = made;
    }
    return made;
  }

  @Override
  public SteamIdForms described() {
    return SteamIdForms.FUNCTION;
  }

  /** Called by generated code. */
  public static ScannableTable rows(@Nullable Object given) {
    return new Rows(given);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return calls().getParameters();
  }

  @Override
  public RelDataType getRowType(
      RelDataTypeFactory types, List<? extends @Nullable Object> arguments) {
    return RelTypes.row(SteamIdForms.FUNCTION.columns(), types);
  }

  @Override
  public Type getElementType(List<? extends @Nullable Object> arguments) {
    return calls().getElementType(arguments);
  }

  @Override
  public CallImplementor getImplementor() {
    return calls().getImplementor();
  }

  private static final class Rows extends AbstractTable implements ScannableTable {
    private final @Nullable Object given;

    Rows(@Nullable Object given) {
      this.given = given;
    }

    @Override
    public Enumerable<@Nullable Object[]> scan(DataContext root) {
      return Linq4j.asEnumerable(SteamIdForms.FUNCTION.rows(SchemaContext.of(root), given));
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      return RelTypes.row(SteamIdForms.FUNCTION.columns(), types);
    }
  }
}
