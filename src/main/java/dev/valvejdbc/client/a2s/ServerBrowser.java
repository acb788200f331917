package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.LimitState;
import java.util.List;

/**
 * Asks game servers, thousands at once. Safe for use by many threads; they share one socket, its
 * limits, one cache, and each other's questions under way.
 */
public interface ServerBrowser extends AutoCloseable {

  /** Opens a scan; nothing is sent until it asks. */
  Scan scan(ScanOptions options);

  /** The limits of packets, and of the memory that answers take, as they are now. */
  List<LimitState> limits();

  /** Ends every scan and the threads behind them. */
  @Override
  void close();
}
