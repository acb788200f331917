package dev.valvejdbc.guard;

import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.tree.ClassDeclaration;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.runtime.ArrayBindable;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.sql.validate.SqlConformance;
import org.jspecify.annotations.Nullable;

/** The code of an executable plan, with the objects that it was handed over. */
public final class CompiledPlan {
  private CompiledPlan() {}

  /** Generates and compiles the code of a plan. */
  public static Bindable<?> of(
      EnumerableRel plan,
      EnumerableRel.Prefer prefer,
      SqlConformance conformance,
      CodeCompiler compiler) {
    Map<String, Object> handed = new HashMap<>();
    handed.put("_conformance", conformance);
    ClassDeclaration code =
        new EnumerableRelImplementor(plan.getCluster().getRexBuilder(), handed)
            .implementRoot(plan, prefer);
    boolean single = plan.getRowType().getFieldCount() == 1;
    String kind =
        single
            ? Bindable.class.getCanonicalName() + ", " + Typed.class.getCanonicalName()
            : ArrayBindable.class.getCanonicalName();
    String source =
        "public final class "
            + code.name
            + " implements "
            + kind
            + " {\n"
            + Expressions.toString(code.memberDeclarations, "\n", false)
            + "\n}";
    Bindable<?> made = compiler.made(code.name, source, Bindable.class);
    return new Handed(made, ((Typed) made).getElementType(), Map.copyOf(handed));
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
