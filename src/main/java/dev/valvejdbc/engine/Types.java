package dev.valvejdbc.engine;

import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Calcite's types, with text in UTF-8, wide decimals, and texts of unequal length unpadded. */
final class Types extends JavaTypeFactoryImpl {
  private static final int DECIMAL_DIGITS = 38;
  private static final int DIGITS_OF_A_MEAN = 6;

  Types() {
    super(new TypeSystem());
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  private static final class TypeSystem extends RelDataTypeSystemImpl {
    @Override
    public int getMaxPrecision(SqlTypeName type) {
      return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxPrecision(type);
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
      return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxScale(type);
    }

    /** A sum of smaller numbers is one of 64 bits; {@link WideSums} watches over those. */
    @Override
    public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
      return SqlTypeUtil.isIntType(argument)
          ? types.createTypeWithNullability(
              types.createSqlType(SqlTypeName.BIGINT), argument.isNullable())
          : super.deriveSumType(types, argument);
    }

    /** The mean of whole numbers is seldom one. */
    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
      SqlTypeName type = argument.getSqlTypeName();
      if (!SqlTypeUtil.isIntType(argument) && type != SqlTypeName.DECIMAL) {
        return super.deriveAvgAggType(types, argument);
      }
      RelDataType mean =
          type == SqlTypeName.DECIMAL
              ? types.createSqlType(
                  type, DECIMAL_DIGITS, Math.max(argument.getScale(), DIGITS_OF_A_MEAN))
              : types.createSqlType(SqlTypeName.DOUBLE);
      return types.createTypeWithNullability(mean, argument.isNullable());
    }

    /** Casts round, as PostgreSQL's do; Calcite's cut. */
    @Override
    public RoundingMode roundingMode() {
      return RoundingMode.HALF_UP;
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
      return true;
    }
  }
}
