package dev.valvejdbc.trino.table;

import io.trino.spi.connector.ConnectorTransactionHandle;

/** The transaction of every query: nothing is written. */
public enum ValveTransaction implements ConnectorTransactionHandle {
  READ_ONLY
}
