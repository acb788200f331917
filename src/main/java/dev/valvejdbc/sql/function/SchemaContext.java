package dev.valvejdbc.sql.function;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.webapi.VanityNames;
import dev.valvejdbc.lookup.run.ContextStatement;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.statement.StatementCheck;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.DataContext;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.lookup.LikePattern;
import org.jspecify.annotations.Nullable;

/** What a function may use during one execution, found through the root schema. */
public final class SchemaContext implements FunctionContext {
  private final DataContext root;

  /** What a schema of ours offers to functions. */
  public interface Provider {
    /** Who has which page at Steam. */
    VanityNames names();

    /** What is known of addresses; null where nothing is. */
    @Nullable AddressFacts facts();

    /** Packets and calls that a statement may send. */
    long maxCalls();
  }

  private SchemaContext(DataContext root) {
    this.root = root;
  }

  /** Called by generated code. */
  public static FunctionContext of(DataContext root) {
    return new SchemaContext(root);
  }

  @Override
  public @Nullable VanityNames names() {
    Provider provider = ContextStatement.of(root).isRunning() ? provider() : null;
    return provider == null ? null : provider.names();
  }

  /** What functions told in an execution. */
  private static final class Told {
    final Set<String> sentences = ConcurrentHashMap.newKeySet();
  }

  @Override
  public boolean tells(String sentence) {
    ContextStatement statement = ContextStatement.of(root);
    if (!statement.isRunning()) {
      return false;
    }
    if (statement.shared(Told.class, Told::new, new Told()).sentences.add(sentence)) {
      statement.warn(sentence);
    }
    return true;
  }

  @Override
  public @Nullable AddressFacts facts() {
    Provider provider = provider();
    return provider == null ? null : provider.facts();
  }

  @Override
  public StopCheck check() {
    Provider provider = provider();
    return new StatementCheck(
        ContextStatement.of(root), new PacketBudget(provider == null ? 0 : provider.maxCalls()));
  }

  private @Nullable Provider provider() {
    SchemaPlus schemas = root.getRootSchema();
    if (schemas == null) {
      return null;
    }
    for (String name : schemas.subSchemas().getNames(LikePattern.any())) {
      SchemaPlus schema = schemas.subSchemas().get(name);
      Provider provider = schema == null ? null : schema.unwrap(Provider.class);
      if (provider != null) {
        return provider;
      }
    }
    return null;
  }
}
