package dev.valvejdbc.sql.reading;

import org.apache.calcite.sql.SqlWindow;

/** Says what the short forms of frames mean. */
public final class WindowFrames {
  private WindowFrames() {}

  /** Says where a frame ends that says where it begins: Calcite takes that for a distance. */
  public static void end(SqlWindow window) {
    if (window.getLowerBound() != null && window.getUpperBound() == null) {
      window.setUpperBound(SqlWindow.createCurrentRow(window.getParserPosition()));
    }
  }
}
