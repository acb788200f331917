package dev.valvejdbc.protocol.master;

import java.util.List;

/**
 * One filter string.
 *
 * @param text as sent; empty for no restriction
 * @param sure what holds for every server that an honest master lists for it
 */
public record FilterQuery(String text, List<Literal> sure) {
  public FilterQuery {
    sure = List.copyOf(sure);
  }
}
