package dev.valvejdbc.jdbc.execution;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a prepared query run under its execution, row by row: no row is read before it is asked
 * for, and what runs below is closed exactly once, also when it fails.
 */
public final class LazySignature {
  private LazySignature() {}

  /**
   * Wraps a query's signature; others stay as they are.
   *
   * @param sql the statement, whose plan may be one of many
   * @param sources where the values of its parameters come from
   * @param steps of the plan, in words, for who watches; empty where nobody does
   */
  public static <T> CalciteSignature<T> of(
      CalciteSignature<T> signature,
      String sql,
      ParameterSources sources,
      List<String> steps,
      ExecutionScope scope) {
    if (signature.statementType != Meta.StatementType.SELECT) {
      return signature;
    }
    List<AvaticaParameter> bound = sources.bound(signature.parameters);
    return new CalciteSignature<>(
        sql,
        bound,
        signature.internalParameters,
        signature.rowType,
        Labels.of(signature.columns),
        signature.cursorFactory,
        signature.rootSchema,
        signature.getCollationList(),
        -1,
        null,
        signature.statementType) {
      @Override
      public Enumerable<T> enumerable(DataContext context) {
        Execution execution = scope.current();
        if (execution == null) {
          return signature.enumerable(context);
        }
        execution.checkBound(bound.size());
        execution.planned(steps);
        try {
          Enumerable<T> rows =
              signature.enumerable(
                  new ExecutionContext(
                      context, execution, scope.named(execution), signature.parameters, sources));
          execution.check(); // what was cancelled may end without a word
          return new LazyRows<>(rows, execution);
        } catch (RuntimeException | Error e) { // aggregates compute before the first row is read
          execution.fail(e);
          throw e;
        }
      }
    };
  }

  private static final class LazyRows<T> extends AbstractEnumerable<T> {
    private final Enumerable<T> rows;
    private final Execution execution;

    LazyRows(Enumerable<T> rows, Execution execution) {
      this.rows = rows;
      this.execution = execution;
    }

    @Override
    public Enumerator<T> enumerator() {
      return rows.enumerator();
    }

    @Override
    public Iterator<T> iterator() {
      try {
        return new LazyIterator<>(rows.enumerator(), execution);
      } catch (RuntimeException | Error e) {
        execution.fail(e);
        throw e;
      }
    }
  }

  private static final class LazyIterator<T> implements Iterator<T>, AutoCloseable {
    private final Enumerator<T> rows;
    private final Execution execution;
    private boolean looked;
    private boolean has;
    private boolean closed;
    private long read;
    private long given;
    private @Nullable Throwable failure;

    LazyIterator(Enumerator<T> rows, Execution execution) {
      this.rows = rows;
      this.execution = execution;
    }

    @Override
    public boolean hasNext() {
      if (!looked) {
        looked = true;
        try {
          has = !closed && moved();
        } catch (RuntimeException | Error e) {
          failure = e;
          close();
          throw e;
        }
        if (!has) {
          close();
        }
      }
      return has;
    }

    private boolean moved() {
      if (execution.maxRows() > 0 && read >= execution.maxRows()) {
        return false;
      }
      execution.check();
      read++;
      boolean more = rows.moveNext();
      execution.check(); // scans of Calcite's own end without a word when they are cancelled
      return more;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      looked = false;
      try {
        T row = rows.current();
        given++;
        return row;
      } catch (RuntimeException | Error e) {
        failure = e;
        close();
        throw e;
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        try {
          rows.close();
        } finally {
          execution.gave(given);
          if (failure == null) {
            execution.end();
          } else {
            execution.fail(failure);
          }
        }
      }
    }
  }
}
