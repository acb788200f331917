package dev.valvejdbc.guard;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

/** Collects the steps of calculations, each kind once, and compiles them. */
final class CalcSteps {
  /** Steps in one class: its code stays far from what a class may hold. */
  private static final int MOST_IN_UNIT = 100;

  private static final String CLASS = "CalcUnit";
  private static final ParameterExpression OPERANDS =
      Expressions.parameter(Object[].class, "operands");

  private final RexBuilder rex;
  private final SqlConformance conformance;
  private final KnownSteps known;
  private final Map<KnownSteps.Kind, CalcNode.Place> places = new HashMap<>();

  /** The code of each unit; null while it is to be compiled. */
  private final List<@Nullable CalcCode> units = new ArrayList<>();

  /** What is to be compiled. */
  private final List<Fresh> fresh = new ArrayList<>();

  /** A step that nobody has compiled. */
  private record Fresh(KnownSteps.Kind kind, String method, CalcNode.Place place) {}

  CalcSteps(RexBuilder rex, SqlConformance conformance, KnownSteps known) {
    this.rex = rex;
    this.conformance = conformance;
    this.known = known;
  }

  /**
   * The place of a step.
   *
   * @param step an expression whose columns are its operands
   * @param operands their types
   */
  CalcNode.Place place(RexNode step, List<RelDataType> operands) {
    KnownSteps.Kind kind = KnownSteps.kind(step, operands, conformance);
    CalcNode.Place place = places.get(kind);
    if (place == null) {
      KnownSteps.Step compiled = known.get(kind);
      place = compiled == null ? fresh(kind, step, operands) : place(compiled);
      places.put(kind, place);
    }
    return place;
  }

  private CalcNode.Place place(KnownSteps.Step step) {
    int unit = units.indexOf(step.unit());
    if (unit < 0) {
      unit = units.size();
      units.add(step.unit());
    }
    return new CalcNode.Place(unit, step.method());
  }

  private CalcNode.Place fresh(KnownSteps.Kind kind, RexNode step, List<RelDataType> operands) {
    int method = fresh.size() % MOST_IN_UNIT;
    if (method == 0) {
      units.add(null);
    }
    int unit = method == 0 ? units.size() - 1 : fresh.get(fresh.size() - 1).place().unit();
    CalcNode.Place place = new CalcNode.Place(unit, method);
    fresh.add(new Fresh(kind, method(method, step, operands), place));
    return place;
  }

  private String method(int number, RexNode step, List<RelDataType> operands) {
    RelDataTypeFactory.Builder row = rex.getTypeFactory().builder();
    for (RelDataType operand : operands) {
      row.add("o" + row.getFieldCount(), operand);
    }
    RexProgramBuilder program = new RexProgramBuilder(row.build(), rex);
    program.addProject(step, "value");
    JavaTypeFactory types = (JavaTypeFactory) rex.getTypeFactory();
    BlockBuilder block = new CountedNames();
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
    for (int from = 0; from < fresh.size(); from += MOST_IN_UNIT) {
      List<Fresh> steps = fresh.subList(from, Math.min(fresh.size(), from + MOST_IN_UNIT));
      CalcCode unit =
          compiler.made(CLASS, source(steps.stream().map(Fresh::method).toList()), CalcCode.class);
      units.set(steps.get(0).place().unit(), unit);
      steps.forEach(s -> known.put(s.kind(), new KnownSteps.Step(unit, s.place().method())));
    }
    return units.stream().map(Objects::requireNonNull).toList();
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
