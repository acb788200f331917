package dev.valvejdbc.cli.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that the program has made itself. */
public final class ListedCells implements Cells {
  private final List<String> labels;
  private final List<List<@Nullable String>> rows;
  private int at = -1;

  /** Rows of texts, each as long as there are labels. */
  public ListedCells(List<String> labels, List<List<@Nullable String>> rows) {
    this.labels = labels;
    this.rows = rows;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public boolean isNumber(int column) {
    return false;
  }

  @Override
  public boolean next() {
    return ++at < rows.size();
  }

  @Override
  public @Nullable Object value(int column) {
    return rows.get(at).get(column);
  }
}
