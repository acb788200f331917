package dev.valvejdbc.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.tree.ClassDeclaration;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.ExpressionType;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.linq4j.tree.UnaryExpression;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.runtime.ArrayBindable;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.sql.validate.SqlConformance;
import org.jspecify.annotations.Nullable;

/** The code of an executable plan, with the objects that it was handed over. */
public final class CompiledPlan {
  /** Janino casts no object to a primitive, as windows over one column without nulls do. */
  private static final Shuttle UNBOXING =
      new Shuttle() {
        @Override
        public Expression visit(UnaryExpression unary, Expression operand) {
          Primitive primitive = Primitive.of(unary.getType());
          return unary.getNodeType() == ExpressionType.Convert
                  && primitive != null
                  && primitive.boxClass != null
                  && operand.getType() == Object.class
              ? Expressions.convert_(
                  Expressions.convert_(operand, primitive.boxClass), unary.getType())
              : super.visit(unary, operand);
        }
      };

  private CompiledPlan() {}

  /** Generates and compiles the code of a plan. */
  public static Bindable<?> of(
      EnumerableRel plan,
      EnumerableRel.Prefer prefer,
      SqlConformance conformance,
      CodeCompiler compiler) {
    Map<String, Object> handed = new HashMap<>();
    handed.put("_conformance", conformance);
    RelNode divided = CalculatedRows.in(LongSearches.in(plan, handed), conformance, compiler);
    ClassDeclaration code =
        new EnumerableRelImplementor(plan.getCluster().getRexBuilder(), handed)
            .implementRoot((EnumerableRel) divided, prefer);
    boolean single = plan.getRowType().getFieldCount() == 1;
    Bindable<?> made;
    try {
      made =
          compiler.made(code.name, source(code, code.memberDeclarations, single), Bindable.class);
    } catch (IllegalStateException e) {
      List<MemberDeclaration> unboxed =
          code.memberDeclarations.stream().map(m -> m.accept(UNBOXING)).toList();
      made = compiler.made(code.name, source(code, unboxed, single), Bindable.class);
    }
    return new Handed(made, ((Typed) made).getElementType(), Map.copyOf(handed));
  }

  private static String source(
      ClassDeclaration code, List<MemberDeclaration> members, boolean single) {
    String kind =
        single
            ? Bindable.class.getCanonicalName() + ", " + Typed.class.getCanonicalName()
            : ArrayBindable.class.getCanonicalName();
    return "public final class "
        + code.name
        + " implements "
        + kind
        + " {\n"
        + Expressions.toString(members, "\n", false)
        + "\n}";
  }

  /** Gives the code what it was handed over. */
  private record Handed(Bindable<?> code, java.lang.reflect.Type type, Map<String, Object> handed)
      implements Bindable<Object>, Typed {
    @Override
    @SuppressWarnings("unchecked") // rows are what the plan says
    public Enumerable<Object> bind(DataContext context) {
      return (Enumerable<Object>) code.bind(new HandedContext(context, handed));
    }

    @Override
    public java.lang.reflect.Type getElementType() {
      return type;
    }
  }

  private record HandedContext(DataContext context, Map<String, Object> handed)
      implements DataContext {
    @Override
    public @Nullable SchemaPlus getRootSchema() {
      return context.getRootSchema();
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
      return context.getTypeFactory();
    }

    @Override
    public QueryProvider getQueryProvider() {
      return context.getQueryProvider();
    }

    @Override
    public @Nullable Object get(String name) {
      Object own = handed.get(name);
      return own == null ? context.get(name) : own;
    }
  }
}
