package dev.valvejdbc.lookup.enumerable;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;

/**
 * Generates the code of a node whose rows come from one call of a static method.
 *
 * @param type a public class that generated code may see
 * @param method a method that returns an {@code Enumerable} of arrays, of bare values if the node
 *     has one column
 * @param arguments what the method is given
 */
public record RuntimeCall(Class<?> type, String method, List<Expression> arguments) {

  /** A call without code before it. */
  public static RuntimeCall of(Class<?> type, String method, Expression... arguments) {
    return new RuntimeCall(type, method, List.of(arguments));
  }

  /** What {@code EnumerableRel.implement} returns for the node. */
  public EnumerableRel.Result implement(EnumerableRelImplementor implementor, EnumerableRel node) {
    return implement(implementor, node, new BlockBuilder());
  }

  /** The same, after the code in the block, which makes the arguments. */
  public EnumerableRel.Result implement(
      EnumerableRelImplementor implementor, EnumerableRel node, BlockBuilder block) {
    block.add(Expressions.return_(null, Expressions.call(type, method, arguments)));
    return implementor.result(
        PhysTypeImpl.of(implementor.getTypeFactory(), node.getRowType(), JavaRowFormat.ARRAY),
        block.toBlock());
  }

  /** The traits of a node that generates code in place of the given one. */
  public static RelTraitSet traits(RelNode node) {
    return node.getTraitSet().replace(EnumerableConvention.INSTANCE);
  }

  /** The function from an operator's form of a row to an array; null where it is one. */
  @SuppressWarnings("unchecked") // Calcite types lambdas by raw classes
  public static Expression toArray(PhysType physType, int columns) {
    if (physType.getFormat() == JavaRowFormat.ARRAY) {
      return Expressions.constant(null, Function1.class);
    }
    ParameterExpression row =
        Expressions.parameter(Primitive.box(physType.getJavaRowType()), "row");
    List<Expression> fields = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      fields.add(physType.fieldReference(row, i, Object.class));
    }
    return Expressions.lambda(Function1.class, Expressions.newArrayInit(Object.class, fields), row);
  }
}
