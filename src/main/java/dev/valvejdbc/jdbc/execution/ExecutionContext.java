package dev.valvejdbc.jdbc.execution;

import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * Adds to Calcite's data context what it lacks: a cancel flag and a timeout that belong to one
 * execution, what the engine puts there by name, and parameters of the type that the plan expects.
 */
final class ExecutionContext implements DataContext {
  private final DataContext context;
  private final Execution execution;
  private final Map<String, Object> named;
  private final List<AvaticaParameter> parameters;
  private final ParameterSources sources;

  ExecutionContext(
      DataContext context,
      Execution execution,
      Map<String, Object> named,
      List<AvaticaParameter> parameters,
      ParameterSources sources) {
    this.context = context;
    this.execution = execution;
    this.named = named;
    this.parameters = parameters;
    this.sources = sources;
  }

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
    if (name.equals(Variable.CANCEL_FLAG.camelName)) {
      return execution.cancelled();
    }
    if (name.equals(Variable.TIMEOUT.camelName)) {
      return execution.millisLeft();
    }
    if (name.equals(Variable.CURRENT_TIMESTAMP.camelName)
        || name.equals(Variable.LOCAL_TIMESTAMP.camelName)) {
      return context.get(Variable.UTC_TIMESTAMP.camelName); // as all columns are
    }
    if (name.equals(Variable.SYSTEM_USER.camelName)) {
      return get(Variable.USER.camelName); // the account of this machine is nobody's business
    }
    Object ours = named.get(name);
    if (ours != null) {
      return ours;
    }
    if (!name.startsWith("?")) {
      return context.get(name);
    }
    int parameter = Integer.parseInt(name.substring(1));
    int literal = sources.literal(parameter);
    if (literal >= 0) {
      return sources.literals().get(literal);
    }
    Object value = context.get("?" + sources.bound(parameter));
    return value == null ? bound(parameter) : fitted(value, parameter);
  }

  /** A LIMIT of null is none, and so is an OFFSET; other parameters are null. */
  private @Nullable Object bound(int parameter) {
    String name = parameter < parameters.size() ? parameters.get(parameter).name : "";
    if (name.startsWith("LIMIT")) {
      return Integer.MAX_VALUE;
    }
    return name.startsWith("OFFSET") ? 0 : null;
  }

  private Object fitted(Object value, int parameter) {
    return parameter < parameters.size()
        ? FittedParameter.of(value, parameters.get(parameter).parameterType, parameter + 1)
        : value;
  }
}
