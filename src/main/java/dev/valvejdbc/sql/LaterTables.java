package dev.valvejdbc.sql;

import com.google.common.collect.Maps;
import dev.valvejdbc.tables.Later;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.schema.Table;

/** Tables by their names, each of which is made when somebody first wants it. */
final class LaterTables {
  private final Map<String, Later<Table>> tables = new LinkedHashMap<>();

  /** Adds a table, which its maker makes once. */
  LaterTables with(String name, Supplier<Table> maker) {
    tables.put(name, new Later<>(maker));
    return this;
  }

  /** The tables; to go through its values makes all of them. */
  Map<String, Table> map() {
    return Maps.transformValues(Collections.unmodifiableMap(tables), Later::get);
  }
}
