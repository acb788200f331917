package dev.valvejdbc.lookup.plan;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.DelegatingMetadataRel;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.NullSentinel;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * Answers the planner's questions on plans by reflection. Calcite would generate and compile a
 * class for each kind of question, which takes longer than a first statement has to wait.
 */
final class MetadataHandlers implements MetadataHandlerProvider {
  private static final MetadataHandlers INSTANCE = new MetadataHandlers();

  private final MetadataHandlerProvider reflective =
      new ProxyingMetadataHandlerProvider(
          ChainedRelMetadataProvider.of(
              List.of(
                  ReflectiveRelMetadataProvider.reflectiveSource(
                      new RowPredicates(), BuiltInMetadata.Predicates.Handler.class),
                  ReflectiveRelMetadataProvider.reflectiveSource(
                      new MostRows(), BuiltInMetadata.MaxRowCount.Handler.class),
                  ReflectiveRelMetadataProvider.reflectiveSource(
                      new LeastRows(), BuiltInMetadata.MinRowCount.Handler.class),
                  DefaultRelMetadataProvider.INSTANCE)));
  private final Map<Class<?>, Object> handlers = new ConcurrentHashMap<>();

  private MetadataHandlers() {}

  /** Has the questions of a planner answered here. */
  static RelOptCluster answering(RelOptCluster cluster) {
    cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(INSTANCE));
    return cluster;
  }

  @Override
  public <M extends MetadataHandler<?>> M handler(Class<M> type) {
    return type.cast(handlers.computeIfAbsent(type, t -> made(type)));
  }

  private <M extends MetadataHandler<?>> Object made(Class<M> type) {
    return Proxy.newProxyInstance(
        MetadataHandlers.class.getClassLoader(),
        new Class<?>[] {type},
        new Remembering(reflective.handler(type)));
  }

  /** Asks about what a placeholder in a plan stands for, and no question twice. */
  private record Remembering(Object handler) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object self, Method method, Object[] arguments)
        throws Throwable {
      RelNode rel = (RelNode) arguments[0];
      while (rel instanceof DelegatingMetadataRel placeholder) {
        rel = placeholder.getMetadataDelegateRel();
      }
      arguments[0] = rel;
      RelMetadataQuery query = (RelMetadataQuery) arguments[1];
      Object[] question = Arrays.copyOfRange(arguments, 1, arguments.length);
      question[0] = method;
      Object key = Arrays.asList(question);
      Object known = query.map.get(rel, key);
      if (known == null) {
        known = NullSentinel.mask(asked(method, arguments));
        query.map.put(rel, key, known);
      }
      return known == NullSentinel.INSTANCE ? null : known;
    }

    private @Nullable Object asked(Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(handler, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
  }
}
