package dev.valvejdbc.lookup.rel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;

/** Gives nodes of a plan other inputs; a node whose inputs stay is itself. */
public final class Inputs {
  private Inputs() {}

  /** The node above what each of its inputs becomes. */
  public static RelNode rewritten(RelNode node, UnaryOperator<RelNode> rewrite) {
    List<RelNode> inputs = new ArrayList<>();
    node.getInputs().forEach(input -> inputs.add(rewrite.apply(input)));
    return replaced(node, inputs);
  }

  /** The node above other inputs, as many as it has. */
  public static RelNode replaced(RelNode node, List<RelNode> inputs) {
    return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
  }
}
