package dev.valvejdbc.tables.list;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.tables.Vocabulary;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of master_servers that hold one of a few words. */
public enum ListWords implements Vocabulary {
  REGION("region") {
    @Override
    public @Nullable Set<String> meant(String word) {
      Set<Region> regions = regions(word);
      return regions.size() == Region.values().length
          ? null
          : regions.stream().map(Region::text).collect(Collectors.toSet());
    }
  },
  /** A letter, which lists send as they like; a whole word never is one. */
  OS("os") {
    @Override
    public Set<String> meant(String word) {
      Platform platform = word.length() < 2 ? null : Platform.spelled(word);
      if (platform != null) {
        throw SqlError.WORD.inStatement(
            "os", word, "it holds a letter, here '" + platform.letter() + "'.");
      }
      return Set.of(word);
    }
  };

  private final String column;

  ListWords(String column) {
    this.column = column;
  }

  /** The vocabulary of a column; null if it holds other values. */
  static @Nullable ListWords of(String column) {
    for (ListWords words : values()) {
      if (words.column.equals(column)) {
        return words;
      }
    }
    return null;
  }

  /**
   * The regions that a name stands for, in any case.
   *
   * @throws dev.valvejdbc.errors.StatementException if it stands for none
   */
  public static Set<Region> regions(String name) {
    Set<Region> regions = Region.named(name);
    if (regions == null) {
      throw SqlError.WORD.inStatement(
          "region",
          name,
          "it is one of "
              + String.join(", ", Region.names())
              + ", where na is both coasts and all every region.");
    }
    return regions;
  }
}
