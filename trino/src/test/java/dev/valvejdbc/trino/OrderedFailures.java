package dev.valvejdbc.trino;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import com.google.inject.Module;
import com.google.inject.Scopes;
import io.airlift.units.Duration;
import io.trino.execution.FailureInjector;
import io.trino.spi.ErrorType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Lets tasks of a node fail as a test has ordered. */
public final class OrderedFailures implements FailureInjector {
  private final Map<Task, InjectedFailure> ordered = new ConcurrentHashMap<>();

  private record Task(String token, int stage, int partition, int attempt) {}

  /** Takes the place of the one that injects nothing. */
  static Module module() {
    return binder ->
        newOptionalBinder(binder, FailureInjector.class)
            .setBinding()
            .to(OrderedFailures.class)
            .in(Scopes.SINGLETON);
  }

  @Override
  public void injectTaskFailure(
      String traceToken,
      int stageId,
      int partitionId,
      int attemptId,
      InjectedFailureType injectionType,
      Optional<ErrorType> errorType) {
    ordered.put(
        new Task(traceToken, stageId, partitionId, attemptId),
        new InjectedFailure(injectionType, errorType));
  }

  @Override
  public Optional<InjectedFailure> getInjectedFailure(
      String traceToken, int stageId, int partitionId, int attemptId) {
    return Optional.ofNullable(ordered.get(new Task(traceToken, stageId, partitionId, attemptId)));
  }

  @Override
  public Duration getRequestTimeout() {
    return new Duration(30, TimeUnit.SECONDS);
  }
}
