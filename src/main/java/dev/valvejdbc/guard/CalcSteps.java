package dev.valvejdbc.guard;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgramBuilder;
import org.apache.calcite.sql.validate.SqlConformance;

/** Collects the steps of calculations, each kind once, and compiles them. */
final class CalcSteps {
  /** Steps in one class: its code stays far from what a class may hold. */
  private static final int MOST_IN_UNIT = 100;

  private static final String CLASS = "CalcUnit";
  private static final ParameterExpression OPERANDS =
      Expressions.parameter(Object[].class, "operands");

  private final RexBuilder rex;
  private final SqlConformance conformance;
  private final Map<Kind, Integer> numbers = new HashMap<>();
  private final List<String> methods = new ArrayList<>();

  /** What steps have in common that the same code takes. */
  private record Kind(String expression, String types) {}

  CalcSteps(RexBuilder rex, SqlConformance conformance) {
    this.rex = rex;
    this.conformance = conformance;
  }

  /**
   * The place of a step.
   *
   * @param step an expression whose columns are its operands
   * @param operands their types
   */
  CalcNode.Place place(RexNode step, List<RelDataType> operands) {
    StringBuilder types = new StringBuilder(step.getType().getFullTypeString());
    operands.forEach(o -> types.append(' ').append(o.getFullTypeString()));
    int number =
        numbers.computeIfAbsent(
            new Kind(step.toString(), types.toString()),
            k -> {
              methods.add(method(methods.size() % MOST_IN_UNIT, step, operands));
              return methods.size() - 1;
            });
    return new CalcNode.Place(number / MOST_IN_UNIT, number % MOST_IN_UNIT);
  }

  private String method(int number, RexNode step, List<RelDataType> operands) {
    RelDataTypeFactory.Builder row = rex.getTypeFactory().builder();
    for (RelDataType operand : operands) {
      row.add("o" + row.getFieldCount(), operand);
    }
    RexProgramBuilder program = new RexProgramBuilder(row.build(), rex);
    program.addProject(step, "value");
    JavaTypeFactory types = (JavaTypeFactory) rex.getTypeFactory();
    BlockBuilder block = new BlockBuilder();
    List<Expression> values =
        RexToLixTranslator.translateProjects(
            program.getProgram(),
            types,
            conformance,
            block,
            null,
            null,
            DataContext.ROOT,
            (list, index, type) ->
                EnumUtils.convert(
                    Expressions.arrayIndex(OPERANDS, Expressions.constant(index)),
                    type == null ? types.getJavaClass(operands.get(index)) : type),
            null);
    block.add(Expressions.return_(null, Expressions.box(values.get(0))));
    return Expressions.toString(
        Expressions.methodDecl(
            Modifier.PRIVATE,
            Object.class,
            "step" + number,
            List.of(OPERANDS),
            GuardedCode.within(block.toBlock())));
  }

  /** The code of all steps. */
  List<CalcCode> compiled(CodeCompiler compiler) {
    List<CalcCode> units = new ArrayList<>();
    for (int from = 0; from < methods.size(); from += MOST_IN_UNIT) {
      int to = Math.min(methods.size(), from + MOST_IN_UNIT);
      units.add(compiler.made(CLASS, source(methods.subList(from, to)), CalcCode.class));
    }
    return units;
  }

  private static String source(List<String> methods) {
    StringBuilder source = new StringBuilder();
    String context = DataContext.class.getCanonicalName();
    String code = CalcCode.class.getCanonicalName();
    source.append("public final class " + CLASS + " implements " + code + " {\n");
    source.append("private " + context + " root;\n");
    source.append("private " + Guard.class.getCanonicalName() + " " + GuardedCode.GUARD + ";\n");
    source.append("public " + code + " begun(" + context + " root) {\n");
    source.append(CLASS + " begun = new " + CLASS + "();\nbegun.root = root;\n");
    source.append("begun." + GuardedCode.GUARD + " = ");
    source.append(Guard.class.getCanonicalName() + ".of(root);\nreturn begun;\n}\n");
    source.append("public Object step(int which, Object[] operands) {\nswitch (which) {\n");
    for (int i = 0; i < methods.size(); i++) {
      source.append("case " + i + ": return step" + i + "(operands);\n");
    }
    source.append("default: throw new IllegalArgumentException();\n}\n}\n");
    methods.forEach(source::append);
    return source.append("}").toString();
  }
}
