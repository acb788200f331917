package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Comparison;
import dev.valvejdbc.engine.direct.DirectQuery.Operand;
import dev.valvejdbc.engine.direct.DirectQuery.Test;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.rel.Ahead;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.run.LookupTask;
import dev.valvejdbc.tables.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.jspecify.annotations.Nullable;

/** Makes of a statement's text, without planning, what planning would make of it. */
public final class DirectStatement {
  private final DirectTable table;
  private final List<Integer> wanted;
  private final List<DirectCondition> conditions = new ArrayList<>();
  private final AvaticaParameter[] parameters;
  private List<Operand> keys = List.of();

  private DirectStatement(DirectTable table, DirectColumns columns, int parameters) {
    this.table = table;
    this.wanted = new ArrayList<>(columns.ordinals());
    this.parameters = new AvaticaParameter[parameters];
  }

  /** What runs a statement; null if it needs a plan, or is to be told that something is wrong. */
  public static @Nullable CalciteSignature<Object> signature(
      String sql, CalcitePrepare.Context context) {
    DirectQuery query = DirectGrammar.read(sql);
    if (query == null) {
      return DirectNumber.signature(sql, context);
    }
    DirectTable table = DirectTable.of(query, context);
    DirectColumns columns = table == null ? null : DirectColumns.of(query, table);
    if (table == null || columns == null) {
      return null;
    }
    DirectStatement statement = new DirectStatement(table, columns, query.parameters());
    boolean read = query.tests().stream().allMatch(statement::reads);
    return read && !statement.keys.isEmpty()
        ? statement.signature(sql, query, columns, context)
        : null;
  }

  private boolean reads(Test test) {
    int ordinal = table.ordinal(test.name());
    if (ordinal < 0 || table.hasWords(ordinal)) {
      return false;
    }
    ColumnType type = table.columns().get(ordinal).type();
    for (Operand operand : test.operands()) {
      if (operand.isParameter()) {
        parameters[operand.parameter()] =
            DirectColumns.parameter(table, ordinal, operand.parameter());
      }
    }
    boolean covered = DirectCondition.covers(type, test.comparison(), test.operands());
    if (ordinal != table.key()) {
      wanted.add(ordinal);
      conditions.add(new DirectCondition(wanted.size(), test.comparison(), test.operands()));
      return covered;
    }
    boolean first = keys.isEmpty();
    keys = test.operands();
    return first && covered && isKey(test.comparison()) && keys.stream().noneMatch(this::isPadded);
  }

  /** Whether a text has blanks at its end, which plans show and keys are without. */
  private boolean isPadded(Operand key) {
    return key.value() instanceof String text && text.endsWith(" ");
  }

  private static boolean isKey(Comparison comparison) {
    return comparison == Comparison.EQUAL || comparison == Comparison.IN;
  }

  private CalciteSignature<Object> signature(
      String sql, DirectQuery query, DirectColumns columns, CalcitePrepare.Context context) {
    JavaTypeFactory types = context.getTypeFactory();
    List<ColumnMetaData> told = columns.told(types);
    DirectRows rows =
        new DirectRows(
            task(query),
            keys,
            table.types().getFieldList().get(table.key()).getType().getSqlTypeName(),
            conditions,
            told.size(),
            query.limit());
    return new CalciteSignature<>(
        sql,
        List.of(parameters),
        Map.of(),
        columns.type(types),
        told,
        told.size() == 1 ? Meta.CursorFactory.OBJECT : Meta.CursorFactory.ARRAY,
        context.getRootSchema(),
        List.of(),
        -1,
        rows,
        Meta.StatementType.SELECT);
  }

  private LookupTask task(DirectQuery query) {
    LookupTask.Leg leg =
        new LookupTask.Leg(
            new LookupLeg(table.keyed(), wanted),
            table.keyed(),
            0,
            table.columns().size(),
            LegKind.INNER,
            1);
    boolean limited = query.limit() < Long.MAX_VALUE;
    return new LookupTask(
        table.keyed().source(),
        List.of(leg),
        0,
        1,
        1 + wanted.size(),
        limited ? Ahead.LITTLE : Ahead.FAR,
        true,
        false);
  }
}
