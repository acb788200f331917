package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rel.RowConditions;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/**
 * What a host of look-ups has a say in while statements are prepared; each is Calcite's own way
 * where it says nothing.
 */
public interface Planning {
  /**
   * Reads comparisons in other words, before values are inferred from them.
   *
   * @return the same plan, if nothing is said
   */
  default RelNode reworded(RelNode plan) {
    return plan;
  }

  /**
   * Rules that take on conditions that nobody checks.
   *
   * @return none, if nothing is said
   */
  default List<RelOptRule> conditionRules() {
    return List.of();
  }

  /**
   * Rules that push filters, projections and limits into tables that are no keyed tables.
   *
   * @return none, if nothing is said
   */
  default List<RelOptRule> scanRules() {
    return List.of();
  }

  /**
   * Rules that make scans of such tables executable.
   *
   * @return none, if nothing is said
   */
  default List<ConverterRule> converters() {
    return List.of();
  }

  /**
   * Keys for a table that the statement gives none: a relation of one column.
   *
   * @return null for none
   */
  default @Nullable RelNode keys(KeyedScan scan) {
    return null;
  }

  /** Tells the columns of a statement that is valid, before it is planned; to nobody. */
  default void validated(RelDataType row) {}

  /** The plan as converted, before it is planned; as it is. */
  default RelNode converted(RelNode plan) {
    return plan;
  }

  /**
   * Compiles an executable plan.
   *
   * @return null for Calcite's own way
   */
  default @Nullable Bindable<?> compiled(
      EnumerableRel plan, EnumerableRel.Prefer prefer, SqlConformance conformance) {
    return null;
  }

  /**
   * What makes conditions on rows that are gone through instead of being compiled.
   *
   * @return what makes none, if nothing is said
   */
  default RowConditions rowConditions() {
    return (program, rex, conformance) -> null;
  }

  /**
   * What is done to an executable plan last, when it is compiled.
   *
   * @return the plan itself, if nothing is said
   */
  default RelNode finished(RelNode plan) {
    return plan;
  }

  /**
   * The validator of statements.
   *
   * @return null for Calcite's own
   */
  default @Nullable SqlValidator validator(
      SqlOperatorTable operators,
      CalciteCatalogReader catalog,
      RelDataTypeFactory types,
      SqlValidator.Config config) {
    return null;
  }

  /** What builds the expressions of a plan; Calcite's own. */
  default RexBuilder expressions(RelDataTypeFactory types) {
    return new RexBuilder(types);
  }

  /**
   * What computes constants while a statement is planned.
   *
   * @return the planner's own
   */
  default @Nullable RexExecutor constants(DataContext context) {
    return null;
  }
}
