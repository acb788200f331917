package dev.valvejdbc.attach;

import java.sql.Connection;
import java.sql.SQLException;

/** A server of databases that a test has started. */
interface OwnServer {
  String USER = "owner";
  String PASSWORD = "s3cret word";

  String url();

  /** A connection past ours. */
  Connection connect() throws SQLException;

  /** Makes the database empty. */
  void empty() throws SQLException;
}
