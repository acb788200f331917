package dev.valvejdbc.attach.write;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.attach.Transactions;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Knows which statements write into attached databases, and runs them. */
public final class DatabaseWrites implements OwnDatabases, AutoCloseable {
  private final Map<String, AttachedSource> sources = new TreeMap<>();
  private final boolean permitted;
  private final Transactions transactions = new Transactions();
  private final Locks locks = new Locks();

  /** Writes into these, if that is permitted. */
  public DatabaseWrites(Iterable<AttachedSource> sources, boolean permitted) {
    sources.forEach(s -> this.sources.put(s.name().toLowerCase(Locale.ROOT), s));
    this.permitted = permitted;
  }

  @Override
  public boolean areWritable() {
    return permitted && !sources.isEmpty();
  }

  @Override
  public @Nullable Write write(String sql) throws SQLException {
    WriteText text = WriteText.of(sql, sources);
    if (text == null) {
      return null;
    }
    AttachedSource source = Objects.requireNonNull(sources.get(text.database()));
    if (!permitted) {
      throw SqlError.WRITES_REFUSED.exception(source.name());
    }
    return new DatabaseWrite(source, transactions, locks, text.part());
  }

  @Override
  public void end(boolean commit) throws SQLException {
    if (commit) {
      transactions.commit();
    } else {
      transactions.rollback();
    }
  }

  @Override
  public void setAutoCommit(boolean on) throws SQLException {
    transactions.setAutoCommit(on);
  }

  @Override
  public void close() {
    locks.close();
  }
}
