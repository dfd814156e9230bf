package dev.tandem.messaging.internal.database;

import java.sql.Connection;
import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes connections writable that a pool hands out read-only, and gives them back as they were. */
final class Writable {

  private static final Logger log = LoggerFactory.getLogger(Writable.class);

  private Writable() {}

  /** Returns whether the connection was read-only, and so has to be restored. */
  static boolean make(Connection connection) throws SQLException {
    boolean readOnly = connection.isReadOnly();
    if (readOnly) {
      connection.setReadOnly(false);
    }
    return readOnly;
  }

  static void undo(Connection connection) {
    try {
      connection.setReadOnly(true);
    } catch (SQLException e) {
      // What was written is decided by now; the pool looks after broken connections.
      log.debug("Connection not read-only again", e);
    }
  }
}
